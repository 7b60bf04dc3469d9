import { createHash } from 'node:crypto';
import type { MoveTaker } from '../command/chat-move.ts';
import type { Answer, Question } from '../query/types.ts';
import type { Reply } from '../reply/reply.ts';
import { type PostedMessages, placeFor } from '../sending/posted.ts';
import type { Outgoing, Poster, Recipient, Refusal, Sent } from '../sending/poster.ts';
import { given } from '../util/given.ts';
import { persist } from '../util/persist.ts';
import { doubling } from '../util/retry.ts';
import type { Timer } from '../util/timer.ts';
import type { UnreadableRows } from '../util/unreadable-rows.ts';
import type { AlertStore } from './alerts/alert.ts';
import { alertedIn } from './alerts/alerted.ts';
import { composeDigest } from './compose.ts';
import type { Digesting } from './digesting.ts';
import { type Finished, type FinishOptions, finish } from './finish.ts';
import type { Delivery, DeliveryKey, Ledger, Part, PartState } from './ledger.ts';
import { postHead } from './post-head.ts';
import { quietDay } from './quiet-day.ts';
import { Rendered } from './rendered.ts';
import { Snapshots, type SnapshotsOptions } from './snapshots.ts';
import type { Subscription, Subscriptions } from './subscription.ts';
import type { WatchStore } from './watch-store.ts';

/** `ended`: nothing is left to do. `put-off`: it is to be tried again. */
export type Delivered = 'ended' | 'put-off';

/** The stores, the platforms and the clock that deliveries need. */
export interface DelivererOptions extends SnapshotsOptions {
  readonly ledger: Ledger;
  readonly subscriptions: Subscriptions;
  readonly watches: WatchStore;
  readonly alerts: AlertStore;
  readonly posters: readonly Poster[];
  /** Notes what messages state. Default: it is not noted, and what was posted cannot be corrected. */
  readonly posted?: PostedMessages;
  /** Told of a chat whose new id a send has brought to light. */
  readonly moved: MoveTaker;
  readonly timer: Timer;
  /** Aborted when the program is to end: a send under way is finished, and no other is begun. */
  readonly signal: AbortSignal;
  /** Answers a question; see `NewsFor`. */
  ask?(question: Question): Answer;
  /** Takes each error of the store while the outcome of a send is noted; the note is tried again. */
  onTrouble(error: unknown): void;
  /** Names texts that cannot be read; their deliveries end. Default: they are not named. */
  readonly rows?: UnreadableRows;
}

/** Milliseconds until the next attempt at what was not sent. */
const retryPause = doubling(5_000, 60_000);

/** Milliseconds for which we look, after it is too late to send, whether a part has arrived. */
const LOOKING = 60 * 60 * 1_000;

/** The present slot of a daily digest and those of the week before. */
const SLOTS_OF_A_WEEK = 8;

/** Sends what is due to its chat. Every message is noted before it is sent and settled after, so that none arrives twice. */
export class Deliverer {
  readonly #options: DelivererOptions;
  readonly #posters: ReadonlyMap<string, Poster>;
  readonly #rendered: Rendered;
  readonly #snapshots: Snapshots;

  constructor(options: DelivererOptions) {
    this.#options = options;
    this.#posters = new Map(options.posters.map((poster) => [poster.platform, poster]));
    this.#rendered = new Rendered(options.blobs, options.rows);
    this.#snapshots = new Snapshots(options);
  }

