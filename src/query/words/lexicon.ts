import type { Knowledge, Name } from '../../knowledge/model.ts';
import { tokenize } from './fold.ts';
import { stem, variants } from './inflection.ts';
import { usesArabicScript } from './language.ts';

/**
 * A term is what the index counts: a concept (`c:border`), a name (`n:sudani`), or the stem of a word that is neither
 * (`w:trench`). Words of all languages meet in the first two.
 */
export type Term = string;

export const conceptTerm = (id: string): Term => `c:${id}`;
export const nameTerm = (id: string): Term => `n:${id}`;
export const wordTerm = (stemmed: string): Term => `w:${stemmed}`;

/** A spelling of several words. */
export interface Phrase {
  /** Folded words, and their stems. */
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly term: Term;
}

interface Entries {
  /** Folded form or stem -> terms. */
  readonly words: Map<string, Set<Term>>;
  /** First word (folded, and stem) -> phrases that it opens, longest first. */
  readonly phrases: Map<string, Phrase[]>;
  /** Forms that count only as written (capitals), because the same letters are a function word. */
  readonly exact: Map<string, Term>;
  /** Words that stand in the facts, and their stems. */
  readonly learnt: Set<string>;
  /** Folded forms for finding misspelt words, by their length. */
  readonly byLength: Map<number, string[]>;
}

/** A name that another may mean, and how surely (0 to 1). */
export interface Meaning {
  readonly id: string;
  readonly weight: number;
}

const HOLDER = 0.85;
const STANDS_FOR = 0.6;

/** The words that the knowledge knows, per language: names, vocabulary and function words. */
export interface Lexicon {
  readonly languages: readonly string[];
  /** Terms of a folded word in one language, by its least-stripped known form. */
  terms(word: string, language: string): ReadonlySet<Term> | undefined;
  /** Phrases that may start with a word that has these forms. */
  phrases(forms: readonly string[], language: string): readonly Phrase[];
  /** The term of a spelling that counts only as it is written, such as "IS". */
  exact(surface: string, language: string): Term | undefined;
  isStop(word: string, language: string): boolean;
  /** Known folded words of a language with this many letters. */
  ofLength(length: number, language: string): readonly string[];
  name(id: string): Name | undefined;
  /** What a name may mean, itself first: a person's offices, an office's holder, what it is loosely said for. */
  meanings(id: string): readonly Meaning[];
  /** Ids of these meanings. */
  sameAs(id: string): readonly string[];
  /** Takes a word of the facts in, so that misspellings of it are found. */
  learn(word: string, language: string): void;
  /** Whether the word, or its stem, stands in the facts. */
  isLearnt(word: string, language: string): boolean;
}

