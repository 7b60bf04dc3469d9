import { LRUCache } from 'lru-cache';

/** The most characters of all pages together. */
const MOST_CHARACTERS = 20_000_000;

/** Pages as they were made last. Those of an earlier state of the knowledge are let go of. */
export class PageCache {
  readonly #version: () => string;
  readonly #pages: LRUCache<string, string>;
  #of = '';

  /**
   * @param version that of the knowledge
   * @param seconds how long a page may be shown again: it can tell how old a source is
   */
  constructor(version: () => string, seconds: number) {
    this.#version = version;
    this.#pages = new LRUCache({
      maxSize: MOST_CHARACTERS,
      sizeCalculation: (page) => page.length + 1,
      ttl: seconds * 1_000,
    });
  }

  get(key: string): string | undefined {
    this.#forgetEarlier();
    return this.#pages.get(key);
  }

  set(key: string, page: string): void {
    this.#forgetEarlier();
    this.#pages.set(key, page);
  }

  #forgetEarlier(): void {
    const version = this.#version();
    if (version === this.#of) return;
    this.#pages.clear();
    this.#of = version;
  }
}
