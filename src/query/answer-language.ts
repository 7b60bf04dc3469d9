import type { Fact, Situation } from '../knowledge/model.ts';

/** Chooses the language of an answer. */
export class AnswerLanguage {
  readonly #required: readonly string[];
  /** Languages in which anything can be stated. */
  readonly #spoken: ReadonlySet<string>;
  readonly #fallback: string;

  /** @param facts all that can be stated */
  constructor({ required }: Situation, facts: Iterable<Pick<Fact, 'text'>>) {
    this.#required = required;
    this.#spoken = new Set([...facts].flatMap(({ text }) => Object.keys(text)));
    this.#fallback = required[0] ?? 'en';
  }

  /**
   * The language that the reader wants, else that of the question where the situation requires it, or where anything that is
   * shown can be stated in it. What then lacks it is shown in another language, which the reply says.
   */
  choose(wanted: string | undefined, asked: string, shown: readonly Pick<Fact, 'text'>[]): string {
    if (wanted !== undefined) return wanted;
    if (this.#required.includes(asked)) return asked;
    const speaks = shown.length === 0 ? this.#spoken.has(asked) : shown.some(({ text }) => asked in text);
    return speaks ? asked : this.#fallback;
  }
}
