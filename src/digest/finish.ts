import type { Ending } from '../command/digests.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { notice } from '../reply/build.ts';
import type { Reply } from '../reply/reply.ts';
import type { Outgoing, Refusal } from '../sending/poster.ts';
import { textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';
import type { AlertStore } from './alerts/alert.ts';
import { alertAfter } from './alerts/finish-alert.ts';
import { forEverybody } from './answer-watches.ts';
import { type Blobs, type Delivery, dueNow, type Ledger, type PartState } from './ledger.ts';
import type { Baseline, SeenFact, Snapshot } from './snapshot.ts';
import type { Snapshots } from './snapshots.ts';
import type { Subscription, SubscriptionChange, Subscriptions } from './subscription.ts';
import type { WatchStore } from './watch-store.ts';

/** The stores in which the end of a delivery is noted. */
export interface FinishOptions {
  readonly ledger: Ledger;
  readonly subscriptions: Subscriptions;
  readonly watches: WatchStore;
  readonly alerts: AlertStore;
  readonly blobs: Blobs;
  readonly snapshots: Snapshots;
  knowledge(): Knowledge;
  now(): Date;
  /** Writes until the store takes it or the program ends. */
  persist<Result>(write: () => Promise<Result>): Promise<Result>;
}

/** A delivery of which nothing more is sent. */
export interface Finished {
  readonly delivery: Delivery;
  readonly messages: readonly Outgoing[];
  /** What became of its parts, by number, if each is settled; else the ledger is read. */
  readonly states?: ReadonlyMap<number, PartState>;
  /** Why the platform did not take a part, if it did not. */
  readonly refusal?: Refusal;
}

/** A digest is paused, and alerts are turned off, after so many that were refused in a row. */
const MOST_REFUSALS = 3;

/** Ends a delivery. Facts that certainly arrived count as seen; the others come again in the next digest. */
export async function finish(finished: Finished, options: FinishOptions): Promise<void> {
  const { ledger, now } = options;
  const { delivery, messages, refusal } = finished;
  const states = finished.states ?? (await settledStates(delivery, options));
  const ending = endingOf(states, messages.length, refusal);
  const more = given({ refusal });
  switch (delivery.kind) {
    case 'digest': {
      const change = await changeOf({ ...finished, states, ending }, options);
      await ledger.end(delivery, ending, now(), { ...more, ...given({ change }) });
      return;
    }
    case 'answer':
      await (ending === 'refused' && delivery.to.direct
        ? answerInChat(delivery, options)
        : options.watches.remove(delivery.subject));
      await ledger.end(delivery, ending, now(), more);
      return;
    case 'alert':
      await endAlert({ ...finished, states, ending }, options);
      await ledger.end(delivery, ending, now(), more);
      return;
    case 'notice':
    case 'report':
    case 'correction':
      await ledger.end(delivery, ending, now(), more);
      return;
    default:
      delivery.kind satisfies never;
  }
}

/** The parts as the ledger has them. Those still `sending` become `unknown`, since nobody asks after them any more. */
async function settledStates(
  delivery: Delivery,
  { ledger, persist }: FinishOptions,
): Promise<ReadonlyMap<number, PartState>> {
  const states = new Map<number, PartState>();
  for (const { n, state } of await ledger.parts(delivery)) {
    if (state === 'sending') await persist(() => ledger.settlePart(delivery, n, 'unknown'));
    states.set(n, state === 'sending' ? 'unknown' : state);
  }
  return states;
}

function endingOf(states: Settled['states'], all: number, refusal: Refusal | undefined): Ending {
  if (refusal !== undefined) return 'refused';
  if (states.size === 0) return 'missed';
  return [...states.values()].filter((state) => state === 'sent').length === all ? 'arrived' : 'partly';
}

/** A digest, or an alert, of which each part is settled. */
interface Settled extends Finished {
  readonly states: ReadonlyMap<number, PartState>;
  readonly ending: Ending;
}

/**
 * What a digest changes of its subscription; undefined if that is gone. A digest that arrived whole needs nothing of
 * the subscription: it counts as seen without exceptions, and ends the refusals in a row. If the subscription was
 * removed meanwhile, its deliveries went with it, and `Ledger.end` changes nothing.
 */
async function changeOf(digest: Settled, options: FinishOptions): Promise<SubscriptionChange | undefined> {
  const { delivery, ending, refusal } = digest;
  if (ending === 'arrived') return { refusals: 0, ...given({ seen: seenAfter({ facts: {} }, digest) }) };
  const subscription = await options.subscriptions.get(delivery.subject);
  if (subscription === undefined) return undefined;
  const before = (await options.snapshots.seen(subscription.seen)) ?? { facts: {} };
  const refusals = ending === 'refused' ? subscription.refusals + 1 : 0;
  const change = { refusals, ...given({ seen: seenAfter(before, digest) }) };
  if (refusals < MOST_REFUSALS) return change;
  // Before the end is noted, so that a crash in between does not lose the notice; it is added once.
  const { id, schedule, language } = subscription;
  const { paused } = textsFor(language).digest;
  const title = paused.title(id, schedule.time, schedule.zone);
  await notifyCreator(
    subscription,
    delivery,
    [title, paused.why[refusal ?? 'rejected'], paused.resume],
    options,
  );
  return { ...change, state: 'refused', next: null };
}

/** Notes what an alert changes of its chat's alerts, if they are still on. */
async function endAlert(finished: Settled, options: FinishOptions): Promise<void> {
  const { alerts, snapshots, now } = options;
  const { delivery, ending, refusal } = finished;
  const alert = await alerts.get(delivery.subject);
  if (alert === undefined) return;
  const change = await alertAfter({ ...finished, alert }, snapshots, now());
  const refusals = ending === 'refused' ? alert.refusals + 1 : 0;
  const isRefused = refusals >= MOST_REFUSALS;
  if (isRefused) {
    const { digest, alerts: texts } = textsFor(alert.language);
    const sentences = [texts.off.title, digest.paused.why[refusal ?? 'rejected'], texts.off.resume];
    await notifyCreator(alert, delivery, sentences, options);
  }
  await alerts.change(alert.id, { ...change, refusals, ...(isRefused && { state: 'refused' }) });
}

/** What the chat has seen now; undefined if perhaps nothing arrived. */
function seenAfter(before: Snapshot, { delivery, messages, states }: Settled): Baseline | undefined {
  const hasArrived = (n: number): boolean => states.get(n) === 'sent';
  if (delivery.snapshot === undefined || ![...states.keys()].some(hasArrived)) return undefined;
  // A fact is stated where it is cited first; later citations refer back to it.
  const stated = new Set<string>();
  const except: Record<string, SeenFact | null> = {};
  for (const [n, { facts }] of messages.entries()) {
    for (const fact of facts) {
      if (!stated.has(fact) && !hasArrived(n)) except[fact] = before.facts[fact] ?? null;
      stated.add(fact);
    }
  }
  return { snapshot: delivery.snapshot, except };
}

/** Adds a notice for the reader who has set up a digest or alerts: nothing more is posted, and why. */
async function notifyCreator(
  { creator, language }: Pick<Subscription, 'creator' | 'language'>,
  delivery: Delivery,
  sentences: readonly string[],
  { ledger, blobs, now }: FinishOptions,
): Promise<void> {
  if (creator === undefined) return;
  await ledger.add({
    subject: `${delivery.subject}/paused`,
    slot: delivery.slot,
    kind: 'notice',
    to: { platform: delivery.to.platform, chat: creator, direct: true },
    ...dueNow(now()),
    body: await blobs.put(JSON.stringify(notice(language, sentences)), now()),
  });
}

/** Sends an answer to the chat of its question, since its asker takes no direct messages, if others may read it there. */
async function answerInChat(
  delivery: Delivery,
  { ledger, watches, blobs, knowledge, now }: FinishOptions,
): Promise<void> {
  const watch = await watches.get(delivery.subject);
  const answer = delivery.body === undefined ? undefined : await blobs.get(delivery.body);
  if (!watch?.open || answer === undefined) return watches.remove(delivery.subject);
  const body = JSON.stringify(forEverybody(JSON.parse(answer) as Reply, watch, knowledge()));
  await ledger.add({
    subject: watch.id,
    slot: 'chat',
    kind: 'answer',
    to: watch.from,
    body: await blobs.put(body, now()),
    ...dueNow(now()),
  });
}
