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
  | { readonly kind: 'callback-answer'; readonly answer: CallbackAnswer }
  | { readonly kind: 'inline-answer'; readonly answer: InlineAnswer }
  /** An update went to the webhook. */
  | { readonly kind: 'webhook'; readonly attempt: WebhookTry }
  /** An update is done with: confirmed by the next getUpdates, or taken by the webhook. */
  | { readonly kind: 'delivered'; readonly update: number }
  | { readonly kind: 'problem'; readonly problem: Problem };

interface Waiting {
  readonly wanted: (happening: Happening) => boolean;
  left: number;
  readonly resolve: (happening: Happening) => void;
  readonly reject: (error: Error) => void;
}

/** All that happened, in order, and those who wait for more. */
export class Journal {
  #happenings: Happening[] = [];
  #waiting: Waiting[] = [];
  #closed = false;

  get happenings(): readonly Happening[] {
    return this.#happenings;
  }

  add(happening: Happening): void {
    this.#happenings.push(happening);
    for (const waiting of [...this.#waiting]) this.#offer(waiting, happening);
  }

  /**
   * What satisfies the predicate for the n-th time, among what happened already and what is to come.
   * @throws Error when the stand-in closes first
   */
  waitFor<T extends Happening>(wanted: (happening: Happening) => happening is T, nth?: number): Promise<T>;
  waitFor(wanted: (happening: Happening) => boolean, nth?: number): Promise<Happening>;
  waitFor(wanted: (happening: Happening) => boolean, nth = 1): Promise<Happening> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { wanted, left: nth, resolve, reject };
      this.#waiting.push(waiting);
      for (const happening of this.#happenings) {
        if (waiting.left > 0) this.#offer(waiting, happening);
      }
      if (waiting.left > 0 && this.#closed) this.#refuse(waiting);
    });
  }

  /** Lets go of what happened so far; a benchmark would fill the memory otherwise. */
  forget(): void {
    this.#happenings = [];
  }

  close(): void {
    this.#closed = true;
    for (const waiting of this.#waiting.splice(0)) this.#refuse(waiting);
  }

  #offer(waiting: Waiting, happening: Happening): void {
    if (!waiting.wanted(happening)) return;
    waiting.left -= 1;
    if (waiting.left > 0) return;
    this.#waiting = this.#waiting.filter((other) => other !== waiting);
    waiting.resolve(happening);
  }

  #refuse(waiting: Waiting): void {
    waiting.reject(new Error('The stand-in closed before this happened'));
  }
}
