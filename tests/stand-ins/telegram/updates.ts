import type { Update } from 'grammy/types';
import type { Clock } from './clock.ts';
import { type Outcome, Pending, type Posting } from './delivery.ts';
import type { Journal, SentRequest } from './journal.ts';
import { type Refusal, refusals } from './refusals.ts';

/** Updates of these kinds come only when they are asked for. */
const ON_REQUEST = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

/** Those that come without being asked for; kinds that are in neither list are unknown, and always come. */
const USUAL = new Set(
  (
    'message edited_message guest_message channel_post edited_channel_post business_connection business_message ' +
    'edited_business_message deleted_business_messages inline_query chosen_inline_result callback_query ' +
    'shipping_query pre_checkout_query purchased_paid_media poll poll_answer my_chat_member chat_join_request ' +
    'chat_boost removed_chat_boost'
  ).split(' '),
);

interface Poll {
  readonly limit: number;
  readonly answer: (updates: readonly Update[]) => void;
  readonly refuse: (refusal: Refusal) => void;
}

/** What one getUpdates asks for. */
export interface Polling {
  readonly offset: number;
  readonly limit: number;
  readonly timeout: number;
}

/** Updates until they are confirmed: https://core.telegram.org/bots/api#getting-updates */
export class Updates {
  readonly #clock: Clock;
  readonly #journal: Journal;
  #queue: Pending[] = [];
  #poll: Poll | undefined;
  #allowed: ReadonlySet<string> | undefined;
  /** Called when there is something new; the webhook listens. */
  onNew: () => void = () => undefined;

  constructor(clock: Clock, journal: Journal) {
    this.#clock = clock;
    this.#journal = journal;
  }

  get queue(): readonly Pending[] {
    return this.#queue;
  }

  /** Kinds that were asked for; undefined: all but those that come only on request. */
  get allowed(): readonly string[] | undefined {
    return this.#allowed && [...this.#allowed];
  }

  /** Remembers `allowed_updates`; an empty list stands for the default. It holds for what comes from now on. */
  allow(kinds: readonly string[] | undefined): void {
    if (kinds) this.#allowed = kinds.length > 0 ? new Set(kinds) : undefined;
  }

  /** Queues an update, unless the bot has not asked for its kind. */
  add(update: Update, posting: Posting): Pending {
    const pending = new Pending(update, posting);
    const kind = Object.keys(update).find((key) => key !== 'update_id') ?? '';
    const listed = USUAL.has(kind) || ON_REQUEST.has(kind);
    const wanted = this.#allowed ? this.#allowed.has(kind) || !listed : !ON_REQUEST.has(kind);
    if (!wanted) return pending.settle({ kind: 'withheld', why: 'allowed_updates' });
    this.#queue.push(pending);
    this.#answerPoll();
    this.onNew();
    return pending;
  }

  /** Takes updates out of the queue. */
  settle(settled: ReadonlySet<Pending>, outcome: Outcome): void {
    if (settled.size === 0) return;
    this.#queue = this.#queue.filter((pending) => !settled.has(pending));
    for (const pending of settled) {
      pending.settle(outcome);
      const { update_id: update } = pending.update;
      if (outcome.kind === 'confirmed' || outcome.kind === 'taken')
        this.#journal.add({ kind: 'delivered', update });
    }
  }

  drop(outcome: Outcome): void {
    this.settle(new Set(this.#queue), outcome);
  }

  /**
   * Waits for updates as getUpdates does. A later call ends it with 409.
   * @param gone the client hung up: what comes is kept for the next call
   */
  poll(
    { offset, limit, timeout }: Polling,
    request: SentRequest,
    gone: AbortSignal,
  ): Promise<readonly Update[]> {
    this.interrupt(refusals.otherPoller());
    this.#confirm(offset);
    if (this.#queue.length > 0 || timeout === 0) return Promise.resolve(this.#first(limit));
    if (gone.aborted) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        cancel();
        gone.removeEventListener('abort', hangUp);
        if (this.#poll === poll) this.#poll = undefined;
        settle();
      };
      const poll: Poll = {
        limit,
        answer: (updates) => end(() => resolve(updates)),
        refuse: (why) => end(() => reject(why)),
      };
      const hangUp = () => {
        poll.answer([]);
        this.#journal.add({ kind: 'hang-up', request });
      };
      const cancel = this.#clock.after(timeout * 1000, () => poll.answer([]));
      gone.addEventListener('abort', hangUp);
      this.#poll = poll;
      this.#journal.add({ kind: 'poll', request });
    });
  }

  /** Ends a getUpdates that waits. */
  interrupt(why: Refusal): void {
    this.#poll?.refuse(why);
  }

  #answerPoll(): void {
    const poll = this.#poll;
    poll?.answer(this.#first(poll.limit));
  }

  #first(limit: number): readonly Update[] {
    return this.#queue.slice(0, limit).map(({ update }) => update);
  }

  /** A negative offset keeps so many updates from the end. */
  #confirm(offset: number): void {
    const old =
      offset < 0
        ? this.#queue.slice(0, offset)
        : this.#queue.filter(({ update }) => update.update_id < offset);
    this.settle(new Set(old), { kind: 'confirmed' });
  }
}
