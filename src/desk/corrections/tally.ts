/** What became of a correction: the message was edited, got a reply, or is gone; or a reader was told. */
export type Done = 'edited' | 'replied' | 'gone' | 'told';

/** How many corrections were made on a platform. */
type Counts = { readonly platform: string } & Readonly<Partial<Record<Done, number>>>;

/** Counts corrections for the log, without a word about chats and readers. */
export class Tally {
  readonly #counts = new Map<string, Counts>();
  readonly #observe: ((platform: string, done: Done) => void) | undefined;

  /** @param observe hears each count. Default: nobody does */
  constructor(observe?: (platform: string, done: Done) => void) {
    this.#observe = observe;
  }

  count(platform: string, done: Done): void {
    this.#observe?.(platform, done);
    const before = this.#counts.get(platform) ?? { platform };
    this.#counts.set(platform, { ...before, [done]: (before[done] ?? 0) + 1 });
  }

  /** The counts since the last call, one for each platform. */
  take(): readonly Counts[] {
    const counts = [...this.#counts.values()];
    this.#counts.clear();
    return counts;
  }
}
