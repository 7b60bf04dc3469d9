import { comparableWords } from './comparable.ts';

/** Words in a row that a statement may not share with the source, names aside. */
export const RUN = 8;

/** Finds runs of a source's words in statements. */
export class CopiedWords {
  readonly #runs: ReadonlySet<string>;
  readonly #names: ReadonlySet<string>;

  /**
   * @param paragraphs of the source
   * @param title which statements may repeat
   * @param spellings of names, whose words count for nothing
   * @param stop words such as "the" and "of", which count also where a name has them
   */
  constructor(
    paragraphs: readonly string[],
    {
      title,
      spellings,
      stop,
    }: {
      readonly title: string;
      readonly spellings: Iterable<string>;
      readonly stop: ReadonlySet<string>;
    },
  ) {
    this.#names = new Set([...spellings].flatMap(comparableWords)).difference(stop);
    const own = this.#runsOf(title);
    this.#runs = new Set(paragraphs.flatMap((line) => [...this.#runsOf(line)])).difference(own);
  }

  /** Eight words of the source that stand in a row in a statement; undefined where there are none. */
  in(statement: string): string | undefined {
    const [run] = this.#runsOf(statement).intersection(this.#runs);
    return run;
  }

  /** Each eight words that follow each other, names aside. */
  #runsOf(text: string): ReadonlySet<string> {
    const words = comparableWords(text).filter((word) => !this.#names.has(word));
    return new Set(words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' ')));
  }
}

/** The paragraphs of a source's text: its lines that are not empty, the title first. */
export function paragraphsOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
}
