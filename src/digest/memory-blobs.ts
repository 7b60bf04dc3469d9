import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Blobs } from './ledger.ts';

/** How many texts are kept; the one not used for longest goes first. */
const MOST = 100;

/** Texts in memory, for a chat that keeps nothing between runs. */
export class MemoryBlobs implements Blobs {
  readonly #texts = new LRUCache<string, string>({ max: MOST });

  async put(text: string): Promise<string> {
    const key = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    this.#texts.set(key, text);
    return key;
  }

  async get(key: string): Promise<string | undefined> {
    return this.#texts.get(key);
  }
}
