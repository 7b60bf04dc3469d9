import { LRUCache } from 'lru-cache';
import type { FactIndex } from '../index/fact-index.ts';
import type { IndexedFact } from '../index/indexed-facts.ts';
import type { Paragraphs } from '../index/paragraphs.ts';
import { rarity } from '../index/weighed-slot.ts';
import type { Query } from '../ranking/ranker.ts';
import { commonStems } from '../words/common-words.ts';
import type { Token } from '../words/fold.ts';
import type { Grammar } from '../words/grammar.ts';
import { type Lexicon, type Term, wordTerm } from '../words/lexicon.ts';
import { type Related, RelatedWords } from '../words/related-words.ts';
import { usesArabicScript } from '../words/script.ts';
import { correct } from '../words/spelling.ts';
import { type AnswerWords, answerWords } from './answer-words/answer-words.ts';
import { type Asked, type AskedTerm, type Collection, readAsked } from './asked.ts';
import { findEnglishFocus } from './english-focus.ts';
import { initialsIn } from './initials.ts';
import { Passage, wordOf, wordsOf } from './passage.ts';
import { findFocus } from './wanted.ts';
import type { Word } from './word.ts';

/** A passage, and where it stands among those of its paragraph. */
export interface Placed {
  readonly passage: Passage;
  /** All of its paragraph, in order; of a very long one what stands near. */
  readonly paragraph: readonly Passage[];
  readonly at: number;
}

/** Passages that are kept from question to question; one takes a few kilobytes. */
const CACHED = 5_000;
/** Texts that are searched for names which initials may stand for. */
const MOST_READ = 1_000;
/** How surely a word of a name stands for the name's initials. */
const INITIALS = 0.8;
/** How surely the nearest word of the texts is what a misspelt one means. */
const MISSPELT = 0.6;
const INITIALS_ALONE = /^\p{Lu}{2,}$/u;
const ARABIC_LETTERS = /\p{Script=Arabic}/u;
const NOTHING: ReadonlySet<string> = new Set();
const WORD: Term = wordTerm('');

/** The statements of a collection of texts in one language, read when questions first come upon them. */
export class Passages {
  /** Words of the texts' language that show answers. */
  readonly lists: AnswerWords;
  readonly #index: FactIndex;
  readonly #paragraphs: Paragraphs;
  readonly #lexicon: Lexicon;
  readonly language: string;
  readonly #isFunctionWord: (folded: string) => boolean;
  readonly #amounts: ReadonlySet<string>;
  readonly #passages = new LRUCache<IndexedFact, Passage>({ max: CACHED });
  readonly #placed = new LRUCache<IndexedFact, Placed>({ max: CACHED });
  #collection: Collection | undefined;

  constructor(
    index: FactIndex,
    paragraphs: Paragraphs,
    lexicon: Lexicon,
    grammar: Grammar | undefined,
    language: string,
  ) {
    this.#index = index;
    this.#paragraphs = paragraphs;
    this.#lexicon = lexicon;
    this.language = language;
    this.lists = answerWords(language);
    this.#amounts = grammar?.amounts ?? NOTHING;
    this.#isFunctionWord = (folded) =>
      lexicon.isStop(folded, language) || (grammar?.kinds.has(folded) ?? false);
  }

  /** The passage of a fact, with its paragraph. */
  placed(indexed: IndexedFact): Placed {
    const known = this.#placed.get(indexed);
    if (known !== undefined) return known;
    const around = this.#paragraphs.around(indexed);
    const paragraph = around.map((member) => this.#passage(member));
    const placedAt = (at: number): Placed => ({ passage: paragraph[at] as Passage, paragraph, at });
    // In a short paragraph all have the same around them.
    if (around.length === this.#paragraphs.members(indexed.paragraphId).length) {
      around.forEach((member, at) => {
        this.#placed.set(member, placedAt(at));
      });
    }
    const placed = placedAt(around.indexOf(indexed));
    this.#placed.set(indexed, placed);
    return placed;
  }

  /** Analyses a question on the texts; words that a follow-up carries over come after its own. */
  read({ tokens, slots, kind }: Query): Asked {
    this.#collection ??= this.#collect();
    const { knowsInitials } = this.#collection;
    // "US" is no pronoun where others of the question's letters are small.
    const isShouted = tokens.every(({ surface }) => surface === surface.toUpperCase());
    const isInitials = ({ surface, folded }: Token): boolean =>
      !isShouted && INITIALS_ALONE.test(surface) && knowsInitials(folded);
    const own = tokens.map((token) => {
      const word = wordOf(token, this.language, this.#isFunctionWord);
      return isInitials(token) ? { ...word, content: true } : word;
    });
    const carried = slots.filter((slot) => slot.carried).flatMap((slot) => this.#words(slot.surface));
    const words = [...own, ...carried];
    const find = this.language === 'en' ? findEnglishFocus : findFocus;
    return readAsked(words, find(words, kind, this.lists), this.#collection);
  }

  /**
   * Words of a question that name a person, a place or a year and that no text has in any form. Only of names is it sure
   * that other words do not stand for them; a question in other letters than the text's tells nothing.
   */
  absentNames({ terms }: Asked): readonly string[] {
    const isName = ({ name, number, stem, surface }: AskedTerm): boolean =>
      number || name || this.lists.lands.has(stem) || INITIALS_ALONE.test(surface);
    const sameLetters = ({ surface, number }: AskedTerm): boolean =>
      number || ARABIC_LETTERS.test(surface) === usesArabicScript(this.language);
    return terms
      .filter((term) => term.related.length === 0 && isName(term) && sameLetters(term))
      .map(({ surface }) => surface);
  }

  /** The word of the texts that a misspelt one is meant to be. */
  #misspelt(folded: string): Word[] {
    const meant = correct(this.#lexicon, folded, this.language);
    return meant === undefined ? [] : this.#words(meant).filter(({ content }) => content);
  }

  #passage(indexed: IndexedFact): Passage {
    const known = this.#passages.get(indexed);
    if (known !== undefined) return known;
    const text = indexed.fact?.text ?? {};
    const words = this.#words(text[this.language] ?? Object.values(text)[0] ?? '');
    const passage = new Passage(words, this.#amounts, this.lists);
    this.#passages.set(indexed, passage);
    return passage;
  }

  #words(text: string): Word[] {
    return wordsOf(text, this.language, this.#isFunctionWord);
  }

  #collect(): Collection {
    const index = this.#index;
    const stems: string[] = [];
    let mass = 0;
    for (const term of index.terms()) {
      mass += index.textsWith(term);
      if (term.startsWith(WORD)) stems.push(term.slice(WORD.length));
    }
    const related = new RelatedWords(stems, this.language);
    const common = commonStems(this.language);
    const texts = index.facts.slice(0, MOST_READ).flatMap(({ fact }) => Object.values(fact?.text ?? {}));
    const initials = initialsIn(texts);
    return {
      related: ({ stem, folded }) => {
        const named = (initials.get(folded) ?? []).flatMap((word) => this.#words(word));
        const found = [...related.of(stem), ...named.map((word) => standIn(word, INITIALS))];
        return found.length > 0 ? found : this.#misspelt(folded).map((word) => standIn(word, MISSPELT));
      },
      knowsInitials: (folded) => initials.has(folded),
      isCommon: (stem) => common.has(stem),
      textsWith: (stem) => index.textsWith(wordTerm(stem)),
      rarity: (having) => rarity(having, index),
      mass,
    };
  }
}

function standIn({ stem }: Word, strength: number): Related {
  return { stem, strength };
}
