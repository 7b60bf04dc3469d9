import { type ChatRef, NEW_POST } from '../command/chat-ref.ts';
import {
  type Choices,
  type DigestStatus,
  type Digests,
  MAX_DIGESTS,
  MAX_DIGESTS_OF_READER,
  type UnderWay,
} from '../command/digests.ts';
import type { Answer, Question } from '../query/types.ts';
import type { Reply } from '../reply/reply.ts';
import { given } from '../util/given.ts';
import type { AlertStore } from './alerts/alert.ts';
import { alertedIn } from './alerts/alerted.ts';
import { composeDigest } from './compose.ts';
import type { Digesting } from './digesting.ts';
import type { Delivery, Ledger } from './ledger.ts';
import { quietDay } from './quiet-day.ts';
import { nextSlot, type Slot } from './schedule.ts';
import { Snapshots, type SnapshotsOptions } from './snapshots.ts';
import type { Subscription, SubscriptionChange, Subscriptions } from './subscription.ts';

/** The stores, the knowledge and the clock of the digests. */
export interface DigestServiceOptions extends SnapshotsOptions {
  readonly subscriptions: Subscriptions;
  readonly ledger: Ledger;
  readonly alerts: AlertStore;
  /** Answers a question; see `NewsFor`. */
  ask?(question: Question): Answer;
  /** Makes an id: eight letters and digits, different each time. */
  newId(): string;
}

/** A platform answers within this time, as a rule. */
const ANSWER_MILLISECONDS = 10_000;

/** How many of the latest deliveries a status shows. */
const LATEST = 5;

/** Sets up, changes and shows the digests of chats. */
export class DigestService implements Digests {
  readonly #options: DigestServiceOptions;
  readonly #snapshots: Snapshots;

  constructor(options: DigestServiceOptions) {
    this.#options = options;
    this.#snapshots = new Snapshots(options);
  }

  async subscribe(from: ChatRef, user: string, choices: Choices): ReturnType<Digests['subscribe']> {
    const { subscriptions, newId, now } = this.#options;
    if ((await subscriptions.of(from)).length >= MAX_DIGESTS) return 'chat-full';
    if ((await subscriptions.countOf(from.platform, user)) >= MAX_DIGESTS_OF_READER) return 'reader-full';
    const subscription: Subscription = {
      ...choices,
      id: newId(),
      from,
      creator: user,
      createdAt: now(),
      state: 'active',
      refusals: 0,
      next: nextSlot(choices.schedule, now()),
    };
    await subscriptions.add(subscription);
    return this.#statusOf(subscription);
  }

  async of(from: ChatRef): Promise<readonly DigestStatus[]> {
    const subscriptions = await this.#options.subscriptions.of(from);
    return Promise.all(subscriptions.map((subscription) => this.#statusOf(subscription)));
  }

  change(from: ChatRef, id: string, choices: Partial<Choices>): Promise<DigestStatus | undefined> {
    return this.#change(from, id, async (before) => {
      const { schedule, topics } = choices;
      const isRescheduled = before.state === 'active' && schedule !== undefined;
      // The chat has seen nothing of other topics, so it starts again with a briefing.
      const hasOtherTopics = topics !== undefined && topics.join() !== before.topics.join();
      return {
        ...choices,
        ...given({
          next: isRescheduled ? await this.#nextSlot(id, schedule) : undefined,
          seen: hasOtherTopics ? null : undefined,
        }),
      };
    });
  }

  pause(from: ChatRef, id: string): Promise<DigestStatus | undefined> {
    return this.#change(from, id, async () => ({ state: 'paused', next: null }));
  }

  resume(from: ChatRef, id: string): Promise<DigestStatus | undefined> {
    return this.#change(from, id, async ({ schedule, state, next }) => ({
      state: 'active',
      refusals: 0,
      next: state === 'active' && next ? next : await this.#nextSlot(id, schedule),
    }));
  }

  async unsubscribe(from: ChatRef, id: string): Promise<DigestStatus | undefined> {
    const subscription = await this.#find(from, id);
    if (subscription === undefined) return undefined;
    const status = await this.#statusOf(subscription);
    await this.#options.subscriptions.remove(id);
    return status;
  }

  async preview(from: ChatRef, id: string): Promise<Reply | undefined> {
    const subscription = await this.#find(from, id);
    if (subscription === undefined) return undefined;
    const { ask, now } = this.#options;
    const { seen, topics, language, schedule, whenEmpty } = subscription;
    const digesting: Digesting = {
      ...this.#snapshots.known(),
      ...given({ seen: await this.#snapshots.seen(seen), ask }),
      alerted: await alertedIn(from, this.#options),
      topics,
      language,
      zone: schedule.zone,
      now: now(),
    };
    const { reply, isEmpty } = composeDigest(digesting);
    if (!isEmpty || whenEmpty === 'skip' || whenEmpty === 'line') return reply;
    // Of what comes once a week, the next one is shown.
    return quietDay(whenEmpty, digesting, undefined);
  }

  /** A subscription of this chat; one of another chat is not found. */
  async #find(from: ChatRef, id: string): Promise<Subscription | undefined> {
    const subscriptions = await this.#options.subscriptions.of(from);
    return subscriptions.find((subscription) => subscription.id === id);
  }

  async #statusOf(subscription: Subscription): Promise<DigestStatus> {
    const { id, from, schedule, topics, language, whenEmpty, within, state, next } = subscription;
    const latest = await this.#options.ledger.last(id, LATEST);
    return {
      id,
      schedule,
      topics,
      language,
      whenEmpty,
      state,
      ...given({ within, next: next?.at, asPosts: from.thread === NEW_POST ? (true as const) : undefined }),
      last: await Promise.all(
        latest.map(async (delivery) => {
          const { slot, state } = delivery;
          const hasEnded = state !== 'waiting' && state !== 'sending';
          return { date: slot, ended: hasEnded ? state : await this.#underWay(delivery) };
        }),
      ),
    };
  }

  async #underWay(delivery: Delivery): Promise<UnderWay> {
    const { ledger, now } = this.#options;
    const parts = await ledger.parts(delivery);
    const open = parts.find(({ state }) => state === 'sending');
    const mayHaveArrived =
      open !== undefined &&
      (delivery.retries > 0 || now().getTime() - open.sentAt.getTime() > ANSWER_MILLISECONDS);
    if (mayHaveArrived) return 'checking';
    return delivery.retries > 0 ? 'retrying' : 'under-way';
  }

  async #change(
    from: ChatRef,
    id: string,
    changeOf: (subscription: Subscription) => Promise<SubscriptionChange>,
  ): Promise<DigestStatus | undefined> {
    const { subscriptions } = this.#options;
    const before = await this.#find(from, id);
    if (before === undefined) return undefined;
    await subscriptions.change(id, await changeOf(before));
    const after = await subscriptions.get(id);
    return after && this.#statusOf(after);
  }

  /** The next slot on a date that has had no digest yet. */
  async #nextSlot(id: string, schedule: Choices['schedule']): Promise<Slot> {
    const { ledger, now } = this.#options;
    const [latest] = await ledger.last(id, 1);
    return nextSlot(schedule, now(), latest?.slot);
  }
}
