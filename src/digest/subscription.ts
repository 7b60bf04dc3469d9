import type { ChatRef } from '../command/chat-ref.ts';
import type { Choices, SubscriptionState } from '../command/digests.ts';
import type { Slot } from './schedule.ts';
import type { Baseline } from './snapshot.ts';

/** A digest of a chat. */
export interface Subscription extends Choices {
  /** Eight letters and digits. */
  readonly id: string;
  readonly from: ChatRef;
  /** The reader who has set it up; removed when this reader is forgotten. */
  readonly creator?: string;
  readonly createdAt: Date;
  readonly state: SubscriptionState;
  /** How many of its digests in a row the platform has refused. */
  readonly refusals: number;
  /** When it is posted next; undefined while it is not active. */
  readonly next?: Slot;
  /** What its chat has seen; undefined before the first digest has arrived. */
  readonly seen?: Baseline;
}

/** A change of a subscription: undefined properties stay as they are, and null removes a value. */
export interface SubscriptionChange extends Partial<Choices> {
  readonly state?: SubscriptionState;
  readonly refusals?: number;
  readonly next?: Slot | null;
  readonly seen?: Baseline | null;
}

/** Stores the subscriptions. */
export interface Subscriptions {
  add(subscription: Subscription): Promise<void>;
  get(id: string): Promise<Subscription | undefined>;
  /** The subscriptions of one chat and thread, the oldest first. */
  of(from: ChatRef): Promise<readonly Subscription[]>;
  /** How many a reader has set up on a platform, as far as the reader is not forgotten. */
  countOf(platform: string, creator: string): Promise<number>;
  /** @returns whether it exists */
  change(id: string, change: SubscriptionChange): Promise<boolean>;
  /** Some active subscriptions whose next slot was computed with other time zone rules than these. */
  outdated(rules: string, most: number): Promise<readonly Subscription[]>;
  /** Removes it with its deliveries. @returns whether it existed */
  remove(id: string): Promise<boolean>;
}
