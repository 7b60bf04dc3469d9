import type { Log } from '../log.ts';
import type { Posted } from './rooms.ts';
import type { Problem } from './spec.ts';

/** A file of a multipart body. */
export interface SentFile {
  /** The name by which `attach://…` points at it. */
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A call as it came in. */
export interface SentRequest {
  /** As Telegram writes it; as sent when Telegram has no such method. */
  readonly method: string;
  /** Decoded: what a form carries as text is a number, a boolean or an object again. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly files: readonly SentFile[];
  /** By its own request, or in the body of an answer to a webhook. */
  readonly how: 'request' | 'webhook';
  /** In lower case; empty for a call in the answer to a webhook. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether it came with the right token. */
  readonly authorized: boolean;
}

/** One try to deliver an update to the webhook. */
export interface WebhookTry {
  readonly url: string;
  readonly update: number;
  /** Status of the bot's answer; undefined when there was none. */
  readonly status: number | undefined;
  readonly body: string;
}

/** What the bot answered to a press on a button. */
export interface CallbackAnswer {
  readonly id: string;
  readonly text?: string;
  readonly alert: boolean;
  readonly url?: string;
}

/** What the bot answered to an inline query. */
export interface InlineAnswer {
  readonly id: string;
  readonly results: readonly Readonly<Record<string, unknown>>[];
  readonly cacheTime: number;
  readonly personal: boolean;
  readonly nextOffset: string;
  readonly button?: Readonly<Record<string, unknown>>;
}

/** Something that happened at the stand-in. */
export type Happening =
  | { readonly kind: 'request'; readonly request: SentRequest }
  /** A request is dealt with; without a status, the client was left without an answer. */
  | {
      readonly kind: 'answer';
      readonly request: SentRequest;
      readonly status?: number;
      readonly body?: unknown;
    }
  /** A getUpdates has nothing to bring yet and waits. */
  | { readonly kind: 'poll'; readonly request: SentRequest }
  /** A client went away while its getUpdates waited. */
  | { readonly kind: 'hang-up'; readonly request: SentRequest }
  | { readonly kind: 'message'; readonly posted: Posted }
  | { readonly kind: 'edit'; readonly posted: Posted }
  | { readonly kind: 'delete'; readonly posted: Posted }
  /** The same of messages that one reader of a group sees alone. */
  | { readonly kind: 'hidden'; readonly posted: Posted }
  | { readonly kind: 'hidden-edit'; readonly posted: Posted }
  | { readonly kind: 'hidden-delete'; readonly posted: Posted }
  | { readonly kind: 'callback-answer'; readonly answer: CallbackAnswer }
  | { readonly kind: 'inline-answer'; readonly answer: InlineAnswer }
  /** The bot's message in a chat of which it is no member, by the id of the guest query. */
  | { readonly kind: 'guest-answer'; readonly id: string; readonly posted: Posted }
  /** An update went to the webhook. */
  | { readonly kind: 'webhook'; readonly attempt: WebhookTry }
  /** An update is done with: confirmed by the next getUpdates, or taken by the webhook. */
  | { readonly kind: 'delivered'; readonly update: number }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Everything that happened at the stand-in. */
export type Journal = Log<Happening>;
