import type { Timer } from '../util/timer.ts';
import type { DeliveryKey, Ledger } from './ledger.ts';
import type { Queue, QueuedDelivery } from './queue.ts';

/** What the queue works with. */
export interface LedgerQueueOptions {
  readonly ledger: Ledger;
  readonly platform: string;
  readonly timer: Timer;
  now(): Date;
}

/** How many are read from the ledger at once. */
const AHEAD = 200;
/** Milliseconds until one is tried again that failed with the store. */
const AFTER_FAILURE = 5_000;

/** The ledger as a queue, for a process that has the store for itself. */
export function createLedgerQueue({ ledger, platform, timer, now }: LedgerQueueOptions): Queue {
  /** What was read and is not released. */
  const held = new Set<string>();
  let read: DeliveryKey[] = [];

  function claimed(key: DeliveryKey): QueuedDelivery {
    const letGo = () => void held.delete(textOf(key));
    return {
      key,
      async release(came) {
        if (came === 'failed') timer(letGo, AFTER_FAILURE);
        else letGo();
      },
    };
  }

  return {
    async start() {},
    async offer() {},
    async take(most) {
      if (read.length === 0) {
        const open = await ledger.open(platform, now(), AHEAD + held.size);
        read = open.filter((delivery) => !held.has(textOf(delivery)));
        for (const delivery of read) held.add(textOf(delivery));
      }
      return read.splice(0, most).map(claimed);
    },
    async stop() {},
  };
}

function textOf({ subject, slot }: DeliveryKey): string {
  return JSON.stringify([subject, slot]);
}
