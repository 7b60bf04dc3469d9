import type { ChatRef } from './chat-ref.ts';

/**
 * - `making`: its message is about to be posted
 * - `live`: its message shows what stands now
 * - `unknown`: nobody knows whether its message has arrived, so that it is not posted again unasked
 * - `paused`: its message cannot be changed any more
 * - `ending`: its message is about to say that it is stopped
 */
export type BoardState = 'making' | 'live' | 'unknown' | 'paused' | 'ending';

/**
 * Why a board is paused:
 * - `deleted`: its message was deleted, and so was the one that was posted instead
 * - `gone`: the chat does not exist any more, or has removed the bot
 * - `forbidden`: the bot may not write there
 * - `rejected`: the platform does not accept the message
 */
export type BoardTrouble = 'deleted' | 'gone' | 'forbidden' | 'rejected';

/** What the person who manages the chat chooses. */
export interface BoardChoices {
  /** Id of a topic. Left out for the whole situation. */
  readonly topic?: string;
  readonly language: string;
}

/** The board of a chat, as its managers see it. */
export interface BoardStatus extends BoardChoices {
  readonly state: BoardState;
  /** Why it is paused. */
  readonly trouble?: BoardTrouble;
  /** Whether its message is pinned; left out before that was tried. */
  readonly pinned?: boolean;
  /** When its message was posted or changed last. */
  readonly changedAt?: Date;
  /** Time zone of its days. */
  readonly zone: string;
}

/** The live boards of chats: at most one for each chat and thread. Permissions are checked by the command, not here. */
export interface Boards {
  /** The board of a chat and thread. */
  of(from: ChatRef): Promise<BoardStatus | undefined>;

  /**
   * Sets one up, and waits a moment for its message. Where there is one that is alive, it gets these choices; one that is
   * paused, or whose message may not have arrived, gets a new message.
   */
  setUp(from: ChatRef, choices: BoardChoices): Promise<BoardStatus>;

  /** Stops the board of a chat: its message then says so. @returns whether there was one */
  stop(from: ChatRef): Promise<boolean>;
}
