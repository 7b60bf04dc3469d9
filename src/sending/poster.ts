import type { ChatRef } from '../command/chat-ref.ts';
import type { Reply } from '../reply/reply.ts';
import type { Stated } from './posted.ts';

/** Where a digest or a notification is posted. */
export interface Recipient extends ChatRef {
  /** `chat` is the id of a reader, who gets a direct message. */
  readonly direct?: true;
  /** The message there to which it replies, if that still exists. */
  readonly replyTo?: string;
}

/** Why a platform refuses a message for good. */
export type Refusal =
  /** The chat, its topic or the reader does not exist, or has removed or blocked the bot. */
  | 'gone'
  /** The bot may not write there. */
  | 'forbidden'
  /** The platform does not accept such a message. */
  | 'rejected';

/** The outcome of a send. */
export type Sent =
  | {
      readonly outcome: 'sent';
      /** Id of the message on the platform. */
      readonly message: string;
      /** The chat's new id, if it has changed. */
      readonly movedTo?: string;
    }
  /** Certainly not sent. It can be tried again, after so many seconds if the platform says so. */
  | { readonly outcome: 'not-sent'; readonly after?: number }
  | { readonly outcome: 'refused'; readonly reason: Refusal }
  /** It may have been sent or not; `resume` may find out later. */
  | { readonly outcome: 'unsettled' }
  /** It may have been sent or not, and nobody can find out. */
  | { readonly outcome: 'unknown' };

/** One message of a reply. Its functions never reject. */
export interface Outgoing {
  /** Ids of the facts that the message cites. */
  readonly facts: readonly string[];
  /** What it states, so that it can be corrected later. Default: nothing. */
  readonly stated?: Stated;

  /**
   * Sends the message.
   * @param key at most 25 letters and digits that identify the message, each time that it is sent
   * @param begin called right before the message goes out, to record that it may have been sent from then on. If it gives
   *   false, or fails, the message is not sent
   */
  send(to: Recipient, key: string, begin: () => Promise<boolean>): Promise<Sent>;

  /**
   * Finds out the outcome of a send that was interrupted. It sends the message again only if that cannot double it.
   * @param since when the message was first sent
   * @param mayResend false if it is too late to send the message again; `not-sent` then means that it is certainly not there
   */
  resume(to: Recipient, key: string, since: Date, mayResend: boolean): Promise<Sent>;
}

/** Posts digests and notifications on a platform. */
export interface Poster {
  readonly platform: string;

  /** Whether messages can be sent: from when the platform has been reached until the program stops, but for outages. */
  isReady(): boolean;

  /** In which form it makes messages now, where there are several: another form has other messages. */
  readonly form?: string;

  /** Where the message goes that follows one, if that is elsewhere: into the post that the first has made. */
  next?(to: Recipient, message: string): Recipient;

  /** The messages of a reply, in order. Equal replies give equal messages, as long as the form is the same. */
  messages(reply: Reply): readonly Outgoing[];
}
