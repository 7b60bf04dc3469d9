import type { ChatRef } from '../command/chat-ref.ts';
import type { ReaderState, Readers } from '../command/command.ts';

const NOTHING: ReaderState = { questions: [] };

interface Remembered {
  readonly from: ChatRef;
  readonly user: string;
  readonly state: ReaderState;
}

/** Remembers the most recent readers until the program ends. */
export class MemoryReaders implements Readers {
  /** Least recently used first. */
  readonly #remembered = new Map<string, Remembered>();
  readonly #limit: number;

  /** @param limit how many readers are remembered; beyond it the least recently seen is forgotten */
  constructor(limit = 10_000) {
    this.#limit = limit;
  }

  async get(from: ChatRef, user: string): Promise<ReaderState> {
    const known = this.#remembered.get(keyOf(from, user));
    if (known) this.#keep(known);
    return known?.state ?? NOTHING;
  }

  /** Whether this reader is remembered. */
  has(from: ChatRef, user: string): boolean {
    return this.#remembered.has(keyOf(from, user));
  }

  async update(from: ChatRef, user: string, change: Partial<ReaderState>): Promise<void> {
    const known = this.#remembered.get(keyOf(from, user))?.state ?? NOTHING;
    this.#keep({ from, user, state: { ...known, ...change } });
    const oldest = this.#remembered.keys().next().value;
    if (this.#remembered.size > this.#limit && oldest !== undefined) this.#remembered.delete(oldest);
  }

  /** Forgets a reader of a platform in one chat with its threads, or everywhere. */
  forget(platform: string, user: string, chat?: string): void {
    for (const [key, known] of this.#remembered) {
      const here = chat === undefined || known.from.chat === chat;
      if (known.from.platform === platform && known.user === user && here) this.#remembered.delete(key);
    }
  }

  #keep(known: Remembered): void {
    const key = keyOf(known.from, known.user);
    this.#remembered.delete(key);
    this.#remembered.set(key, known);
  }
}

function keyOf({ platform, chat, thread }: ChatRef, user: string): string {
  return JSON.stringify([platform, chat, thread ?? null, user]);
}
