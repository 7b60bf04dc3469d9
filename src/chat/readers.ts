import { LRUCache } from 'lru-cache';
import type { ChatMove } from '../command/chat-move.ts';
import type { ChatRef } from '../command/chat-ref.ts';
import type { ReaderState, Readers } from '../command/command.ts';

const UNKNOWN: ReaderState = { questions: [] };

/** A reader in one chat. */
interface KnownReader {
  readonly from: ChatRef;
  readonly user: string;
  readonly state: ReaderState;
}

/** Remembers the most recent readers until the program ends. */
export class MemoryReaders implements Readers {
  readonly #readers: LRUCache<string, KnownReader>;

  /** @param limit how many readers are remembered; beyond it the one not seen for longest is forgotten. Default: 10,000 */
  constructor(limit = 10_000) {
    // With `max`, room for all of them would be made at once.
    this.#readers = new LRUCache({ maxSize: limit, sizeCalculation: () => 1 });
  }

  async get(from: ChatRef, user: string): Promise<ReaderState> {
    return this.#readers.get(keyOf(from, user))?.state ?? UNKNOWN;
  }

  /** Whether this reader is remembered. */
  has(from: ChatRef, user: string): boolean {
    return this.#readers.has(keyOf(from, user));
  }

  async update(from: ChatRef, user: string, change: Partial<ReaderState>): Promise<void> {
    const key = keyOf(from, user);
    const known = this.#readers.get(key)?.state ?? UNKNOWN;
    this.#readers.set(key, { from, user, state: { ...known, ...change } });
  }

  /** Moves the readers of a chat to its new id; those who have written there by now keep what is newer. */
  move({ platform, from, to }: ChatMove): void {
    for (const [key, known] of [...this.#readers.entries()]) {
      if (known.from.platform !== platform || known.from.chat !== from) continue;
      const there = { ...known.from, chat: to };
      const newer = this.#readers.get(keyOf(there, known.user))?.state;
      const questions = [...known.state.questions, ...(newer?.questions ?? [])];
      const state = { ...known.state, ...newer, questions };
      this.#readers.delete(key);
      this.#readers.set(keyOf(there, known.user), { ...known, from: there, state });
    }
  }

  /** Forgets a reader of a platform in one chat with its threads, or in all chats. */
  forget(platform: string, user: string, chat?: string): void {
    for (const [key, known] of [...this.#readers.entries()]) {
      const isHere = chat === undefined || known.from.chat === chat;
      if (known.from.platform === platform && known.user === user && isHere) this.#readers.delete(key);
    }
  }
}

function keyOf({ platform, chat, thread }: ChatRef, user: string): string {
  return JSON.stringify([platform, chat, thread ?? null, user]);
}
