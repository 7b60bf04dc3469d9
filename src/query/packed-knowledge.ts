import type { Knowledge } from '../knowledge/model.ts';
import { lazy } from '../util/lazy.ts';
import type { ClosedGap } from './closed-gaps.ts';
import type { Compiled } from './compile.ts';
import { FactIndex, type FactIndexData } from './index/fact-index.ts';
import type { Grammar } from './words/grammar.ts';
import type { Entries, Lookup, Meaning, Phrase, Term } from './words/lexicon.ts';

/**
 * Compiled knowledge as it is kept between runs, in few and large pieces. Reading back a hundred thousand small maps and
 * lists would take longer than a question; a language's words are opened when first used.
 */
export interface Packed {
  readonly knowledge: Omit<Knowledge, 'concepts'>;
  /** As JSON: answering needs the lexicon that was made of them, not the concepts. */
  readonly concepts: string;
  readonly grammars: ReadonlyMap<string, Grammar>;
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
  readonly offices: ReadonlyMap<string, readonly string[]>;
  readonly lands: ReadonlySet<string>;
  readonly languages: ReadonlyMap<string, PackedEntries>;
  readonly index: FactIndexData;
  readonly closedGaps: readonly ClosedGap[];
}

/** Lines of text; a line's fields are parted by tabs. */
interface PackedEntries {
  readonly words: string;
  readonly phrases: string;
  readonly exact: ReadonlyMap<string, Term>;
  readonly stop: string;
  readonly learnt: string;
  readonly byLength: string;
}

/** What is kept of compiled knowledge. */
export function pack({ knowledge, grammars, lexicon, index, closedGaps }: Compiled): Packed {
  const languages = new Map(
    [...lexicon.languages].map(([language, entries]) => [language, packEntries(entries)]),
  );
  const { concepts, ...rest } = knowledge;
  return {
    knowledge: rest,
    concepts: JSON.stringify(concepts),
    grammars,
    meanings: lexicon.meanings,
    offices: lexicon.offices,
    lands: lexicon.lands,
    languages,
    index: index.toData(),
    closedGaps,
  };
}

function packEntries({ words, phrases, exact, stop, learnt, byLength }: Entries): PackedEntries {
  return {
    words: Array.from(words.entries(), ([word, terms]) => [word, ...terms].join('\t')).join('\n'),
    phrases: Array.from(phrases.entries(), ([first, list]) =>
      [first, ...list.flatMap(formatPhrase)].join('\t'),
    ).join('\n'),
    exact,
    stop: [...stop].join('\n'),
    learnt: [...learnt].join('\n'),
    byLength: [...byLength.values()].map((list) => list.join('\n')).join('\n'),
  };
}

function formatPhrase({ words, stems, term }: Phrase): string[] {
  return [words.join(' '), stems.join(' '), term];
}

function parsePhrases(text: string): Phrase[] {
  const fields = text.split('\t');
  const phrases: Phrase[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [words = '', stems = '', term = ''] = fields.slice(at, at + 3);
    phrases.push({ words: words.split(' '), stems: stems.split(' '), term });
  }
  return phrases;
}

/** The same compiled knowledge as was packed. */
export function unpack({
  knowledge,
  concepts,
  grammars,
  meanings,
  offices,
  lands,
  languages,
  index,
  closedGaps,
}: Packed): Compiled {
  const readConcepts = lazy(() => JSON.parse(concepts) as Knowledge['concepts']);
  const entries = new Map([...languages].map(([language, packed]) => [language, new LazyEntries(packed)]));
  return {
    knowledge: {
      ...knowledge,
      get concepts() {
        return readConcepts();
      },
    },
    grammars,
    lexicon: { languages: entries, meanings, offices, lands },
    index: FactIndex.fromData(index),
    closedGaps,
  };
}

/** Entries that are opened one by one as they are first asked for. */
class LazyEntries implements Entries {
  readonly exact: ReadonlyMap<string, Term>;
  readonly #packed: PackedEntries;
  #words: Lookup<readonly Term[]> | undefined;
  #phrases: Lookup<readonly Phrase[]> | undefined;
  #stop: ReadonlySet<string> | undefined;
  #learnt: ReadonlySet<string> | undefined;
  #byLength: ReadonlyMap<number, readonly string[]> | undefined;

  constructor(packed: PackedEntries) {
    this.exact = packed.exact;
    this.#packed = packed;
  }

  get words(): Lookup<readonly Term[]> {
    this.#words ??= new LazyLines(this.#packed.words, (terms) => terms.split('\t'));
    return this.#words;
  }

  get phrases(): Lookup<readonly Phrase[]> {
    this.#phrases ??= new LazyLines(this.#packed.phrases, parsePhrases);
    return this.#phrases;
  }

  get stop(): ReadonlySet<string> {
    this.#stop ??= new Set(linesOf(this.#packed.stop));
    return this.#stop;
  }

  get learnt(): ReadonlySet<string> {
    this.#learnt ??= new Set(linesOf(this.#packed.learnt));
    return this.#learnt;
  }

  get byLength(): ReadonlyMap<number, readonly string[]> {
    this.#byLength ??= Map.groupBy(linesOf(this.#packed.byLength), (word) => word.length);
    return this.#byLength;
  }
}

/** Lines that each begin with a word; what follows it is parsed when the word is first looked up. */
class LazyLines<Value> implements Lookup<Value> {
  readonly #rests: ReadonlyMap<string, string>;
  readonly #parsed = new Map<string, Value>();
  readonly #parse: (rest: string) => Value;

  constructor(text: string, parse: (rest: string) => Value) {
    const rests = new Map<string, string>();
    for (const line of linesOf(text)) {
      const end = line.indexOf('\t');
      rests.set(line.slice(0, end), line.slice(end + 1));
    }
    this.#rests = rests;
    this.#parse = parse;
  }

  get(word: string): Value | undefined {
    const known = this.#parsed.get(word);
    if (known !== undefined) return known;
    const rest = this.#rests.get(word);
    if (rest === undefined) return undefined;
    const value = this.#parse(rest);
    this.#parsed.set(word, value);
    return value;
  }

  *entries(): Iterable<readonly [string, Value]> {
    for (const word of this.#rests.keys()) {
      const value = this.get(word);
      if (value !== undefined) yield [word, value];
    }
  }
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}