  /**
   * Does what is left of a delivery: composes it if that is not done, sends the messages that were not begun, and finds
   * out what became of those whose sending broke off. Rejects if the store does not answer.
   *
   * @param onBegun called when a message is about to be sent
   */
  async deliver(key: DeliveryKey, onBegun: () => void = () => {}): Promise<Delivered> {
    const { ledger, now } = this.#options;
    const delivery = await ledger.get(key);
    if (delivery === undefined || delivery.endedAt !== undefined) return 'ended';
    if (delivery.retryAt > now()) return 'put-off';
    if (delivery.body === undefined && now() > delivery.until) {
      await ledger.end(delivery, 'missed', now());
      return 'ended';
    }
    const poster = this.#posters.get(delivery.to.platform);
    if (poster === undefined) return this.#putOff(delivery);
    const composed = delivery.body === undefined ? await this.#compose(delivery) : delivery;
    if (composed?.body === undefined) return 'ended';
    const messages = await this.#rendered.messages(poster, composed.body);
    if (messages === undefined) {
      // The text is lost, so it cannot be sent.
      await ledger.end(delivery, 'missed', now());
      return 'ended';
    }
    if (await this.#isTooLate(composed)) {
      await finish({ delivery: composed, messages }, this.#finishOptions());
      return 'ended';
    }
    const outcome = await this.#sendAll(composed, messages, onBegun);
    if (outcome.kind === 'again' && now() <= lastLook(delivery, outcome)) {
      return this.#putOff(delivery, outcome.after);
    }
    await finish({ delivery: composed, messages, ...sentAndRefused(outcome) }, this.#finishOptions());
    return 'ended';
  }

  /** An alert is not begun in quiet hours. What it tells is held back. */
  async #isTooLate(delivery: Delivery): Promise<boolean> {
    const { ledger, now } = this.#options;
    if (delivery.kind !== 'alert' || now() <= delivery.until) return false;
    return (await ledger.parts(delivery)).length === 0;
  }

  /** Writes down what a digest says; undefined if there is nothing to send, which ends it. */
  async #compose(delivery: Delivery): Promise<Delivery | undefined> {
    const { ledger, blobs, subscriptions, ask, now } = this.#options;
    const subscription = await subscriptions.get(delivery.subject);
    if (subscription?.state !== 'active') {
      // It was ended or paused while the delivery waited.
      await ledger.end(delivery, 'missed', now());
      return undefined;
    }
    const { topics, language, schedule } = subscription;
    const known = this.#snapshots.known();
    const digesting: Digesting = {
      ...known,
      topics,
      language,
      zone: schedule.zone,
      ...given({ seen: await this.#snapshots.seen(subscription.seen), ask }),
      alerted: await alertedIn(subscription.from, this.#options),
      // All digests of one slot are the same text, whenever each is composed.
      now: delivery.dueAt,
    };
    const { reply: digest, isEmpty } = composeDigest(digesting);
    const reply = isEmpty ? await this.#onQuietDay(digest, subscription, delivery, digesting) : digest;
    const snapshot = await this.#snapshots.keep(known);
    if (reply === undefined) {
      // What has changed without being news, such as a typo, is not looked at again.
      const change = { refusals: 0, seen: { snapshot, except: {} } };
      await ledger.end(delivery, 'nothing-new', now(), { change });
      return undefined;
    }
    const body = await blobs.put(JSON.stringify({ ...reply, post: postHead(digesting) }), now());
    // If another process has composed it meanwhile, its text is the one to send.
    return (await ledger.compose(delivery, body, snapshot))
      ? { ...delivery, body, snapshot }
      : ledger.get(delivery);
  }

  /** What the chat has chosen for a day with nothing new; undefined if nothing is to be posted. */
  async #onQuietDay(
    digest: Reply,
    { whenEmpty }: Subscription,
    { subject, slot }: Delivery,
    digesting: Digesting,
  ): Promise<Reply | undefined> {
    if (whenEmpty === 'line') return digest;
    if (whenEmpty === 'skip') return undefined;
    const latest = whenEmpty === 'weekly' ? await this.#options.ledger.last(subject, SLOTS_OF_A_WEEK) : [];
    const posted = latest.find(
      (each) => each.slot < slot && (each.state === 'arrived' || each.state === 'partly'),
    );
    return quietDay(whenEmpty, digesting, posted?.slot);
  }

  async #sendAll(
    delivery: Delivery,
    messages: readonly Outgoing[],
    onBegun: () => void,
  ): Promise<SendOutcome> {
    const before = new Map((await this.#options.ledger.parts(delivery)).map((part) => [part.n, part]));
    const states = new Map<number, PartState>();
    let { to } = delivery;
    for (const [n, message] of messages.entries()) {
      const part = before.get(n);
      // The ledger does not keep the reason of a part.
      if (part?.state === 'refused') return { kind: 'refused', reason: 'rejected' };
      if (part && part.state !== 'sending') {
        states.set(n, part.state);
        if (part.message === undefined && this.#isLost(to)) return { kind: 'done', states };
        to = this.#after(to, part.message);
        continue;
      }
      const sent = await this.#sendPart({ delivery, n, part, message, to }, onBegun);
      switch (sent?.outcome) {
        case 'refused':
          return { kind: 'refused', reason: sent.reason };
        case 'not-sent':
          return { kind: 'again', ...given({ after: sent.after }) };
        case 'unsettled':
          return { kind: 'again', mayHaveArrived: true };
        case undefined:
          return { kind: 'again' };
        case 'sent':
          if (sent.movedTo !== undefined) to = { ...to, chat: sent.movedTo };
          to = this.#after(to, sent.message);
          states.set(n, 'sent');
          break;
        case 'unknown':
          states.set(n, 'unknown');
          if (this.#isLost(to)) return { kind: 'done', states };
          break;
        default:
          return sent satisfies never;
      }
    }
    return { kind: 'done', states };
  }

  /** Sends one part and notes what became of it; undefined if it is too late for it. */
  async #sendPart(
    { delivery, n, part, message, to }: PartToSend,
    onBegun: () => void,
  ): Promise<Sent | undefined> {
    const { ledger, now, signal } = this.#options;
    // What became of one that was begun can still be found out by the next process.
    if (signal.aborted) return part && { outcome: 'unsettled' };
    const key = messageKey(delivery, n);
    if (part) {
      const mayResend = now() <= delivery.until;
      const sent = await message.resume(to, key, part.sentAt, mayResend);
      if (sent.outcome === 'not-sent' && !mayResend) {
        // It is certainly not there, and too late for it.
        await this.#persist(() => ledger.unbeginPart(delivery, n, part.sentAt));
        return undefined;
      }
      // An attempt that was not sent says nothing about the one before.
      if (sent.outcome !== 'not-sent') await this.#settle({ delivery, n, message, to }, sent);
      return sent;
    }
    const at = now();
    let mayBeNoted = false;
    const sent = await message.send(to, key, async () => {
      if (signal.aborted || at > delivery.until) return false;
      // If the store fails, the part may have been noted all the same.
      mayBeNoted = true;
      // If another process has begun the part, that process sends it.
      mayBeNoted = await ledger.beginPart(delivery, n, at);
      onBegun();
      return mayBeNoted;
    });
    if (sent.outcome !== 'not-sent') await this.#settle({ delivery, n, message, to }, sent);
    else if (mayBeNoted) await this.#persist(() => ledger.unbeginPart(delivery, n, at));
    return sent;
  }

  async #settle(
    { delivery, n, message, to }: Omit<PartToSend, 'part'>,
    sent: Exclude<Sent, { outcome: 'not-sent' }>,
  ): Promise<void> {
    if (sent.outcome === 'unsettled') return;
    const { ledger, moved, posted, now } = this.#options;
    const { message: id, movedTo } = sent.outcome === 'sent' ? sent : {};
    if (posted !== undefined && id !== undefined && message.stated !== undefined) {
      const { platform, thread, direct, chat } = this.#after(to, id);
      const sentMessage = {
        in: {
          platform,
          chat: movedTo ?? chat,
          ...given({ thread: movedTo === undefined ? thread : undefined }),
        },
        message: id,
        states: message.stated,
        ...placeFor(direct ? 'private' : 'open', chat),
      };
      // Before its outcome is settled, so that a crash in between does not lose it.
      await this.#persist(() => posted.record([sentMessage], now()));
    }
    await this.#persist(() => ledger.settlePart(delivery, n, sent.outcome, id));
    if (movedTo !== undefined)
      await this.#persist(() => moved({ platform: to.platform, from: to.chat, to: movedTo }));
  }

  /** Where the message after one goes. */
  #after(to: Recipient, message: string | undefined): Recipient {
    if (message === undefined) return to;
    return this.#posters.get(to.platform)?.next?.(to, message) ?? to;
  }

  /** Whether nobody knows where the message after an unknown one goes: it would make a post of its own. */
  #isLost(to: Recipient): boolean {
    return this.#after(to, '0') !== to;
  }

  #persist<Result>(write: () => Promise<Result>): Promise<Result> {
    return persist(write, this.#options);
  }

  #finishOptions(): FinishOptions {
    const { ledger, subscriptions, watches, alerts, blobs, knowledge, now } = this.#options;
    const persist: FinishOptions['persist'] = (write) => this.#persist(write);
    return {
      ...{ ledger, subscriptions, watches, alerts, blobs, knowledge, now, persist },
      snapshots: this.#snapshots,
    };
  }

