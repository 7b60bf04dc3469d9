import { type Token, tokenize } from '../words/fold.ts';
import { stem } from '../words/inflection.ts';
import type { AnswerWords } from './answer-words/answer-words.ts';
import { findSigns, type Signs } from './signs.ts';
import type { Word } from './word.ts';

const NOWHERE: readonly number[] = [];

/** A statement as words, prepared for comparing with questions. */
export class Passage {
  readonly words: readonly Word[];
  /** Stems of the words that carry a topic, in order. */
  readonly stems: readonly string[];
  readonly signs: Signs;
  /** Positions of each stem whose words carry a topic. */
  readonly #positions = new Map<string, number[]>();
  /** How often each folded word stands there. */
  readonly #counts = new Map<string, number>();

  constructor(words: readonly Word[], amounts: ReadonlySet<string>, lists: AnswerWords) {
    this.words = words;
    this.stems = words.filter(({ content }) => content).map((word) => word.stem);
    words.forEach(({ folded, stem: stemmed, content }, at) => {
      this.#counts.set(folded, this.count(folded) + 1);
      if (!content) return;
      const positions = this.#positions.get(stemmed);
      if (positions === undefined) this.#positions.set(stemmed, [at]);
      else positions.push(at);
    });
    this.signs = findSigns(words, amounts, lists);
  }

  /** Where words of a stem stand, function words aside. */
  positions(stemmed: string): readonly number[] {
    return this.#positions.get(stemmed) ?? NOWHERE;
  }

  has(stemmed: string): boolean {
    return this.#positions.has(stemmed);
  }

  /** How often a folded word stands there, function words too. */
  count(folded: string): number {
    return this.#counts.get(folded) ?? 0;
  }

  /** Each stem whose words carry a topic, with where they stand. */
  get places(): ReadonlyMap<string, readonly number[]> {
    return this.#positions;
  }
}

const UPPER = /^\p{Lu}/u;

/** The words of a text. */
export function wordsOf(text: string, language: string, isFunctionWord: (folded: string) => boolean): Word[] {
  return tokenize(text).map((token) => wordOf(token, language, isFunctionWord));
}

/** A token as a word of a language. */
export function wordOf(
  { surface, folded }: Token,
  language: string,
  isFunctionWord: (folded: string) => boolean,
): Word {
  return {
    surface,
    folded,
    stem: stem(folded, language),
    content: !isFunctionWord(folded),
    capital: UPPER.test(surface),
  };
}
