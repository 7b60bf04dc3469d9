import type { ChatRef, ReaderState, Readers } from './command.ts';

const NOTHING: ReaderState = { questions: [] };

/** Remembers the most recent readers until the program ends. */
export class MemoryReaders implements Readers {
  /** Least recently used first. */
  readonly #states = new Map<string, ReaderState>();
  readonly #limit: number;

  /** @param limit how many readers are remembered; beyond it the least recently seen is forgotten */
  constructor(limit = 10_000) {
    this.#limit = limit;
  }

  async get(from: ChatRef, user: string): Promise<ReaderState> {
    const key = keyOf(from, user);
    const state = this.#states.get(key);
    if (!state) return NOTHING;
    this.#keep(key, state);
    return state;
  }

  async update(from: ChatRef, user: string, change: Partial<ReaderState>): Promise<void> {
    const key = keyOf(from, user);
    this.#keep(key, { ...(this.#states.get(key) ?? NOTHING), ...change });
    const oldest = this.#states.keys().next().value;
    if (this.#states.size > this.#limit && oldest !== undefined) this.#states.delete(oldest);
  }

  #keep(key: string, state: ReaderState): void {
    this.#states.delete(key);
    this.#states.set(key, state);
  }
}

function keyOf({ platform, chat, thread }: ChatRef, user: string): string {
  return JSON.stringify([platform, chat, thread ?? null, user]);
}
