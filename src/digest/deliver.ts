import type { Outgoing, Recipient, Refusal, Sent } from '../sending/poster.ts';
import { seenBy } from './baseline.ts';
import { composeDigest } from './compose.ts';
import type { DeliverOptions } from './delivery-options.ts';
import { finish } from './finish.ts';
import type { Delivery, DeliveryKey, Part } from './ledger.ts';
import { messageKey } from './message-key.ts';
import { snapshotOf } from './snapshot.ts';

/** Whether a delivery has ended; else it is to be tried again. */
export type Delivered = 'ended' | 'put-off';

/** Milliseconds until what was not sent is tried again, the first time; each further time twice that, up to a minute. */
const PAUSE = 5_000;
const LONGEST_PAUSE = 60_000;

/**
 * Delivers what is left of a delivery: composes it where that is not done, sends the messages that were not begun, and
 * finds out what became of those whose sending broke off. Each message is noted before it is sent and settled after, so
 * that none is ever sent twice, whenever this breaks off. Rejects where the store does not answer.
 *
 * @param begun called when something of it is sent
 */
export async function deliver(
  key: DeliveryKey,
  parts: DeliverOptions,
  begun: () => void = () => {},
): Promise<Delivered> {
  const { ledger, now } = parts;
  const delivery = await ledger.get(key);
  if (delivery === undefined || delivery.endedAt !== undefined) return 'ended';
  if (delivery.retryAt > now()) return 'put-off';
  if (delivery.body === undefined && now() > delivery.until) {
    await ledger.end(key, 'missed', now());
    return 'ended';
  }
  const poster = parts.posters.get(delivery.to.platform);
  if (poster === undefined) return putOff(delivery, parts);
  const composed = delivery.body === undefined ? await compose(delivery, parts) : delivery;
  if (composed?.body === undefined) return 'ended';
  const messages = await parts.rendered.messages(poster, composed.body);
  if (messages === undefined) {
    // Nobody can say any more what it was.
    await ledger.end(key, 'missed', now());
    return 'ended';
  }
  const outcome = await sendAll(composed, messages, { ...parts, begun });
  // A platform that says when does not speak of this chat alone.
  if (outcome.kind === 'again' && outcome.after !== undefined) parts.rest(poster.platform, outcome.after);
  if (outcome.kind === 'again' && now() <= delivery.until) return putOff(delivery, parts, outcome.after);
  await finish(composed, messages, outcome.kind === 'refused' ? outcome.reason : undefined, parts);
  return 'ended';
}

/** Writes down what a digest says; undefined where there is nothing to say, which ends it. */
async function compose(delivery: Delivery, parts: DeliverOptions): Promise<Delivery | undefined> {
  const { ledger, blobs, knowledge, now } = parts;
  const subscription = await parts.subscriptions.get(delivery.subject);
  if (subscription?.state !== 'active') {
    // It was ended or paused while this waited.
    await ledger.end(delivery, 'missed', now());
    return undefined;
  }
  const { topics, language, schedule, whenEmpty } = subscription;
  const seen = await seenBy(subscription, blobs);
  const known = knowledge();
  const { reply, isEmpty } = composeDigest({
    ...{ knowledge: known, topics, language, zone: schedule.zone },
    ...(seen ? { seen } : {}),
    // So that the digests of one day are the same text, whenever each is composed.
    now: delivery.dueAt,
  });
  if (isEmpty && whenEmpty === 'skip') {
    await ledger.end(delivery, 'nothing-new', now(), { change: { refusals: 0 } });
    return undefined;
  }
  const body = await blobs.put(JSON.stringify(reply), now());
  const snapshot = await blobs.put(JSON.stringify(snapshotOf(known)), now());
  // Another process may have said something else meanwhile; what stands there counts.
  return (await ledger.compose(delivery, body, snapshot))
    ? { ...delivery, body, snapshot }
    : ledger.get(delivery);
}

interface SendOptions extends DeliverOptions {
  begun(): void;
}

/** What has become of all parts together. */
type Outcome =
  /** Each has been settled. */
  | { readonly kind: 'done' }
  /** One was refused, and those after it are not sent. */
  | { readonly kind: 'refused'; readonly reason: Refusal }
  /** One is to be tried again, after so many seconds where the platform says how many. */
  | { readonly kind: 'again'; readonly after?: number };

async function sendAll(
  delivery: Delivery,
  messages: readonly Outgoing[],
  parts: SendOptions,
): Promise<Outcome> {
  const begun = new Map((await parts.ledger.parts(delivery)).map((part) => [part.n, part]));
  let { to } = delivery;
  for (const [n, message] of messages.entries()) {
    const part = begun.get(n);
    // Why is not known any more.
    if (part?.state === 'refused') return { kind: 'refused', reason: 'rejected' };
    if (part && part.state !== 'sending') continue;
    const sent = await sendPart({ delivery, n, part, message, to }, parts);
    switch (sent?.outcome) {
      case 'refused':
        return { kind: 'refused', reason: sent.reason };
      case 'not-sent':
        return { kind: 'again', ...(sent.after === undefined ? {} : { after: sent.after }) };
      case 'unsettled':
      case undefined:
        return { kind: 'again' };
      case 'sent':
        if (sent.movedTo !== undefined) to = { ...to, chat: sent.movedTo };
        break;
      case 'unknown':
        break;
      default:
        return sent satisfies never;
    }
  }
  return { kind: 'done' };
}

interface Sending {
  readonly delivery: Delivery;
  readonly n: number;
  /** Set where it was begun before. */
  readonly part: Part | undefined;
  readonly message: Outgoing;
  readonly to: Recipient;
}

/** Sends one part and notes what became of it; undefined where it is too late for it. */
async function sendPart(
  { delivery, n, part, message, to }: Sending,
  { ledger, subscriptions, now, insist, signal, begun }: SendOptions,
): Promise<Sent | undefined> {
  if (signal.aborted) return undefined;
  const key = messageKey(delivery, n);
  if (part) {
    const sent = await message.resume(to, key, part.sentAt);
    // That it was not sent now says nothing of the first time.
    if (sent.outcome !== 'not-sent') await settle(sent);
    return sent;
  }
  const at = now();
  let isBegun = false;
  const sent = await message.send(to, key, async () => {
    if (signal.aborted || at > delivery.until) return false;
    // Where this fails, it may be noted all the same.
    isBegun = true;
    // What another process has begun is its to send.
    isBegun = await ledger.beginPart(delivery, n, at);
    begun();
    return isBegun;
  });
  if (sent.outcome !== 'not-sent') await settle(sent);
  else if (isBegun) await insist(() => ledger.unbeginPart(delivery, n, at));
  return sent;

  async function settle(sent: Exclude<Sent, { outcome: 'not-sent' }>): Promise<void> {
    if (sent.outcome === 'unsettled') return;
    const { message: id, movedTo } = sent.outcome === 'sent' ? sent : {};
    await insist(() => ledger.settlePart(delivery, n, sent.outcome, id));
    if (movedTo !== undefined) await insist(() => subscriptions.move(to.platform, to.chat, movedTo));
  }
}

async function putOff(
  delivery: Delivery,
  { ledger, now }: DeliverOptions,
  after?: number,
): Promise<Delivered> {
  const pause = after === undefined ? Math.min(PAUSE * 2 ** delivery.retries, LONGEST_PAUSE) : after * 1_000;
  await ledger.putOff(delivery, new Date(now().getTime() + pause));
  return 'put-off';
}
