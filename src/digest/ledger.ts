import type { Ending } from '../command/digests.ts';
import type { Recipient, Refusal } from '../sending/poster.ts';
import type { Slot } from './schedule.ts';
import type { Subscription, SubscriptionChange } from './subscription.ts';

/**
 * - `digest`: the subject is a subscription, the slot its local date
 * - `answer`: the subject is a watch
 * - `notice`: tells somebody of something, such as that their subscription was paused
 */
export type DeliveryKind = 'digest' | 'answer' | 'notice';

/** What names a delivery. */
export interface DeliveryKey {
  readonly subject: string;
  readonly slot: string;
}

/** Something that is to reach a recipient once. */
export interface Delivery extends DeliveryKey {
  readonly kind: DeliveryKind;
  readonly to: Recipient;
  readonly dueAt: Date;
  /** After that nothing more of it is sent. */
  readonly until: Date;
  /** `waiting` until it is composed, `sending` from then on. */
  readonly state: 'waiting' | 'sending' | Ending;
  /** Key of what it says (a Reply) among the blobs; none before it is composed. */
  readonly body?: string;
  /** Key of the snapshot that it tells of, where it is a digest that is composed. */
  readonly snapshot?: string;
  /** Not to be tried before. */
  readonly retryAt: Date;
  /** How often it was put off. */
  readonly retries: number;
  readonly endedAt?: Date;
  readonly refusal?: Refusal;
}

/** `sending` until it is known, or will never be, what became of it. */
export type PartState = 'sending' | 'sent' | 'unknown' | 'refused';

/** One message of a delivery. A row of it is there before anything is sent. */
export interface Part {
  /** From 0. */
  readonly n: number;
  readonly state: PartState;
  /** When it was sent first. */
  readonly sentAt: Date;
  /** Id of the message, where it was sent for certain. */
  readonly message?: string;
}

/**
 * What was to be delivered and what became of it. What a method writes is on the disk when it resolves; each is one
 * transaction.
 */
export interface Ledger {
  /**
   * Takes the subscriptions whose time has come, the longest overdue first: each gets what `plan` says, a delivery
   * where it says one, and its next slot. Replicas that do so at the same moment get different ones.
   *
   * @param plan pure; of one subscription
   * @param platforms those to which anything can be posted; all where left out
   * @returns the deliveries, and whether there may be more that are due
   */
  takeDue(
    now: Date,
    most: number,
    plan: (due: Subscription & { readonly next: Slot }) => Planned,
    platforms?: readonly string[],
  ): Promise<{ readonly deliveries: readonly Delivery[]; readonly more: boolean }>;

  /** Adds a delivery, with what it says where that is known already. @returns false where it was there before */
  add(delivery: Delivery): Promise<boolean>;

  /** A platform's deliveries that have not ended and may be tried now, the longest overdue first. */
  open(platform: string, now: Date, most: number): Promise<readonly Delivery[]>;

  /** A delivery as it is now. */
  get(key: DeliveryKey): Promise<Delivery | undefined>;

  /** Notes what a delivery says, before anything of it is sent. @returns false where that stands already */
  compose(key: DeliveryKey, body: string, snapshot: string): Promise<boolean>;

  /** The parts that were begun, in order. */
  parts(key: DeliveryKey): Promise<readonly Part[]>;

  /** Notes that a part is about to be sent. @returns false where it was begun before, or the delivery is gone */
  beginPart(key: DeliveryKey, n: number, at: Date): Promise<boolean>;

  /** Takes back that a part was begun at a moment: it certainly was not sent. Changes nothing of what is settled. */
  unbeginPart(key: DeliveryKey, n: number, at: Date): Promise<void>;

  /** Notes what became of a part. That it was sent is certain, whatever another process has noted. */
  settlePart(key: DeliveryKey, n: number, state: PartState, message?: string): Promise<void>;

  /** Puts a delivery off. */
  putOff(key: DeliveryKey, until: Date): Promise<void>;

  /** Notes how a delivery ended, and what that changes of its subscription; once: later calls change nothing. */
  end(
    key: DeliveryKey,
    ending: Ending,
    at: Date,
    more?: { readonly refusal?: Refusal; readonly change?: SubscriptionChange },
  ): Promise<boolean>;

  /** The last deliveries of a subject, the latest first. */
  last(subject: string, most: number): Promise<readonly Delivery[]>;

  /**
   * Removes what ended before a moment, and the blobs that nothing needs any more; in many transactions.
   * @param pause called between two of them
   */
  tidy(before: Date, pause?: () => Promise<void>): Promise<void>;
}

/** What becomes of a subscription whose time has come. */
export interface Planned {
  readonly delivery?: Delivery;
  readonly next: Slot;
}

/** Texts kept under their own hash: snapshots, and what deliveries say, which many share. */
export interface Blobs {
  /**
   * Keeps a text, at least until `tidy` is told of a moment after this one.
   *
   * @param at now
   * @returns the key of the text
   */
  put(text: string, at: Date): Promise<string>;
  get(key: string): Promise<string | undefined>;
}

/** Milliseconds for which a message that is tied to no hour is tried: three days. */
const PATIENCE = 3 * 24 * 60 * 60 * 1_000;

/** The times and the state of a delivery that is tied to no hour: it may go out at once. */
export function dueNow(now: Date): Pick<Delivery, 'dueAt' | 'until' | 'retryAt' | 'retries' | 'state'> {
  const until = new Date(now.getTime() + PATIENCE);
  return { dueAt: now, until, retryAt: now, retries: 0, state: 'waiting' };
}
