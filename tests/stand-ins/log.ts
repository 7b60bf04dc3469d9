interface Waiting<T> {
  readonly wanted: (entry: T) => boolean;
  left: number;
  readonly resolve: (entry: T) => void;
  readonly reject: (error: Error) => void;
}

/** Entries in order; callers can wait for the ones to come. */
export class Log<T> {
  #entries: T[] = [];
  #waiting: Waiting<T>[] = [];
  #closed = false;

  get entries(): readonly T[] {
    return this.#entries;
  }

  add(entry: T): void {
    this.#entries.push(entry);
    for (const waiting of [...this.#waiting]) this.#offer(waiting, entry);
  }

  /**
   * The n-th entry that satisfies the predicate, among those that exist and those to come.
   * @throws Error when the stand-in closes first
   */
  waitFor<S extends T>(wanted: (entry: T) => entry is S, nth?: number): Promise<S>;
  waitFor(wanted: (entry: T) => boolean, nth?: number): Promise<T>;
  waitFor(wanted: (entry: T) => boolean, nth = 1): Promise<T> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting<T> = { wanted, left: nth, resolve, reject };
      this.#waiting.push(waiting);
      for (const entry of this.#entries) {
        if (waiting.left > 0) this.#offer(waiting, entry);
      }
      if (waiting.left > 0 && this.#closed) refuse(waiting);
    });
  }

  /** Removes the entries so far. */
  forget(): void {
    this.#entries = [];
  }

  /** Rejects everyone who waits. */
  close(): void {
    this.#closed = true;
    for (const waiting of this.#waiting.splice(0)) refuse(waiting);
  }

  #offer(waiting: Waiting<T>, entry: T): void {
    if (!waiting.wanted(entry)) return;
    waiting.left -= 1;
    if (waiting.left > 0) return;
    this.#waiting = this.#waiting.filter((other) => other !== waiting);
    waiting.resolve(entry);
  }
}

function refuse({ reject }: Waiting<never>): void {
  reject(new Error('The stand-in closed before this happened'));
}
