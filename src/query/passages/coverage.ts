import type { Asked } from './asked.ts';
import type { Passage } from './passage.ts';
import type { Placed } from './passages.ts';

/** How surely texts have each term of a question: 1 for the word itself, less for what may stand for it. */
export type Sureness = readonly number[];

/** A word that may stand for a term of the question. */
export interface Spot {
  readonly at: number;
  /** Its number among the question's terms. */
  readonly term: number;
  /** The term's weight by how surely the word stands for it. */
  readonly weight: number;
}

/** How a passage and what stands around it cover a question, term by term. */
export interface Coverage {
  readonly here: Sureness;
  readonly before: Sureness;
  readonly after: Sureness;
  readonly paragraph: Sureness;
  /** How often the paragraph uses what may stand for each term, by its strength. */
  readonly uses: readonly number[];
  readonly spots: readonly Spot[];
  /** Log-likelihood ratio of the question: words drawn from passage, paragraph and collection, or from the last alone. */
  readonly mixture: number;
  /** The same with little of the paragraph. */
  readonly narrow: number;
}

/**
 * Shares of a word that come from the passage and from its paragraph; the collection has the rest. The words that are
 * added to the lengths keep short texts from looking surer than they are.
 */
const MIXTURE = { own: 0.4, around: 0.2 };
const NARROW = { own: 0.25, around: 0.05 };
const OWN_PRIOR = 8;
const AROUND_PRIOR = 30;

interface Compared {
  readonly sureness: readonly number[];
  readonly uses: readonly number[];
}

interface Around extends Compared {
  readonly passages: readonly Compared[];
  /** Words that carry a topic. */
  readonly length: number;
}

/** Compares a question with passages; keeps each paragraph's result while one question is answered. */
export class Coverages {
  readonly #asked: Asked;
  /** Stem -> the terms that it may stand for, and how surely. */
  readonly #standing = new Map<string, { readonly term: number; readonly strength: number }[]>();
  readonly #paragraphs = new Map<readonly Passage[], Around>();
  readonly #nothing: Sureness;

  constructor(asked: Asked) {
    this.#asked = asked;
    this.#nothing = asked.terms.map(() => 0);
    asked.terms.forEach(({ related }, term) => {
      for (const { stem, strength } of related) {
        const list = this.#standing.get(stem);
        if (list === undefined) this.#standing.set(stem, [{ term, strength }]);
        else list.push({ term, strength });
      }
    });
  }

  of({ passage, paragraph, at }: Placed): Coverage {
    const around = this.#around(paragraph);
    const here = around.passages[at] as Compared;
    const length = passage.stems.length;
    return {
      here: here.sureness,
      before: around.passages[at - 1]?.sureness ?? this.#nothing,
      after: around.passages[at + 1]?.sureness ?? this.#nothing,
      paragraph: around.sureness,
      uses: around.uses,
      spots: this.#spots(passage),
      mixture: this.#drawn(here, length, around, MIXTURE),
      narrow: this.#drawn(here, length, around, NARROW),
    };
  }

  #drawn(here: Compared, length: number, around: Around, shares: typeof MIXTURE): number {
    const own = shares.own / (length + OWN_PRIOR);
    const near = shares.around / (around.length + AROUND_PRIOR);
    const rest = 1 - shares.own - shares.around;
    let sum = 0;
    this.#asked.terms.forEach(({ usual }, i) => {
      const drawn = own * (here.uses[i] as number) + near * (around.uses[i] as number);
      if (drawn > 0) sum += Math.log(1 + drawn / (rest * usual));
    });
    return sum;
  }

  #spots(passage: Passage): Spot[] {
    const spots: Spot[] = [];
    for (const [stem, positions] of passage.places) {
      for (const { term, strength } of this.#standing.get(stem) ?? []) {
        const weight = strength * (this.#asked.terms[term]?.weight ?? 0);
        for (const at of positions) spots.push({ at, weight, term });
      }
    }
    return spots;
  }

  #around(paragraph: readonly Passage[]): Around {
    const known = this.#paragraphs.get(paragraph);
    if (known !== undefined) return known;
    const passages = paragraph.map((passage) => this.#compare(passage));
    const around = {
      passages,
      sureness: this.#nothing.map((_, i) =>
        Math.max(...passages.map(({ sureness }) => sureness[i] as number)),
      ),
      uses: this.#nothing.map((_, i) => passages.reduce((sum, { uses }) => sum + (uses[i] as number), 0)),
      length: paragraph.reduce((sum, { stems }) => sum + stems.length, 0),
    };
    this.#paragraphs.set(paragraph, around);
    return around;
  }

  /** How surely a passage has each term, and how often it uses the surest that may stand for it. */
  #compare(passage: Passage): Compared {
    const sureness = this.#nothing.slice();
    const uses = this.#nothing.slice();
    for (const [stem, positions] of passage.places) {
      const standing = this.#standing.get(stem);
      if (standing === undefined) continue;
      for (const { term, strength } of standing) {
        sureness[term] = Math.max(sureness[term] as number, strength);
        uses[term] = Math.max(uses[term] as number, strength * positions.length);
      }
    }
    return { sureness, uses };
  }
}
