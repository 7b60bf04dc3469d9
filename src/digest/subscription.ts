import type { ChatRef } from '../command/chat-ref.ts';
import type { Choices, SubscriptionState } from '../command/digests.ts';
import type { Slot } from './schedule.ts';
import type { Baseline } from './snapshot.ts';

/** A digest that a chat gets. */
export interface Subscription extends Choices {
  /** Eight letters and digits. */
  readonly id: string;
  readonly from: ChatRef;
  /** The reader who has set it up, until they are forgotten. */
  readonly creator?: string;
  readonly createdAt: Date;
  readonly state: SubscriptionState;
  /** How many of its digests in a row the platform has refused. */
  readonly refusals: number;
  /** When it comes next; none while it is not active. */
  readonly next?: Slot;
  /** What its chat has seen; none before the first digest has arrived there. */
  readonly seen?: Baseline;
}

/** What may change of a subscription; what is left out stays, and null takes away. */
export interface SubscriptionChange extends Partial<Choices> {
  readonly state?: SubscriptionState;
  readonly refusals?: number;
  readonly next?: Slot | null;
  readonly seen?: Baseline | null;
}

/** Keeps the subscriptions. */
export interface Subscriptions {
  add(subscription: Subscription): Promise<void>;
  get(id: string): Promise<Subscription | undefined>;
  /** Those of one chat and thread, the oldest first. */
  of(from: ChatRef): Promise<readonly Subscription[]>;
  /** @returns whether it is there */
  change(id: string, change: SubscriptionChange): Promise<boolean>;
  /** Some of the active ones whose next slot was reckoned by other rules than these. */
  outdated(rules: string, most: number): Promise<readonly Subscription[]>;
  /** Removes it, with its deliveries. @returns whether it was there */
  remove(id: string): Promise<boolean>;
  /** A chat has got another id; its subscriptions and what is to be delivered there go along. */
  move(platform: string, from: string, to: string): Promise<void>;
}
