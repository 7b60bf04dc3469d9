import type { ChatRef } from '../command/chat-ref.ts';
import type { Reply } from '../reply/reply.ts';

/** Where something is posted that nobody has asked for at that moment. */
export interface Recipient extends ChatRef {
  /** `chat` is the id of a reader, who is written to alone. */
  readonly direct?: true;
}

/** Why a platform does not take a message, now or ever. */
export type Refusal =
  /** The chat, its topic or the reader is not there, or has turned the bot out. */
  | 'gone'
  /** The bot may not write there. */
  | 'forbidden'
  /** The platform takes no such message. */
  | 'rejected';

/** What became of a message. */
export type Sent =
  | {
      readonly outcome: 'sent';
      /** Id of the message on the platform. */
      readonly message: string;
      /** The chat's id from now on, where it has got another. */
      readonly movedTo?: string;
    }
  /** Certainly not there; it may be tried again, after so many seconds where the platform says how many. */
  | { readonly outcome: 'not-sent'; readonly after?: number }
  | { readonly outcome: 'refused'; readonly reason: Refusal }
  /** It may be there or not; `resume` may find out, later. */
  | { readonly outcome: 'unsettled' }
  /** It may be there or not, and there is no finding out. */
  | { readonly outcome: 'unknown' };

/** One message of a reply. Neither function ever rejects. */
export interface Outgoing {
  /** Ids of the facts that it cites. */
  readonly facts: readonly string[];

  /**
   * Sends it.
   * @param key at most 25 letters and digits, another for each message, and the same whenever this one is sent
   * @param begin called when its turn has come, right before it goes out: notes that it may be there from then on. Where
   *   that gives false, or fails, it is not sent
   */
  send(to: Recipient, key: string, begin: () => Promise<boolean>): Promise<Sent>;

  /**
   * Finds out what became of it after its sending broke off, and sends it only where that cannot make two of it.
   * @param since when it was sent first
   */
  resume(to: Recipient, key: string, since: Date): Promise<Sent>;
}

/** Posts on a platform what nobody has asked for at that moment. */
export interface Poster {
  readonly platform: string;

  /** Whether anything can be sent now: not before the platform was reached, nor from the stop on. */
  isReady(): boolean;

  /** The messages that a reply comes in, in order; of an equal reply the same. */
  messages(reply: Reply): readonly Outgoing[];
}
