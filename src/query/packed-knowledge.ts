import type { Knowledge } from '../knowledge/model.ts';
import type { Compiled } from './compile.ts';
import { FactIndex, type FactIndexData } from './index/fact-index.ts';
import type { Grammar } from './words/grammar.ts';
import type { Entries, Meaning, Phrase, Term } from './words/lexicon.ts';

/**
 * Compiled knowledge as it is kept between runs, in few and large pieces. Reading back a hundred thousand small maps and
 * lists would take longer than a question; a language's words are opened when first used.
 */
export interface Packed {
  readonly knowledge: Knowledge;
  readonly grammars: ReadonlyMap<string, Grammar>;
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
  readonly languages: ReadonlyMap<string, PackedEntries>;
  readonly index: FactIndexData;
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
export function pack({ knowledge, grammars, lexicon, index }: Compiled): Packed {
  const languages = new Map(
    [...lexicon.languages].map(([language, entries]) => [language, packEntries(entries)]),
  );
  return { knowledge, grammars, meanings: lexicon.meanings, languages, index: index.toData() };
}

function packEntries({ words, phrases, exact, stop, learnt, byLength }: Entries): PackedEntries {
  const spellings = new Set(
    phrases
      .values()
      .flatMap((list) =>
        list.map((phrase) => [phrase.words.join(' '), phrase.stems.join(' '), phrase.term].join('\t')),
      ),
  );
  return {
    words: [...words].map(([word, terms]) => [word, ...terms].join('\t')).join('\n'),
    phrases: [...spellings].join('\n'),
    exact,
    stop: [...stop].join('\n'),
    learnt: [...learnt].join('\n'),
    byLength: [...byLength.values()].map((list) => list.join('\n')).join('\n'),
  };
}

/** The same compiled knowledge as was packed. */
export function unpack({ knowledge, grammars, meanings, languages, index }: Packed): Compiled {
  const entries = new Map([...languages].map(([language, packed]) => [language, new LazyEntries(packed)]));
  return { knowledge, grammars, lexicon: { languages: entries, meanings }, index: FactIndex.fromData(index) };
}

/** Entries that are opened one by one as they are first asked for. */
class LazyEntries implements Entries {
  readonly exact: ReadonlyMap<string, Term>;
  readonly #packed: PackedEntries;
  #words: ReadonlyMap<string, readonly Term[]> | undefined;
  #phrases: ReadonlyMap<string, readonly Phrase[]> | undefined;
  #stop: ReadonlySet<string> | undefined;
  #learnt: ReadonlySet<string> | undefined;
  #byLength: ReadonlyMap<number, readonly string[]> | undefined;

  constructor(packed: PackedEntries) {
    this.exact = packed.exact;
    this.#packed = packed;
  }

  get words(): ReadonlyMap<string, readonly Term[]> {
    this.#words ??= new Map(
      linesOf(this.#packed.words).map((line) => {
        const [word = '', ...terms] = line.split('\t');
        return [word, terms];
      }),
    );
    return this.#words;
  }

  get phrases(): ReadonlyMap<string, readonly Phrase[]> {
    if (this.#phrases !== undefined) return this.#phrases;
    const phrases = new Map<string, Phrase[]>();
    for (const line of linesOf(this.#packed.phrases)) {
      const [words = '', stems = '', term = ''] = line.split('\t');
      const phrase = { words: words.split(' '), stems: stems.split(' '), term };
      for (const first of new Set([phrase.words[0], phrase.stems[0]])) {
        const list = phrases.get(first ?? '');
        if (list === undefined) phrases.set(first ?? '', [phrase]);
        else list.push(phrase);
      }
    }
    this.#phrases = phrases;
    return phrases;
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

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}