  async #putOff(delivery: Delivery, after?: number): Promise<Delivered> {
    const { ledger, now } = this.#options;
    const pause = after === undefined ? retryPause(delivery.retries + 1) : after * 1_000;
    await ledger.putOff(delivery, new Date(now().getTime() + pause));
    return 'put-off';
  }
}

/** What has become of all parts together. */
type SendOutcome =
  /** Each has been settled: what became of it, by its number. */
  | { readonly kind: 'done'; readonly states: ReadonlyMap<number, PartState> }
  /** One was refused, and those after it are not sent. */
  | { readonly kind: 'refused'; readonly reason: Refusal }
  /** One is to be tried again, after as many seconds as the platform says, if it says. */
  | { readonly kind: 'again'; readonly after?: number; readonly mayHaveArrived?: true };

/** Until when a delivery is tried again. What became of a part that may have arrived can be found out when it is too late to send. */
function lastLook({ until }: Delivery, { mayHaveArrived }: SendOutcome & { readonly kind: 'again' }): Date {
  return mayHaveArrived ? new Date(until.getTime() + LOOKING) : until;
}

/**
 * What `finish` need not read again. Parts that are all settled are final. In the other cases another process may have
 * begun parts meanwhile, so the ledger has to be read.
 */
function sentAndRefused(outcome: SendOutcome): Pick<Finished, 'states' | 'refusal'> {
  if (outcome.kind === 'done') return { states: outcome.states };
  return outcome.kind === 'refused' ? { refusal: outcome.reason } : {};
}

interface PartToSend {
  readonly delivery: Delivery;
  readonly n: number;
  /** Set if it was begun before. */
  readonly part: Part | undefined;
  readonly message: Outgoing;
  readonly to: Recipient;
}

/** The key of a delivery's message: 24 hexadecimal digits, the same whichever process sends it. */
function messageKey({ subject, slot }: DeliveryKey, n: number): string {
  return createHash('sha256')
    .update(JSON.stringify([subject, slot, n]))
    .digest('hex')
    .slice(0, 24);
}
