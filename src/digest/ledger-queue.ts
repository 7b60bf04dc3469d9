import type { Timer } from '../util/timer.ts';
import type { DeliveryKey, Ledger } from './ledger.ts';
import type { Queue, QueuedDelivery } from './queue.ts';

/** The ledger, the platform and the clock of a queue. */
export interface LedgerQueueOptions {
  readonly ledger: Ledger;
  readonly platform: string;
  readonly timer: Timer;
  now(): Date;
}

/** How many deliveries are read from the ledger at once. */
const AHEAD = 200;
/** Milliseconds until a delivery is tried again after the store has failed. */
const AFTER_FAILURE = 5_000;

/** A queue over the ledger, for a single process: other processes would get the same deliveries. */
export function createLedgerQueue({ ledger, platform, timer, now }: LedgerQueueOptions): Queue {
  /** Keys of the deliveries that were read and are not released. */
  const held = new Set<string>();
  let read: DeliveryKey[] = [];

  function claimed(key: DeliveryKey): QueuedDelivery {
    const forget = () => void held.delete(keyOf(key));
    return {
      key,
      async release(result) {
        if (result === 'failed') timer(forget, AFTER_FAILURE);
        else forget();
      },
    };
  }

  return {
    async start() {},
    async offer() {},
    async take(most) {
      if (read.length === 0) {
        const open = await ledger.open(platform, now(), AHEAD + held.size);
        read = open.filter((delivery) => !held.has(keyOf(delivery)));
        for (const delivery of read) held.add(keyOf(delivery));
      }
      return read.splice(0, most).map(claimed);
    },
    async stop() {},
  };
}

function keyOf({ subject, slot }: DeliveryKey): string {
  return JSON.stringify([subject, slot]);
}
