import type { ChatRef } from '../command/chat-ref.ts';
import { type Choices, type DigestStatus, type Digests, MAX_DIGESTS } from '../command/digests.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { seenSnapshot } from './baseline.ts';
import { composeDigest } from './compose.ts';
import type { Blobs, Ledger } from './ledger.ts';
import { nextSlot } from './schedule.ts';
import type { Subscription, SubscriptionChange, Subscriptions } from './subscription.ts';

/** What the desk works with. */
export interface DigestServiceOptions {
  readonly subscriptions: Subscriptions;
  readonly ledger: Ledger;
  readonly blobs: Blobs;
  knowledge(): Knowledge;
  now(): Date;
  /** Eight letters and digits, others each time. */
  newId(): string;
}

/** How many of the last ones are told of. */
const LAST = 5;

/** Where chats' digests are set up, changed and looked at. */
export function createDigestService(parts: DigestServiceOptions): Digests {
  const { subscriptions, ledger, now } = parts;

  async function own(from: ChatRef, id: string): Promise<Subscription | undefined> {
    const there = await subscriptions.of(from);
    return there.find((subscription) => subscription.id === id);
  }

  async function told(subscription: Subscription): Promise<DigestStatus> {
    const { id, schedule, topics, language, whenEmpty, state, next } = subscription;
    const last = await ledger.last(id, LAST);
    return {
      ...{ id, schedule, topics, language, whenEmpty, state },
      ...(next === undefined ? {} : { next: next.at }),
      last: last.map(({ slot, state }) => ({
        date: slot,
        ended: state === 'waiting' || state === 'sending' ? 'under-way' : state,
      })),
    };
  }

  async function changed(
    from: ChatRef,
    id: string,
    change: (subscription: Subscription) => Promise<SubscriptionChange>,
  ): Promise<DigestStatus | undefined> {
    const before = await own(from, id);
    if (before === undefined) return undefined;
    await subscriptions.change(id, await change(before));
    const after = await subscriptions.get(id);
    return after && told(after);
  }

  /** The first slot from now on, on a date that has not had its digest. */
  async function nextFor(id: string, schedule: Choices['schedule']) {
    const [latest] = await ledger.last(id, 1);
    return nextSlot(schedule, now(), latest?.slot);
  }

  return {
    async subscribe(from, user, choices) {
      if ((await subscriptions.of(from)).length >= MAX_DIGESTS) return undefined;
      const subscription: Subscription = {
        ...choices,
        id: parts.newId(),
        from,
        creator: user,
        createdAt: now(),
        state: 'active',
        refusals: 0,
        next: nextSlot(choices.schedule, now()),
      };
      await subscriptions.add(subscription);
      return told(subscription);
    },

    async of(from) {
      return Promise.all((await subscriptions.of(from)).map(told));
    },

    change: (from, id, choices) =>
      changed(from, id, async (before) => {
        const { schedule, topics } = choices;
        const isPosted = before.state === 'active' && schedule !== undefined;
        return {
          ...choices,
          ...(isPosted ? { next: await nextFor(id, schedule) } : {}),
          // Of other topics the chat has seen nothing: it begins anew, with a briefing.
          ...(topics && topics.join() !== before.topics.join() ? { seen: null } : {}),
        };
      }),

    pause: (from, id) => changed(from, id, async () => ({ state: 'paused', next: null })),

    resume: (from, id) =>
      changed(from, id, async ({ schedule, state, next }) => ({
        state: 'active',
        refusals: 0,
        next: state === 'active' && next ? next : await nextFor(id, schedule),
      })),

    async unsubscribe(from, id) {
      const subscription = await own(from, id);
      if (subscription === undefined) return undefined;
      const status = await told(subscription);
      await subscriptions.remove(id);
      return status;
    },

    async preview(from, about) {
      const subscription = 'id' in about ? await own(from, about.id) : undefined;
      if ('id' in about && subscription === undefined) return undefined;
      const knowledge = parts.knowledge();
      const seen = subscription && (await seenSnapshot(subscription.seen, parts.blobs));
      return composeDigest({
        knowledge,
        ...(seen ? { seen } : {}),
        topics: subscription?.topics ?? [],
        language: 'language' in about ? about.language : (subscription?.language ?? 'en'),
        zone: subscription?.schedule.zone ?? knowledge.situation.timeZone,
        now: now(),
      }).reply;
    },
  };
}
