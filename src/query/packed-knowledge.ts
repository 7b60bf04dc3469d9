import { type Knowledge, QUESTION_KINDS } from '../knowledge/model.ts';
import type { Compiled } from './compile.ts';
import type { IndexData, IndexedDocument } from './index/index-data.ts';
import type { Grammar } from './words/grammar.ts';
import type { Entries, Meaning, Phrase, Term } from './words/lexicon.ts';

/**
 * Compiled knowledge in few and large pieces: what is kept between runs. Reading back a hundred thousand small maps and
 * lists would take longer than a question; a language's words and a document's questions are opened when first used.
 */
export interface Packed {
  readonly knowledge: Knowledge;
  readonly grammars: ReadonlyMap<string, Grammar>;
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
  readonly languages: ReadonlyMap<string, PackedEntries>;
  readonly index: Omit<IndexData, 'documents' | 'terms'> & { readonly terms: string };
  readonly documents: readonly Omit<IndexedDocument, 'questions' | 'statement'>[];
  /** For each document where its numbers start in `numbers`. */
  readonly starts: Uint32Array;
  /** Statement and questions of each document: counts before what they count. */
  readonly numbers: Uint32Array;
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
  const { documents, terms, ...rest } = index;
  const starts = new Uint32Array(documents.length);
  const numbers: number[] = [];
  documents.forEach(({ statement, questions }, i) => {
    starts[i] = numbers.length;
    numbers.push(statement.length, ...statement, questions.length);
    for (const { kind, slots } of questions) {
      numbers.push(QUESTION_KINDS.indexOf(kind), slots.length);
      for (const slot of slots) numbers.push(slot.length, ...slot);
    }
  });
  return {
    knowledge,
    grammars,
    meanings: lexicon.meanings,
    languages: new Map([...lexicon.languages].map(([language, entries]) => [language, packEntries(entries)])),
    index: { ...rest, terms: terms.join('\n') },
    documents: documents.map(({ questions, statement, ...document }) => document),
    starts,
    numbers: Uint32Array.from(numbers),
  };
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
export function unpack({ knowledge, grammars, meanings, languages, index, ...packed }: Packed): Compiled {
  const documents = packed.documents.map(
    (document, i) => new PackedDocument(document, packed.numbers, packed.starts[i] ?? 0),
  );
  return {
    knowledge,
    grammars,
    lexicon: {
      meanings,
      languages: new Map([...languages].map(([language, entries]) => [language, new LazyEntries(entries)])),
    },
    index: { ...index, terms: index.terms.split('\n'), documents },
  };
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

/** A document whose numbers are read when first asked for. */
class PackedDocument implements IndexedDocument {
  readonly id: string;
  readonly place: string;
  readonly names: IndexedDocument['names'];
  readonly kinds: IndexedDocument['kinds'];
  readonly fact?: NonNullable<IndexedDocument['fact']>;
  readonly gap?: NonNullable<IndexedDocument['gap']>;
  readonly #numbers: Uint32Array;
  readonly #start: number;
  #questions: IndexedDocument['questions'] | undefined;

  constructor(
    document: Omit<IndexedDocument, 'questions' | 'statement'>,
    numbers: Uint32Array,
    start: number,
  ) {
    this.id = document.id;
    this.place = document.place;
    this.names = document.names;
    this.kinds = document.kinds;
    if (document.fact !== undefined) this.fact = document.fact;
    if (document.gap !== undefined) this.gap = document.gap;
    this.#numbers = numbers;
    this.#start = start;
  }

  get statement(): readonly number[] {
    const count = this.#numbers[this.#start] ?? 0;
    return [...this.#numbers.subarray(this.#start + 1, this.#start + 1 + count)];
  }

  get questions(): IndexedDocument['questions'] {
    if (this.#questions !== undefined) return this.#questions;
    let at = this.#start + 1 + (this.#numbers[this.#start] ?? 0);
    const next = (): number => this.#numbers[at++] ?? 0;
    const several = <Item>(read: () => Item): Item[] => {
      const items = new Array<Item>(next());
      for (let i = 0; i < items.length; i++) items[i] = read();
      return items;
    };
    this.#questions = several(() => {
      const kind = QUESTION_KINDS[next()] ?? 'what';
      return { kind, slots: several(() => several(next)) };
    });
    return this.#questions;
  }
}
