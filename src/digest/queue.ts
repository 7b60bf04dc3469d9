import type { Delivered } from './deliver.ts';
import type { Delivery, DeliveryKey } from './ledger.ts';

/** A delivery that this process does. No other process gets it until it is released, or this process has ended. */
export interface QueuedDelivery {
  readonly key: DeliveryKey;
  /** Gives it back with its result; `failed` means that the store did not answer. Never rejects. */
  release(result: Delivered | 'failed'): Promise<void>;
}

/** The deliveries to one platform, each given to one process at a time until it has ended. */
export interface Queue {
  start(): Promise<void>;
  /** Adds deliveries. One that is added twice is still done by one process at a time. */
  offer(deliveries: readonly Delivery[]): Promise<void>;
  /** Takes deliveries that are to be done now. */
  take(most: number): Promise<readonly QueuedDelivery[]>;
  /** Closes the queue. All deliveries that were taken must be released before. */
  stop(): Promise<void>;
}
