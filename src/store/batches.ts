import { setImmediate } from 'node:timers/promises';

interface Pending<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers items for one statement. Each statement costs a turn of SQLite or a network round trip, so items that arrive in one
 * turn of the event loop, or while a statement runs, go together with the next.
 */
export class Batches<Item, Result> {
  readonly #run: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #most: number;
  #pending: Pending<Item, Result>[] = [];
  #isRunning = false;

  /**
   * @param run gives a result for each item, in the same order
   * @param most items of a batch
   */
  constructor(run: (items: readonly Item[]) => Promise<readonly Result[]>, most: number) {
    this.#run = run;
    this.#most = most;
  }

  /** The result of one item; rejects with the error of its batch. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ item, resolve, reject });
      if (!this.#isRunning) void this.#runAll();
    });
  }

  async #runAll(): Promise<void> {
    this.#isRunning = true;
    while (this.#pending.length > 0) {
      // SQLite answers within the turn of the event loop, in which further items are still added.
      await setImmediate();
      const batch = this.#pending.splice(0, this.#most);
      try {
        const results = await this.#run(batch.map(({ item }) => item));
        for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#isRunning = false;
  }
}
