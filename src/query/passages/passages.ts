import type { Fact } from '../../knowledge/model.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { Query } from '../ranking/features.ts';
import { commonStems } from '../words/common-words.ts';
import type { Grammar } from '../words/grammar.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { RelatedWords } from '../words/related-words.ts';
import { type Asked, type Collection, readAsked } from './asked.ts';
import { Passage, wordOf, wordsOf } from './passage.ts';
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
const NOTHING: ReadonlySet<string> = new Set();

/** The statements of a collection of texts in one language, read when questions first come upon them. */
export class Passages {
  readonly #index: SearchIndex;
  readonly #language: string;
  readonly #isFunctionWord: (folded: string) => boolean;
  readonly #amounts: ReadonlySet<string>;
  readonly #passages = new Map<number, Passage>();
  readonly #placed = new Map<number, Placed>();
  #collection: Collection | undefined;

  constructor(index: SearchIndex, lexicon: Lexicon, grammar: Grammar | undefined, language: string) {
    this.#index = index;
    this.#language = language;
    this.#amounts = grammar?.amounts ?? NOTHING;
    this.#isFunctionWord = (folded) =>
      lexicon.isStop(folded, language) || (grammar?.kinds.has(folded) ?? false);
  }

  /** The passage of a document, with its paragraph. */
  placed(number: number): Placed {
    const known = this.#placed.get(number);
    if (known !== undefined) return known;
    const { places } = this.#index;
    const around = places.around(number);
    const paragraph = Array.from(around, (member) => this.#passage(member));
    const place = (member: number): void => {
      const at = around.indexOf(member);
      this.#placed.set(member, { passage: paragraph[at] as Passage, paragraph, at });
    };
    // In a short paragraph all have the same around them.
    if (around.length === places.members(places.of(number)).length) around.forEach(place);
    else place(number);
    return this.#placed.get(number) as Placed;
  }

  /** Takes a question on the texts apart; words that a follow-up carries over come after its own. */
  read({ tokens, slots, kind }: Query): Asked {
    if (this.#passages.size > CACHED) {
      this.#passages.clear();
      this.#placed.clear();
    }
    const own = tokens.map((token) => wordOf(token, this.#language, this.#isFunctionWord));
    const carried = slots.filter((slot) => slot.carried).flatMap((slot) => this.#words(slot.surface));
    this.#collection ??= this.#collect();
    return readAsked([...own, ...carried], kind, this.#collection);
  }

  #passage(number: number): Passage {
    const known = this.#passages.get(number);
    if (known !== undefined) return known;
    const { fact } = this.#index.documents[number] ?? {};
    const passage = new Passage(
      this.#words(fact === undefined ? '' : textOf(fact, this.#language)),
      this.#amounts,
    );
    this.#passages.set(number, passage);
    return passage;
  }

  #words(text: string): Word[] {
    return wordsOf(text, this.#language, this.#isFunctionWord);
  }

  #collect(): Collection {
    const index = this.#index;
    const related = new RelatedWords(index.stems(), this.#language);
    const common = commonStems(this.#language);
    return {
      related: (stem) => related.of(stem),
      isCommon: (stem) => common.has(stem),
      textsWith: (stem) => index.textsWith(stem),
      rarity: (having) => index.rarity(having),
      mass: index.mass,
    };
  }
}

function textOf({ text }: Fact, language: string): string {
  return text[language] ?? Object.values(text)[0] ?? '';
}
