import type { Delivery } from '../../digest/ledger.ts';
import type { EditedMessage } from '../../sending/message-editor.ts';
import type { PostedMessages } from '../../sending/posted.ts';
import type { States } from './fact-states.ts';

/** Milliseconds for which a message is put off at most. One that seems to wait for longer is free: the clock was set back. */
export const MOST_PUT_OFF = 10 * 60_000;

/** The key of a message. */
export interface MessageKey {
  readonly platform: string;
  readonly chat: string;
  readonly message: string;
}

/** A recorded message. */
export interface RecordedMessage {
  readonly message: EditedMessage;
  readonly language: string;
  /** The facts that it states, and what it shows of each; see `stateOf`. */
  readonly facts: States;
  /** How often its correction was put off. */
  readonly retries: number;
}

/** A reader who was answered in private with facts that have changed since. */
export interface UntoldReader {
  readonly platform: string;
  readonly reader: string;
  /** These facts, and what the reader was told of each so far. */
  readonly facts: States;
  /** The latest message with one of them. */
  readonly latest: { readonly message: EditedMessage; readonly language: string };
}

/** What a correction needs besides the edit of its message. */
export interface Further {
  readonly delivery: Delivery;
  /** Id of the edited message, which has the first part of the delivery already. */
  readonly firstPart?: string;
}

/**
 * The record of what messages state and of what has become of their corrections. A replica works only while its knowledge
 * is the one that was taken over last, so that one which still reads older files changes nothing back.
 */
export interface CorrectionStore extends PostedMessages {
  /**
   * Notes which version of the knowledge is in use from now on.
   * @param alone no other process works on this store: what an earlier one has begun is free again
   */
  use(version: string, alone: boolean): Promise<void>;

  /**
   * Messages that show a fact otherwise than it is now, the latest first; hidden ones are left out. Of one chat only some
   * are given, so that a busy one leaves room for the others.
   * @param states what is now shown of each fact that is not valid
   */
  outdated(
    states: States,
    platforms: readonly string[],
    now: Date,
    most: number,
  ): Promise<readonly MessageKey[]>;

  /**
   * Takes a message, so that no other process works on it for a while.
   * @returns undefined if another process has it, it is gone, or another version of the knowledge is in use
   */
  take(key: MessageKey, version: string, now: Date, until: Date): Promise<RecordedMessage | undefined>;

  /** Gives a message back, to be taken again from a moment on, which is at most `MOST_PUT_OFF` ahead. */
  putOff(key: MessageKey, until: Date): Promise<void>;

  /**
   * Records what a message shows now and gives it back, and adds the delivery that belongs to this change, all or nothing.
   * @returns false if the message showed that before, or shows something else now: then no delivery is added
   */
  settle(key: MessageKey, shown: States, further?: Further): Promise<boolean>;

  /** Removes a message that does not exist any more. */
  remove(key: MessageKey): Promise<void>;

  /** Readers who were not told yet what has changed. */
  untold(states: States, platforms: readonly string[], most: number): Promise<readonly UntoldReader[]>;

  /**
   * Records that a reader is told of facts, and adds the delivery that does so, if any, all or nothing.
   * @returns false if another process has told some of it, the reader is forgotten, or another version is in use
   */
  tell(
    reader: Pick<UntoldReader, 'platform' | 'reader'>,
    told: States,
    version: string,
    at: Date,
    delivery?: Delivery,
  ): Promise<boolean>;
}
