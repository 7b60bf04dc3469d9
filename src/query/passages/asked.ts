import type { Related } from '../words/related-words.ts';
import type { Wanted } from './answer-words/word-lists.ts';
import type { Focus } from './wanted.ts';
import type { Word } from './word.ts';

/** A distinct word of a question that carries a topic. */
export interface AskedTerm {
  readonly stem: string;
  readonly folded: string;
  /** As typed. */
  readonly surface: string;
  /**
   * Inverse document frequency of its stem, or of the rarest stem that may stand for it; 0 where nothing may. Less for a word
   * that is common everywhere: in a short text it may be as rare as a name.
   */
  readonly weight: number;
  /** What it weighs where nothing in the texts is like it, else 0. */
  readonly unseen: number;
  /** What may stand for it in the texts. */
  readonly related: readonly Related[];
  /** Chance of a word of the collection to be one of these. */
  readonly usual: number;
  /** Stands in texts on anything, so that it tells little. */
  readonly common: boolean;
  /** Written with a capital inside the question. */
  readonly name: boolean;
  readonly number: boolean;
  /** Says what is wanted: "country" in "in what country". */
  readonly focus: boolean;
}

/** A question on a text, analysed. */
export interface Asked {
  readonly words: readonly Word[];
  readonly terms: readonly AskedTerm[];
  /** Stems of its words that carry a topic, in order. */
  readonly stems: readonly string[];
  readonly folded: ReadonlySet<string>;
  /** Sum of the terms' weights; never 0. */
  readonly total: number;
  readonly wanted: Wanted;
}

/** What reading a question needs to know of a collection of texts. */
export interface Collection {
  related(word: Word): readonly Related[];
  isCommon(stem: string): boolean;
  /** Whether a folded word is the initials of a name in the texts. */
  knowsInitials(folded: string): boolean;
  /** In how many texts a stem stands. */
  textsWith(stem: string): number;
  /** Inverse document frequency of what so many texts have. */
  rarity(having: number): number;
  /** Words of the collection. */
  readonly mass: number;
}

/** Analyses a question on a text. */
export function readAsked(words: readonly Word[], focus: Focus, collection: Collection): Asked {
  const inFocus = new Set(focus.words.map((at) => words[at]?.stem ?? ''));
  const terms = new Map<string, AskedTerm>();
  words.forEach((word, at) => {
    const known = terms.get(word.stem);
    if (!word.content || (known !== undefined && (known.name || at === 0 || !word.capital))) return;
    terms.set(word.stem, {
      ...(known ?? weigh(word, collection)),
      name: at > 0 && word.capital,
      focus: inFocus.has(word.stem),
    });
  });
  return {
    words,
    terms: [...terms.values()],
    stems: words.filter(({ content }) => content).map(({ stem }) => stem),
    folded: new Set(words.map((word) => word.folded)),
    total: terms.values().reduce((sum, { weight }) => sum + weight, 0) || 1,
    wanted: focus.wanted,
  };
}

/** Share of its weight that a word has which is common in texts on anything. */
const COMMON = 0.6;

function weigh(word: Word, collection: Collection): Omit<AskedTerm, 'name' | 'focus'> {
  const { stem, folded, surface } = word;
  const related = collection.related(word);
  const common = collection.isCommon(stem);
  const share = common ? COMMON : 1;
  const own = collection.textsWith(stem);
  const rarest = Math.max(0, ...related.map((other) => collection.rarity(collection.textsWith(other.stem))));
  const mass = related.reduce((sum, other) => sum + other.strength * collection.textsWith(other.stem), 0);
  return {
    stem,
    folded,
    surface,
    related,
    weight: share * (own > 0 ? collection.rarity(own) : rarest),
    unseen: related.length === 0 ? share * collection.rarity(0) : 0,
    usual: Math.max(1, mass) / Math.max(1, collection.mass),
    common,
    number: /^\d/.test(folded),
  };
}
