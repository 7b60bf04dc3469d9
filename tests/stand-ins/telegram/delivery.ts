import type { Update } from 'grammy/types';

/** What came of an update. */
export type Outcome =
  /** A later getUpdates had a higher offset. */
  | { readonly kind: 'confirmed' }
  /** The webhook answered with 2xx, at this try. */
  | { readonly kind: 'taken'; readonly tries: number }
  /** The bot is not told: it may not see the message, has not asked for such updates, or is not in the chat. */
  | { readonly kind: 'withheld'; readonly why: 'privacy mode' | 'allowed_updates' | 'not in the chat' }
  /** drop_pending_updates was asked for. */
  | { readonly kind: 'dropped' }
  /** The stand-in closed first. */
  | { readonly kind: 'closed' };

/** An update on its way. */
export interface Delivery {
  readonly update: Update;
  /** What has come of it by now. */
  readonly outcome: Outcome | undefined;
  /** What comes of it in the end; it never fails. */
  readonly done: Promise<Outcome>;
}

/** How an update is sent to a webhook. */
export interface Posting {
  /** How often, all at the same time: Telegram may deliver an update again though it was taken. Default: once. */
  readonly times?: number;
  /** Addresses in place of the webhook's, such as those of replicas; each gets the update. */
  readonly to?: readonly string[];
}

/** An update that waits to be taken. */
export class Pending implements Delivery {
  readonly update: Update;
  readonly posting: Posting;
  /** How often the webhook was tried. */
  tries = 0;
  outcome: Outcome | undefined;
  readonly #done = Promise.withResolvers<Outcome>();

  constructor(update: Update, posting: Posting = {}) {
    this.update = update;
    this.posting = posting;
  }

  get done(): Promise<Outcome> {
    return this.#done.promise;
  }

  settle(outcome: Outcome): this {
    this.outcome ??= outcome;
    this.#done.resolve(this.outcome);
    return this;
  }
}
