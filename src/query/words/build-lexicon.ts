import type { Knowledge, Name } from '../../knowledge/model.ts';
import { tokenize } from './fold.ts';
import { stem } from './inflection.ts';
import {
  conceptTerm,
  type Entries,
  Lexicon,
  type LexiconData,
  type Meaning,
  nameTerm,
  type Phrase,
  type Term,
} from './lexicon.ts';
import { realWords } from './real-words.ts';
import { correct } from './spelling.ts';

/** A word of so many own questions is no misspelling. */
const OFTEN = 4;

/** How surely an office means its holder, and a name what it loosely stands for. */
const HOLDER = 0.85;
const STANDS_FOR = 0.6;

/** Collects every spelling of the knowledge's names and concepts, and the words of its facts. */
export function buildLexicon(knowledge: Knowledge): LexiconData {
  const languages = new Map<string, Collector>();
  for (const language of knowledge.situation.asked) {
    languages.set(language, new Collector(language, knowledge.functionWords[language]?.stop ?? []));
  }
  for (const { id, words } of knowledge.concepts) {
    for (const [language, list] of Object.entries(words)) {
      for (const text of list) languages.get(language)?.add(text, conceptTerm(id));
    }
  }
  for (const { id, name, also } of knowledge.names) {
    for (const [language, collector] of languages) {
      const own = name[language];
      for (const text of [...(own === undefined ? [] : [own]), ...(also[language] ?? [])]) {
        collector.add(text, nameTerm(id));
      }
    }
  }
  for (const { text } of [...knowledge.facts, ...knowledge.gaps]) {
    for (const [language, words] of Object.entries(text)) languages.get(language)?.learn(words);
  }
  for (const [language, collector] of languages) {
    const questions = [...knowledge.facts, ...knowledge.gaps].flatMap(
      ({ questions: own }) => own[language] ?? [],
    );
    collector.learnFromQuestions(questions);
  }
  const entries = new Map([...languages].map(([language, collector]) => [language, collector.entries()]));
  return { languages: entries, meanings: collectMeanings(knowledge), ...collectOffices(knowledge) };
}

function collectOffices({ names }: Knowledge): Pick<LexiconData, 'offices' | 'lands'> {
  const wordsOf = ({ name, also }: Name): readonly string[] => {
    const texts = [...Object.values(name), ...Object.values(also).flat()];
    return [...new Set(texts.flatMap((text) => tokenize(text).map(({ folded }) => folded)))];
  };
  return {
    offices: new Map(names.filter(({ kind }) => kind === 'office').map((name) => [name.id, wordsOf(name)])),
    lands: new Set(
      names.filter((name) => name.kind === 'place' && name.in === undefined).map(({ id }) => id),
    ),
  };
}

function collectMeanings(knowledge: Knowledge): Map<string, Meaning[]> {
  const meanings = new Map<string, Meaning[]>();
  const link = (from: string, id: string, weight: number): void => {
    const list = meanings.get(from) ?? [];
    if (!list.some((known) => known.id === id)) meanings.set(from, [...list, { id, weight }]);
  };
  for (const name of knowledge.names) {
    for (const office of name.holds) {
      link(name.id, office, HOLDER);
      link(office, name.id, HOLDER);
    }
    for (const id of name.standsFor) link(name.id, id, STANDS_FOR);
  }
  return meanings;
}

/** The entries of one language while they are being collected. */
class Collector {
  readonly words = new Map<string, Term[]>();
  readonly phrases = new Map<string, Phrase[]>();
  readonly exact = new Map<string, Term>();
  readonly stop: ReadonlySet<string>;
  readonly learnt = new Set<string>();
  readonly byLength = new Map<number, string[]>();
  readonly #language: string;
  /** Words that `byLength` has. */
  readonly #listed = new Set<string>();

  constructor(language: string, stop: readonly string[]) {
    this.#language = language;
    const single = stop.filter((phrase) => !phrase.includes(' '));
    this.stop = new Set(single.flatMap((word) => tokenize(word).map((token) => token.folded)));
    for (const word of this.stop) this.#addLength(word);
  }

  /** What was collected, as plain data. */
  entries(): Entries {
    const { words, phrases, exact, stop, learnt, byLength } = this;
    return { words, phrases, exact, stop, learnt, byLength };
  }

  add(text: string, term: Term): void {
    const folded = tokenize(text).map((token) => token.folded);
    const [first] = folded;
    if (first === undefined) return;
    if (folded.length > 1) this.#addPhrase(folded, term);
    else if (!this.stop.has(first)) this.#addWord(first, term);
    else if (term.startsWith('n:')) this.exact.set(text, term);
  }

  /** Takes the words of a text in, so that they are known and misspellings of them are found. */
  learn(text: string): void {
    for (const { folded } of tokenize(text)) {
      if (this.stop.has(folded) || this.learnt.has(folded)) continue;
      this.learnt.add(folded).add(stem(folded, this.#language));
      this.#addLength(folded);
    }
  }

  /**
   * The same for questions as people type them: a word that only a few of them have, and that is a slip away from a word
   * known so far, is their misspelling of it.
   */
  learnFromQuestions(questions: readonly string[]): void {
    const known = new Lexicon({
      languages: new Map([[this.#language, this.entries()]]),
      meanings: new Map(),
      offices: new Map(),
      lands: new Set(),
    });
    const counts = new Map<string, number>();
    for (const text of questions) {
      for (const word of new Set(tokenize(text).map(({ folded }) => folded))) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
    const own = [...counts].filter(
      ([word, count]) =>
        count >= OFTEN ||
        known.lookUp(word, this.#language) !== undefined ||
        correct(known, word, this.#language) === undefined,
    );
    // Words are learnt after all were looked at, so that one misspelling does not hide another.
    for (const [word] of own) this.learn(word);
  }

  #addWord(word: string, term: Term): void {
    this.#addLength(word);
    this.#addTerm(word, term);
    // The stem too, so that an inflected dictionary form meets another inflection of it.
    const stemmed = stem(word, this.#language);
    // A stem that is a word by itself is not this word: "Sudan" is not Sudani.
    const isOther = term.startsWith('n:') && realWords().has(stemmed);
    if (stemmed !== word && stemmed.length >= 3 && !isOther) this.#addTerm(stemmed, term);
  }

  #addTerm(word: string, term: Term): void {
    if (!this.words.get(word)?.includes(term)) append(this.words, word, term);
  }

  #addPhrase(folded: readonly string[], term: Term): void {
    const stems = folded.map((word) => stem(word, this.#language));
    for (const first of new Set([folded[0], stems[0]])) {
      if (first !== undefined) append(this.phrases, first, { words: folded, stems, term });
    }
  }

  #addLength(word: string): void {
    if (this.#listed.has(word)) return;
    this.#listed.add(word);
    append(this.byLength, word.length, word);
  }
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
