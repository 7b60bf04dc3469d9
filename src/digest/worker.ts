import type { Delivered } from './deliver.ts';
import type { DeliveryKey } from './ledger.ts';
import type { Claimed, Queue } from './queue.ts';

/** What a worker works with. */
export interface WorkerParts {
  readonly queue: Queue;
  /** How many deliveries are under way at once. */
  readonly most: number;
  /** Whether anything is to be taken now. */
  mayTake(): boolean;
  deliver(key: DeliveryKey): Promise<Delivered>;
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
export function createWorker({ queue, most, mayTake, deliver, onTrouble }: WorkerParts): Worker {
  const underWay = new Set<Promise<void>>();
  let filling: Promise<void> | undefined;
  let isWanted = false;

  async function run({ key, release }: Claimed): Promise<void> {
    let came: Delivered | 'failed' = 'failed';
    try {
      came = await deliver(key);
    } catch (error) {
      onTrouble(error);
    }
    await release(came);
  }

  function begin(claimed: Claimed): void {
    const work: Promise<void> = run(claimed).finally(() => {
      underWay.delete(work);
      fill();
    });
    underWay.add(work);
  }

  async function fillUp(): Promise<void> {
    while (isWanted) {
      isWanted = false;
      while (mayTake() && underWay.size < most) {
        const some = await queue.take(most - underWay.size);
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
