import type { Ending } from '../command/digests.ts';
import type { Recipient, Refusal } from '../sending/poster.ts';
import type { Slot } from './schedule.ts';
import type { Subscription, SubscriptionChange } from './subscription.ts';

/**
 * - `digest`: the subject is a subscription, the slot its local date
 * - `answer`: the subject is a watch
 * - `notice`: a message to a reader, such as that their digest was paused
 * - `report`: the weekly report to a channel of operators
 * - `correction`: a correction of what was posted or answered before
 * - `alert`: facts that are new to a chat with alerts, the slot being its local date and a number
 */
export type DeliveryKind = 'digest' | 'answer' | 'notice' | 'report' | 'correction' | 'alert';

/** The key of a delivery. */
export interface DeliveryKey {
  readonly subject: string;
  readonly slot: string;
}

/** A reply that is to reach a recipient once. */
export interface Delivery extends DeliveryKey {
  readonly kind: DeliveryKind;
  readonly to: Recipient;
  readonly dueAt: Date;
  /** After this moment nothing more of it is sent. */
  readonly until: Date;
  /** `waiting` until it is composed, `sending` from then on. */
  readonly state: 'waiting' | 'sending' | Ending;
  /** Key of its Reply among the blobs; undefined before it is composed. */
  readonly body?: string;
  /** Key of the snapshot of the knowledge that a composed digest is based on. */
  readonly snapshot?: string;
  /** It is not tried before this moment. */
  readonly retryAt: Date;
  /** How often it was put off. */
  readonly retries: number;
  readonly endedAt?: Date;
  readonly refusal?: Refusal;
}

/** `sending` until the outcome is known, or `unknown` if it never will be. */
export type PartState = 'sending' | 'sent' | 'unknown' | 'refused';

/** One message of a delivery. It is recorded before it is sent. */
export interface Part {
  /** From 0. */
  readonly n: number;
  readonly state: PartState;
  /** When it was first sent. */
  readonly sentAt: Date;
  /** Id of the message on the platform, if it was certainly sent. */
  readonly message?: string;
}

/**
 * The record of all deliveries and their outcomes. Each method is one transaction; its writes are on the disk when it
 * resolves.
 */
export interface Ledger {
  /**
   * Takes the subscriptions that are due, the longest overdue first. Each gets its next slot and its delivery, if any,
   * from `plan`. Replicas that call this at the same moment get different subscriptions.
   *
   * @param plan a pure function of one subscription
   * @param platforms the platforms that can be posted to; all by default
   * @returns the deliveries, and whether more subscriptions may be due
   */
  takeDue(
    now: Date,
    most: number,
    plan: (due: Subscription & { readonly next: Slot }) => Planned,
    platforms?: readonly string[],
  ): Promise<{ readonly deliveries: readonly Delivery[]; readonly more: boolean }>;

  /** Adds a delivery, composed or not. @returns false if it existed before */
  add(delivery: Delivery): Promise<boolean>;

  /** The deliveries of a platform that have not ended and may be tried now, the longest overdue first. */
  open(platform: string, now: Date, most: number): Promise<readonly Delivery[]>;

  /** A delivery in its present state. */
  get(key: DeliveryKey): Promise<Delivery | undefined>;

  /** Records the text of a delivery, before anything of it is sent. @returns false if it has a text already */
  compose(key: DeliveryKey, body: string, snapshot: string): Promise<boolean>;

  /** The parts that were begun, in order. */
  parts(key: DeliveryKey): Promise<readonly Part[]>;

  /** Records that a part is about to be sent. @returns false if it was begun before, or the delivery was removed */
  beginPart(key: DeliveryKey, n: number, at: Date): Promise<boolean>;

  /** Removes a part that was begun at a moment and certainly not sent. A settled part stays. */
  unbeginPart(key: DeliveryKey, n: number, at: Date): Promise<void>;

  /** Records the outcome of a part. `sent` is certain, so it replaces what another process has recorded. */
  settlePart(key: DeliveryKey, n: number, state: PartState, message?: string): Promise<void>;

  /** Postpones a delivery. */
  putOff(key: DeliveryKey, until: Date): Promise<void>;

  /** Records how a delivery ended, and the change of its subscription. Later calls change nothing. */
  end(
    delivery: Pick<Delivery, 'subject' | 'slot' | 'kind'>,
    ending: Ending,
    at: Date,
    more?: { readonly refusal?: Refusal; readonly change?: SubscriptionChange },
  ): Promise<boolean>;

  /** The last deliveries of a subject, the latest first. */
  last(subject: string, most: number): Promise<readonly Delivery[]>;

  /**
   * Puts right what was planned by a clock that was ahead. Digests that were missed by it, or that had nothing new, are open
   * again, if it is not too late for them; their subscriptions get another next slot; nothing waits for longer than a pause; and boards and
   * alerts wait for no day after the next.
   *
   * @param now an earlier moment than those in the ledger
   * @param pause milliseconds for which what was put off may wait
   * @param plan the next slot of a subscription; `taken` are the dates that have a delivery
   * @param giveWay called between two transactions
   * @returns how many digests are open again
   */
  setBack(
    now: Date,
    pause: number,
    plan: (due: Subscription & { readonly next: Slot }, taken: ReadonlySet<string>) => Slot,
    giveWay?: () => Promise<void>,
  ): Promise<number>;

  /**
   * Removes deliveries that ended before a moment, blobs that are not used any more, and other old rows, in many
   * transactions. What cannot be removed in one table keeps no other from it; then the first failure is thrown in the end.
   *
   * @param pause called between two transactions. Where it rejects, this does too, after at most one more for each table
   */
  tidy(before: Date, pause?: () => Promise<void>): Promise<void>;
}

/** The next slot of a subscription that is due, and its delivery, if it gets one. */
export interface Planned {
  readonly delivery?: Delivery;
  readonly next: Slot;
}

/** Texts under their own hash: snapshots and replies, which many deliveries share. */
export interface Blobs {
  /**
   * Stores a text. It stays at least until `tidy` is called with a later moment.
   *
   * @param at now
   * @returns the key of the text
   */
  put(text: string, at: Date): Promise<string>;
  get(key: string): Promise<string | undefined>;
}

/** Milliseconds for which a message without a due hour is tried: three days. */
const PATIENCE = 3 * 24 * 60 * 60 * 1_000;

/** The times and the state of a delivery that may be sent at once. */
export function dueNow(now: Date): Pick<Delivery, 'dueAt' | 'until' | 'retryAt' | 'retries' | 'state'> {
  const until = new Date(now.getTime() + PATIENCE);
  return { dueAt: now, until, retryAt: now, retries: 0, state: 'waiting' };
}
