/** A word of a text. */
export interface Word {
  /** As typed. */
  readonly surface: string;
  readonly folded: string;
  readonly stem: string;
  /** Carries a topic: it is not a function word. */
  readonly content: boolean;
  /** Typed with a capital, also where it opens the text. */
  readonly capital: boolean;
}
