import type { Delivered } from './deliver.ts';
import type { DeliveryKey } from './ledger.ts';
import type { Queue, QueuedDelivery } from './queue.ts';

/** The queue of a worker, how much it takes, and what it does with a delivery. */
export interface WorkerOptions {
  readonly queue: Queue;
  /** How many deliveries are under way at once. */
  readonly most: number;
  /** How many of them have sent nothing yet: the others are better left to other processes. */
  readonly mostUnsent: number;
  /** Whether anything is to be taken now. */
  mayTake(): boolean;
  /** @param onBegun called when a message of it is about to be sent */
  deliver(key: DeliveryKey, onBegun: () => void): Promise<Delivered>;
  /** Takes the error of a delivery, or of the queue. */
  onTrouble(error: unknown, delivery?: DeliveryKey): void;
}

/** Does the deliveries of a queue, some at a time. It takes none before `fill` is called. */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #underWay = new Set<Promise<void>>();
  /** Deliveries of which nothing was sent yet. */
  readonly #unsent = new Set<QueuedDelivery>();
  #filling: Promise<void> | undefined;
  #isWanted = false;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  /** Takes as many deliveries as there is room for; whenever one is done, the next is taken. */
  fill(): void {
    this.#isWanted = true;
    this.#filling ??= this.#takeAll()
      .catch((error: unknown) => this.#options.onTrouble(error))
      .finally(() => {
        this.#filling = undefined;
        if (this.#isWanted) this.fill();
      });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await this.#filling;
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #takeAll(): Promise<void> {
    const { queue, mayTake } = this.#options;
    while (this.#isWanted) {
      this.#isWanted = false;
      while (mayTake() && this.#room() > 0) {
        const some = await queue.take(this.#room());
        for (const claimed of some) this.#begin(claimed);
        if (some.length === 0) break;
      }
    }
  }

  /** How many deliveries there is room for. */
  #room(): number {
    const { most, mostUnsent } = this.#options;
    return Math.min(most - this.#underWay.size, mostUnsent - this.#unsent.size);
  }

  #begin(claimed: QueuedDelivery): void {
    const work: Promise<void> = this.#run(claimed).finally(() => {
      this.#underWay.delete(work);
      this.fill();
    });
    this.#underWay.add(work);
  }

  async #run(claimed: QueuedDelivery): Promise<void> {
    const { deliver, onTrouble } = this.#options;
    let result: Delivered | 'failed' = 'failed';
    this.#unsent.add(claimed);
    try {
      result = await deliver(claimed.key, () => {
        if (this.#unsent.delete(claimed)) this.fill();
      });
    } catch (error) {
      onTrouble(error, claimed.key);
    }
    this.#unsent.delete(claimed);
    await claimed.release(result);
  }
}
