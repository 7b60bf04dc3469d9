import type { Ending } from '../command/digests.ts';
import { notice } from '../reply/build.ts';
import type { Reply } from '../reply/reply.ts';
import type { Outgoing, Refusal } from '../sending/poster.ts';
import { textsFor } from '../text/index.ts';
import { forEverybody } from './answer-watches.ts';
import { seenBy } from './baseline.ts';
import type { DeliverOptions } from './delivery-options.ts';
import type { Delivery, Part } from './ledger.ts';
import type { Baseline, Snapshot } from './snapshot.ts';
import { soon } from './soon.ts';
import type { Subscription, SubscriptionChange } from './subscription.ts';

/** So many digests in a row that the platform refuses pause a subscription. */
const MOST_REFUSALS = 3;

/**
 * Ends a delivery of which nothing more is sent: what arrived for certain counts as seen, what did not comes again.
 * @param refusal why the platform did not take a part of it, where it did not
 */
export async function finish(
  delivery: Delivery,
  messages: readonly Outgoing[],
  refusal: Refusal | undefined,
  parts: DeliverOptions,
): Promise<void> {
  const { ledger, now, insist } = parts;
  const begun = await ledger.parts(delivery);
  for (const { n } of begun.filter(({ state }) => state === 'sending')) {
    await insist(() => ledger.settlePart(delivery, n, 'unknown'));
  }
  const ending = endingOf(begun, messages.length, refusal);
  const more = refusal === undefined ? {} : { refusal };
  switch (delivery.kind) {
    case 'digest': {
      const subscription = await parts.subscriptions.get(delivery.subject);
      if (subscription === undefined) {
        await ledger.end(delivery, ending, now(), more);
        return;
      }
      const change = await changeOf(subscription, { delivery, messages, begun, ending }, parts);
      // Before the end is noted, so that a crash in between does not lose it; it is added once.
      if (change.state === 'refused') await tellCreator(subscription, delivery, refusal ?? 'rejected', parts);
      await ledger.end(delivery, ending, now(), { ...more, change });
      return;
    }
    case 'answer':
      await (ending === 'refused' && delivery.to.direct
        ? tellInChat(delivery, parts)
        : parts.watches.remove(delivery.subject));
      await ledger.end(delivery, ending, now(), more);
      return;
    case 'notice':
      await ledger.end(delivery, ending, now(), more);
      return;
    default:
      delivery.kind satisfies never;
  }
}

function endingOf(begun: readonly Part[], all: number, refusal: Refusal | undefined): Ending {
  if (refusal !== undefined) return 'refused';
  if (begun.length === 0) return 'missed';
  return begun.filter(({ state }) => state === 'sent').length === all ? 'arrived' : 'partly';
}

/** A digest that has been sent as far as it will be. */
interface Outcome {
  readonly delivery: Delivery;
  readonly messages: readonly Outgoing[];
  readonly begun: readonly Part[];
  readonly ending: Ending;
}

async function changeOf(
  subscription: Subscription,
  outcome: Outcome,
  { blobs }: DeliverOptions,
): Promise<SubscriptionChange> {
  const refusals = outcome.ending === 'refused' ? subscription.refusals + 1 : 0;
  const before = await seenBy(subscription, blobs);
  const seen = seenAfter(before ?? {}, outcome);
  return {
    refusals,
    ...(seen ? { seen } : {}),
    ...(refusals >= MOST_REFUSALS ? { state: 'refused', next: null } : {}),
  };
}

/** What the chat has seen now; nothing where it may be that nothing arrived. */
function seenAfter(before: Snapshot, { delivery, messages, begun }: Outcome): Baseline | undefined {
  const arrived = new Set(begun.filter(({ state }) => state === 'sent').map(({ n }) => n));
  if (arrived.size === 0 || delivery.snapshot === undefined) return undefined;
  // A fact is stated where it is cited first; what comes after points back to it.
  const stated = new Set<string>();
  const except: Record<string, string | null> = {};
  for (const [n, { facts }] of messages.entries()) {
    for (const fact of facts) {
      if (!stated.has(fact) && !arrived.has(n)) except[fact] = before[fact] ?? null;
      stated.add(fact);
    }
  }
  return { snapshot: delivery.snapshot, except };
}

/** Tells whoever has set a digest up that it is paused, and why. */
async function tellCreator(
  { id, creator, schedule, language }: Subscription,
  delivery: Delivery,
  reason: Refusal,
  { ledger, blobs, now }: DeliverOptions,
): Promise<void> {
  if (creator === undefined) return;
  const { paused } = textsFor(language).digest;
  const sentences = [paused.title(id, schedule.time, schedule.zone), paused.why[reason], paused.resume];
  await ledger.add({
    subject: `${delivery.subject}/paused`,
    slot: delivery.slot,
    kind: 'notice',
    to: { platform: delivery.to.platform, chat: creator, direct: true },
    ...soon(now()),
    body: await blobs.put(JSON.stringify(notice(language, sentences)), now()),
  });
}

/** The answer goes to the chat where it was asked, since its asker takes nothing directly, if others may read it. */
async function tellInChat(
  delivery: Delivery,
  { ledger, watches, blobs, knowledge, now }: DeliverOptions,
): Promise<void> {
  const watch = await watches.get(delivery.subject);
  const answer = delivery.body === undefined ? undefined : await blobs.get(delivery.body);
  if (!watch?.open || answer === undefined) return watches.remove(delivery.subject);
  const body = JSON.stringify(forEverybody(JSON.parse(answer) as Reply, watch, knowledge()));
  await ledger.add({
    ...{ subject: watch.id, slot: 'chat', kind: 'answer', to: watch.from },
    body: await blobs.put(body, now()),
    ...soon(now()),
  });
}
