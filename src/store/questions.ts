import type { ChatRef } from '../chat/command.ts';

interface Asked {
  readonly from: ChatRef;
  readonly user: string;
  readonly questions: readonly string[];
}

/**
 * The last questions of the readers who asked most recently, until the program ends; nothing writes them down. Beside
 * what MemoryReaders does, it can forget a reader in all chats at once.
 */
export class Questions {
  /** By place and reader, least recently used first. */
  readonly #asked = new Map<string, Asked>();
  readonly #limit: number;

  /** @param limit how many lists are kept; beyond it the least recently used goes */
  constructor(limit = 10_000) {
    this.#limit = limit;
  }

  get(from: ChatRef, user: string): readonly string[] {
    const asked = this.#asked.get(keyOf(from, user));
    if (!asked) return [];
    this.set(from, user, asked.questions);
    return asked.questions;
  }

  set(from: ChatRef, user: string, questions: readonly string[]): void {
    const key = keyOf(from, user);
    this.#asked.delete(key);
    this.#asked.set(key, { from, user, questions });
    const oldest = this.#asked.keys().next().value;
    if (this.#asked.size > this.#limit && oldest !== undefined) this.#asked.delete(oldest);
  }

  /** Forgets a reader of a platform in one chat with its threads, or everywhere. */
  forget(platform: string, user: string, chat?: string): void {
    for (const [key, asked] of this.#asked) {
      const { from } = asked;
      const here = chat === undefined || from.chat === chat;
      if (from.platform === platform && asked.user === user && here) this.#asked.delete(key);
    }
  }
}

function keyOf({ platform, chat, thread }: ChatRef, user: string): string {
  return JSON.stringify([platform, chat, thread ?? null, user]);
}
