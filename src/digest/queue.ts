import type { Delivered } from './deliver.ts';
import type { Delivery, DeliveryKey } from './ledger.ts';

/** A delivery that this process has to do, and no other as long as it lives. */
export interface QueuedDelivery {
  readonly key: DeliveryKey;
  /** Tells what came of it; `failed` where that is unknown, since the store did not answer. Never rejects. */
  release(came: Delivered | 'failed'): Promise<void>;
}

/** The deliveries to one platform, each given to one process at a time until it has ended. */
export interface Queue {
  start(): Promise<void>;
  /** Tells of deliveries that are to be done; however often it is told of one, it is done by one process at a time. */
  offer(deliveries: readonly Delivery[]): Promise<void>;
  /** Some that are to be done now. */
  take(most: number): Promise<readonly QueuedDelivery[]>;
  /** Lets it go, when all that was taken is released. */
  stop(): Promise<void>;
}
