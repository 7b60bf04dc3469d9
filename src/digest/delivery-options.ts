import type { Knowledge } from '../knowledge/model.ts';
import type { Poster } from '../sending/poster.ts';
import type { Blobs, Ledger } from './ledger.ts';
import type { Rendered } from './rendered.ts';
import type { Subscriptions } from './subscription.ts';
import type { WatchStore } from './watch-store.ts';

/** What delivering works with. */
export interface DeliverOptions {
  readonly ledger: Ledger;
  readonly subscriptions: Subscriptions;
  readonly watches: WatchStore;
  readonly blobs: Blobs;
  readonly rendered: Rendered;
  /** By platform. */
  readonly posters: ReadonlyMap<string, Poster>;
  /** Told once it is to end: what is under way is finished, and nothing more is begun. */
  readonly signal: AbortSignal;
  knowledge(): Knowledge;
  now(): Date;
  /** Nothing more is to be begun on a platform for so many seconds. */
  rest(platform: string, seconds: number): void;
  /** Does what notes the outcome of a send until it succeeds, as long as that has any point. */
  insist<Result>(write: () => Promise<Result>): Promise<Result>;
}
