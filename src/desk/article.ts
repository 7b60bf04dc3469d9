/** A text that came in, with what was found about it. */
export interface Article {
  readonly title?: string;
  readonly publisher?: string;
  readonly author?: string;
  /** Code of the language that it is written in. */
  readonly language?: string;
  readonly url?: string;
  /** ISO day on which it came out. */
  readonly published?: string;
  /** Its paragraphs in order; the first is the title. */
  readonly paragraphs: readonly string[];
  /** Why each value was taken, by its field. */
  readonly reasons: Readonly<Record<string, string>>;
}
