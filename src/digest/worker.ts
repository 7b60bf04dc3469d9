import type { Delivered } from './deliver.ts';
import type { DeliveryKey } from './ledger.ts';
import type { Queue, QueuedDelivery } from './queue.ts';

/** What a worker works with. */
export interface WorkerOptions {
  readonly queue: Queue;
  /** How many deliveries are under way at once. */
  readonly most: number;
  /** How many of them have sent nothing yet: what waits for its turn here is better left to other processes. */
  readonly mostWaiting: number;
  /** Whether anything is to be taken now. */
  mayTake(): boolean;
  /** @param begun called when something of it is sent */
  deliver(key: DeliveryKey, begun: () => void): Promise<Delivered>;
  /** Takes what failed: a delivery, or taking some. */
  onTrouble(error: unknown): void;
}

/** Does the deliveries of a queue, some at a time. */
export interface Worker {
  /** Takes as many as there is room for; whenever one is done, the next is taken. */
  fill(): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

/** Puts the parts together; nothing is taken before it is told to. */
export function createWorker({
  queue,
  most,
  mostWaiting,
  mayTake,
  deliver,
  onTrouble,
}: WorkerOptions): Worker {
  const underWay = new Set<Promise<void>>();
  /** Those of which nothing was sent yet. */
  const waiting = new Set<object>();
  let filling: Promise<void> | undefined;
  let isWanted = false;

  async function run({ key, release }: QueuedDelivery): Promise<void> {
    let came: Delivered | 'failed' = 'failed';
    const claim = {};
    const begun = (): void => {
      if (waiting.delete(claim)) fill();
    };
    waiting.add(claim);
    try {
      came = await deliver(key, begun);
    } catch (error) {
      onTrouble(error);
    }
    waiting.delete(claim);
    await release(came);
  }

  /** How many there is room for. */
  function room(): number {
    return Math.min(most - underWay.size, mostWaiting - waiting.size);
  }

  function begin(claimed: QueuedDelivery): void {
    const work: Promise<void> = run(claimed).finally(() => {
      underWay.delete(work);
      fill();
    });
    underWay.add(work);
  }

  async function fillUp(): Promise<void> {
    while (isWanted) {
      isWanted = false;
      while (mayTake() && room() > 0) {
        const some = await queue.take(room());
        for (const claimed of some) begin(claimed);
        if (some.length === 0) break;
      }
    }
  }

  function fill(): void {
    isWanted = true;
    filling ??= fillUp()
      .catch(onTrouble)
      .finally(() => {
        filling = undefined;
        if (isWanted) fill();
      });
  }

  return {
    fill,
    async idle() {
      await filling;
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