/** Collects every spelling of the knowledge's names and concepts. */
export function createLexicon(knowledge: Knowledge): Lexicon {
  const languages = knowledge.situation.asked;
  const byLanguage = new Map<string, Entries>();
  const stops = new Map<string, Set<string>>();
  for (const language of languages) {
    const entries: Entries = {
      words: new Map(),
      phrases: new Map(),
      exact: new Map(),
      learnt: new Set(),
      byLength: new Map(),
    };
    byLanguage.set(language, entries);
    const stop = knowledge.functionWords[language]?.stop ?? [];
    stops.set(
      language,
      new Set(stop.flatMap((phrase) => (phrase.includes(' ') ? [] : tokenize(phrase).map((t) => t.folded)))),
    );
    for (const word of stops.get(language) ?? []) addLength(entries, word);
  }
  const add = (text: string, language: string, term: Term): void => {
    const entries = byLanguage.get(language);
    if (entries === undefined) return;
    const folded = tokenize(text).map((token) => token.folded);
    const [first] = folded;
    if (first === undefined) return;
    if (folded.length > 1) {
      addPhrase(entries, folded, language, term);
    } else if (stops.get(language)?.has(first)) {
      if (term.startsWith('n:')) entries.exact.set(text, term);
    } else {
      addWord(entries, first, language, term);
    }
  };
  for (const concept of knowledge.concepts) {
    for (const [language, list] of Object.entries(concept.words)) {
      for (const text of list) add(text, language, conceptTerm(concept.id));
    }
  }
  const meanings = new Map<string, Meaning[]>();
  for (const name of knowledge.names) {
    for (const language of languages) {
      const own = name.name[language];
      for (const text of [...(own === undefined ? [] : [own]), ...(name.also[language] ?? [])]) {
        add(text, language, nameTerm(name.id));
      }
    }
    for (const office of name.holds) {
      link(meanings, name.id, { id: office, weight: HOLDER });
      link(meanings, office, { id: name.id, weight: HOLDER });
    }
    for (const id of name.standsFor) link(meanings, name.id, { id, weight: STANDS_FOR });
  }
  const names = new Map(knowledge.names.map((name) => [name.id, name]));
  return {
    languages,
    terms: (word, language) => byLanguage.get(language)?.words.get(word),
    phrases: (forms, language) => {
      const entries = byLanguage.get(language);
      return entries === undefined ? [] : forms.flatMap((form) => entries.phrases.get(form) ?? []);
    },
    exact: (surface, language) => byLanguage.get(language)?.exact.get(surface),
    isStop: (word, language) => stops.get(language)?.has(word) ?? false,
    ofLength: (length, language) => byLanguage.get(language)?.byLength.get(length) ?? [],
    name: (id) => names.get(id),
    meanings: (id) => [{ id, weight: 1 }, ...(meanings.get(id) ?? [])],
    sameAs: (id) => [id, ...(meanings.get(id) ?? []).map((meaning) => meaning.id)],
    learn: (word, language) => {
      const entries = byLanguage.get(language);
      if (entries === undefined || stops.get(language)?.has(word) || entries.learnt.has(word)) return;
      entries.learnt.add(word).add(stem(word, language));
      if (!entries.words.has(word)) addLength(entries, word);
    },
    isLearnt: (word, language) => {
      const learnt = byLanguage.get(language)?.learnt;
      return learnt !== undefined && (learnt.has(word) || learnt.has(stem(word, language)));
    },
  };
}

function link(map: Map<string, Meaning[]>, from: string, to: Meaning): void {
  const list = map.get(from);
  if (list === undefined) map.set(from, [to]);
  else if (!list.some((known) => known.id === to.id)) list.push(to);
}

function addWord(entries: Entries, word: string, language: string, term: Term): void {
  const known = entries.words.get(word);
  if (known === undefined) addLength(entries, word);
  put(entries.words, word, term);
  // The stem too, so that an inflected dictionary form meets another inflection of it.
  const stemmed = stem(word, language);
  if (stemmed !== word && stemmed.length >= 3) put(entries.words, stemmed, term);
}

function addLength(entries: Entries, word: string): void {
  const list = entries.byLength.get(word.length);
  if (list === undefined) entries.byLength.set(word.length, [word]);
  else list.push(word);
}

function put(words: Map<string, Set<Term>>, word: string, term: Term): void {
  const terms = words.get(word);
  if (terms === undefined) words.set(word, new Set([term]));
  else terms.add(term);
}

function addPhrase(entries: Entries, folded: readonly string[], language: string, term: Term): void {
  const stems = folded.map((word) => stem(word, language));
  const phrase: Phrase = { words: folded, stems, term };
  for (const first of new Set([folded[0], stems[0]])) {
    if (first === undefined) continue;
    const list = entries.phrases.get(first);
    if (list === undefined) entries.phrases.set(first, [phrase]);
    else list.push(phrase);
  }
}

/** Looks a folded word up by ever shorter forms, in its language and then in the others of its script. */
export function lookUp(
  lexicon: Lexicon,
  word: string,
  language: string,
): { readonly terms: ReadonlySet<Term>; readonly language: string } | undefined {
  for (const tongue of [language, ...lexicon.languages.filter((other) => other !== language)]) {
    if (usesArabicScript(tongue) !== usesArabicScript(language)) continue;
    // In a language that the question is not written in, only the whole word counts.
    const forms = tongue === language ? variants(word, tongue) : [word];
    for (const form of forms) {
      const terms = lexicon.terms(form, tongue);
      if (terms !== undefined) return { terms, language: tongue };
    }
  }
  return undefined;
}
