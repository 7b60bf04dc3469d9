import type { AlertChoices, AlertState } from '../../command/alerts.ts';
import type { ChatRef } from '../../command/chat-ref.ts';
import type { Baseline } from '../snapshot.ts';

/** The alerts of one chat: a chat, or a thread in it, has them once or not at all. */
export interface Alert extends AlertChoices {
  /** Eight letters and digits; the subject of its deliveries. */
  readonly id: string;
  readonly from: ChatRef;
  /** The reader who has turned them on; removed when this reader is forgotten. */
  readonly creator?: string;
  readonly createdAt: Date;
  readonly state: AlertState;
  /** How many alerts in a row the platform has refused. */
  readonly refusals: number;
  /** What needs no alert any more: what was known when they were turned on, and what was posted since. */
  readonly seen: Baseline;
  /** Ids of facts that were held back. They wait for a digest, or for `lookAt`. */
  readonly held: readonly string[];
  /** When it is to be looked at again, though the knowledge has not changed; undefined if nothing waits. */
  readonly lookAt?: Date;
}

/** A change of alerts: undefined properties stay as they are, and null removes a value. */
export interface AlertChange extends Partial<AlertChoices> {
  readonly state?: AlertState;
  readonly refusals?: number;
  readonly seen?: Baseline;
  readonly held?: readonly string[];
  readonly lookAt?: Date | null;
}

/** Stores the alerts. */
export interface AlertStore {
  /** Adds them. @returns false if the chat has alerts already */
  add(alert: Alert): Promise<boolean>;
  get(id: string): Promise<Alert | undefined>;
  of(from: ChatRef): Promise<Alert | undefined>;
  /** In how many chats and threads of a platform a reader has turned them on. */
  countOf(platform: string, creator: string): Promise<number>;
  /** Some active ones on these platforms by ascending id, starting after an id if one is given. */
  page(platforms: readonly string[], after: string | undefined, most: number): Promise<readonly Alert[]>;
  /** The active ones on these platforms that are to be looked at by now, the longest overdue first. */
  due(platforms: readonly string[], now: Date, most: number): Promise<readonly Alert[]>;
  /** @param ifLookAt the change is made only if this is still when they are to be looked at. @returns whether it was made */
  change(id: string, change: AlertChange, ifLookAt?: Date | null): Promise<boolean>;
  /** Removes them with their deliveries. @returns whether they existed */
  remove(id: string): Promise<boolean>;
}
