/** What became of a correction: the message was edited, got a reply, or is gone; or a reader was told. */
type Done = 'edited' | 'replied' | 'gone' | 'told';

/** How many corrections were made on a platform. */
type Counts = { readonly platform: string } & Readonly<Partial<Record<Done, number>>>;

/** Counts corrections for the log, without a word about chats and readers. */
export class Tally {
  readonly #counts = new Map<string, Counts>();

  count(platform: string, done: Done): void {
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
