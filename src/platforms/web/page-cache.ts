import { LRUCache } from 'lru-cache';

/** The most bytes of all pages together. */
const MOST_BYTES = 20_000_000;

/** Pages in UTF-8 as they were made last: to encode a page takes as long as to serve it. Those of an earlier state of the knowledge are let go of. */
export class PageCache {
  readonly #version: () => string;
  readonly #pages: LRUCache<string, Buffer<ArrayBuffer>>;
  #of = '';

  /**
   * @param version that of the knowledge
   * @param seconds how long a page may be shown again: it can tell how old a source is
   */
  constructor(version: () => string, seconds: number) {
    this.#version = version;
    this.#pages = new LRUCache({
      maxSize: MOST_BYTES,
      sizeCalculation: ({ length }) => length + 1,
      ttl: seconds * 1_000,
    });
  }

  get(key: string): Uint8Array<ArrayBuffer> | undefined {
    this.#forgetEarlier();
    return this.#pages.get(key);
  }

  set(key: string, page: string): void {
    this.#forgetEarlier();
    this.#pages.set(key, Buffer.from(page));
  }

  #forgetEarlier(): void {
    const version = this.#version();
    if (version === this.#of) return;
    this.#pages.clear();
    this.#of = version;
  }
}
