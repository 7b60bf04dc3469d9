import { stem, variants } from './inflection.ts';
import { usesArabicScript } from './script.ts';

/**
 * A term is what the index counts: a concept (`c:border`), a name (`n:sudani`), or the stem of a word that is neither
 * (`w:trench`). Words of all languages meet in the first two.
 */
export type Term = string;

export const conceptTerm = (id: string): Term => `c:${id}`;
export const nameTerm = (id: string): Term => `n:${id}`;
export const wordTerm = (stemmed: string): Term => `w:${stemmed}`;

/** Id of the name that a term stands for, if it stands for one. */
export const nameOfTerm = (term: Term): string | undefined =>
  term.startsWith('n:') ? term.slice(2) : undefined;

/** A spelling of several words. */
export interface Phrase {
  /** Folded words, and their stems. */
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly term: Term;
}

/** A name that another may mean, and how surely (0 to 1). */
export interface Meaning {
  readonly id: string;
  readonly weight: number;
}

/** Values by word; a `Map`, or lines that are read when first asked for. */
export interface Lookup<Value> {
  get(word: string): Value | undefined;
  entries(): Iterable<readonly [word: string, value: Value]>;
}

/** The words of one language. */
export interface Entries {
  /** Folded form or stem -> terms. */
  readonly words: Lookup<readonly Term[]>;
  /** First word (folded, and stem) -> phrases that it opens. */
  readonly phrases: Lookup<readonly Phrase[]>;
  /** Forms that match only in this spelling (capitals), because the same letters are also a function word. */
  readonly exact: ReadonlyMap<string, Term>;
  /** Function words. */
  readonly stop: ReadonlySet<string>;
  /** Words that stand in the facts, and their stems. */
  readonly learnt: ReadonlySet<string>;
  /** Folded forms for finding misspelt words, by their length. */
  readonly byLength: ReadonlyMap<number, readonly string[]>;
}

/** Everything that a lexicon knows, as plain data. */
export interface LexiconData {
  readonly languages: ReadonlyMap<string, Entries>;
  /** What a name may mean besides itself: its offices, an office's holder, what it loosely stands for. */
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
  /** For each office the folded words of all its spellings. */
  readonly offices: ReadonlyMap<string, readonly string[]>;
  /** Ids of the lands: places that lie in no other. */
  readonly lands: ReadonlySet<string>;
}

const NOTHING: readonly never[] = [];
const PARTS = [
  'words',
  'phrases',
  'stop',
  'learnt',
  'byLength',
] as const satisfies readonly (keyof Entries)[];
const ARABIC_SCRIPT = /\p{Script=Arabic}/u;
const HAS_LETTER = /\p{L}/u;

/** The words that the knowledge knows, per language: names, vocabulary, function words, and those of the facts. */
export class Lexicon {
  readonly languages: readonly string[];
  readonly #data: LexiconData;
  readonly #siblings = new Map<string, readonly string[]>();

  constructor(data: LexiconData) {
    this.#data = data;
    this.languages = [...data.languages.keys()];
  }

  /** Opens what is kept closed until it is asked for, a piece at each step. */
  *prepare(): Generator<void> {
    for (const entries of this.#data.languages.values()) {
      for (const part of PARTS) {
        void entries[part];
        yield;
      }
    }
  }

  /** Terms of exactly this folded word or stem. */
  terms(word: string, language: string): readonly Term[] | undefined {
    return this.#data.languages.get(language)?.words.get(word);
  }

  /** All words of a language, folded: those of names and concepts, then those that stand in texts. */
  words(language: string): readonly string[] {
    const entries = this.#data.languages.get(language);
    if (entries === undefined) return [];
    return [...new Set([...Array.from(entries.words.entries(), ([word]) => word), ...entries.learnt])];
  }

  /** Phrases that a word in this form may open. */
  phrases(form: string, language: string): readonly Phrase[] {
    return this.#data.languages.get(language)?.phrases.get(form) ?? NOTHING;
  }

  /** The term of a spelling that counts only as it is written, such as "IS". */
  exact(surface: string, language: string): Term | undefined {
    return this.#data.languages.get(language)?.exact.get(surface);
  }

  isStop(word: string, language: string): boolean {
    return this.#data.languages.get(language)?.stop.has(word) ?? false;
  }

  /** Whether the word, or its stem, stands in the facts. */
  isLearnt(word: string, language: string): boolean {
    const learnt = this.#data.languages.get(language)?.learnt;
    return learnt !== undefined && (learnt.has(word) || learnt.has(stem(word, language)));
  }

  /** Known folded words of a language with this many letters. */
  ofLength(length: number, language: string): readonly string[] {
    return this.#data.languages.get(language)?.byLength.get(length) ?? NOTHING;
  }

  /** What a name may mean, itself first. */
  meanings(id: string): readonly Meaning[] {
    return [{ id, weight: 1 }, ...(this.#data.meanings.get(id) ?? NOTHING)];
  }

  /** The folded words with which an office is named; undefined for other names. */
  officeWords(id: string): readonly string[] | undefined {
    return this.#data.offices.get(id);
  }

  /** Whether a name is a land's. */
  isLand(id: string): boolean {
    return this.#data.lands.has(id);
  }

  /** Ids of these meanings. */
  sameAs(id: string): readonly string[] {
    return [id, ...(this.#data.meanings.get(id) ?? NOTHING).map((meaning) => meaning.id)];
  }

  /** The language to read a word by: that of the text, or the first one in whose script the word is written. */
  tongueOf(word: string, language: string): string {
    const arabic = ARABIC_SCRIPT.test(word);
    if (arabic === usesArabicScript(language) || !HAS_LETTER.test(word)) return language;
    return this.languages.find((other) => usesArabicScript(other) === arabic) ?? language;
  }

  /** Languages written in the same script, the given one first. */
  siblings(language: string): readonly string[] {
    const known = this.#siblings.get(language);
    if (known !== undefined) return known;
    const arabic = usesArabicScript(language);
    const others = this.languages.filter((other) => other !== language && usesArabicScript(other) === arabic);
    const siblings = [language, ...others];
    this.#siblings.set(language, siblings);
    return siblings;
  }

  /** Terms of a word by its least-stripped known form. */
  lookUp(word: string, language: string): readonly Term[] | undefined {
    for (const form of variants(word, language)) {
      const terms = this.terms(form, language);
      if (terms !== undefined) return terms;
    }
    return undefined;
  }

  /** Terms of exactly this word in another language of the same script. */
  lookUpAbroad(word: string, language: string): readonly Term[] | undefined {
    for (const tongue of this.siblings(language).slice(1)) {
      const terms = this.terms(word, tongue);
      if (terms !== undefined) return terms;
    }
    return undefined;
  }
}
