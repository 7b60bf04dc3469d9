import type { BoardChoices, BoardState, BoardTrouble } from '../command/boards.ts';
import type { ChatRef } from '../command/chat-ref.ts';

/** A message in a chat that is edited in place, so that it shows what stands now. */
export interface Board extends BoardChoices {
  /** Eight letters and digits. */
  readonly id: string;
  readonly from: ChatRef;
  readonly state: BoardState;
  readonly trouble?: BoardTrouble;
  /** Number of the message among all that the board has had, from 1. */
  readonly made: number;
  /** Whether the message was made because the one before it was deleted. */
  readonly isAnew: boolean;
  /** When the message was first sent. It is recorded before it is sent. */
  readonly sentAt?: Date;
  /** Id of the message on the platform, if it was certainly sent. */
  readonly message?: string;
  readonly pinned?: boolean;
  /** Hash of what the message shows. */
  readonly shown?: string;
  /** When the message was posted or changed last. */
  readonly changedAt?: Date;
  /** How often in a row something was put off. */
  readonly retries: number;
}

/** A change of a board: undefined properties stay as they are, and null removes a value. */
export interface BoardChange extends Partial<Pick<Board, 'state' | 'made' | 'isAnew' | 'retries' | 'shown'>> {
  readonly choices?: BoardChoices;
  readonly trouble?: BoardTrouble | null;
  readonly sentAt?: Date | null;
  readonly message?: null;
  readonly pinned?: boolean | null;
  readonly changedAt?: Date;
  /** Version of the knowledge that was looked at; empty if it is to be looked at again. */
  readonly version?: string;
  /** When it is to be looked at again though the knowledge is the same. */
  readonly dueAt?: Date;
  /** From when on a process may take it. */
  readonly freeAt?: Date;
}

/** Stores the boards. Each method is one transaction; its writes are on the disk when it resolves. */
export interface BoardStore {
  /** The board of a chat and thread. */
  of(from: ChatRef): Promise<Board | undefined>;

  /** Adds a board whose message is to be made. @returns false if the chat and thread have one */
  add(from: ChatRef, id: string, choices: BoardChoices): Promise<boolean>;

  /** The chats whose boards are to be looked at, those first that have waited for longest. */
  due(version: string, platforms: readonly string[], now: Date, most: number): Promise<readonly ChatRef[]>;

  /**
   * Takes a board for one process until a moment, which is also the first at which it may be edited again.
   * @param version of the knowledge; a process whose knowledge is older than that of others takes none
   * @returns undefined if there is nothing to do with it, or another process has it
   */
  take(from: ChatRef, version: string, now: Date, until: Date): Promise<Board | undefined>;

  /** Changes a board. @returns false if its message, state, choices or `sentAt` are not these any more */
  change(board: Board, change: BoardChange): Promise<boolean>;

  /**
   * Records that a message of a board has certainly arrived, whatever was recorded of it before.
   * @param movedTo the chat's new id, if it has changed
   */
  settle(board: Pick<Board, 'id' | 'made'>, message: string, at: Date, movedTo?: string): Promise<void>;

  /** Removes a board. */
  remove(id: string): Promise<void>;
}
