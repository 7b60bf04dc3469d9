import { LRUCache } from 'lru-cache';

/** What is known of words, by language; a key of both would be hashed anew at each look. */
export class WordCaches<Value extends object> {
  readonly #max: number;
  readonly #caches = new Map<string, LRUCache<string, Value>>();

  /** @param max how many words of a language are remembered */
  constructor(max: number) {
    this.#max = max;
  }

  of(language: string): LRUCache<string, Value> {
    const known = this.#caches.get(language);
    if (known !== undefined) return known;
    const cache = new LRUCache<string, Value>({ max: this.#max });
    this.#caches.set(language, cache);
    return cache;
  }
}
