import { LRUCache } from 'lru-cache';
import type { QuestionKind } from '../../knowledge/model.ts';
import type { FactIndex } from '../index/fact-index.ts';
import type { IndexedFact } from '../index/indexed-facts.ts';
import { countQuestions, parseOwnQuestions } from '../index/own-questions.ts';
import { type WeighedSlot, weightOf } from '../index/weighed-slot.ts';
import type { Sense } from '../words/analyser.ts';
import type { Term } from '../words/lexicon.ts';

/** How a question compares with the own questions of a fact. */
export interface QuestionMatch {
  /** F1 of weight with the own question that is most like it. */
  readonly likeness: number;
  /** Share of the question's weight that this own question has. */
  readonly covered: number;
  /** The kind of answer that it asks for. */
  readonly kind: QuestionKind | undefined;
  /** For each slot how surely any of the own questions has it. */
  readonly sureness: readonly number[];
}

/** The own questions of a fact, prepared for comparing. Their slots are numbered through. */
interface OwnQuestions {
  readonly kinds: readonly QuestionKind[];
  /** Term -> numbers of the slots that may mean it. */
  readonly slots: ReadonlyMap<Term, readonly number[]>;
  /** For each slot its question and its weight. */
  readonly questionOf: readonly number[];
  readonly weights: readonly number[];
  /** For each question the sum of its slots' weights. */
  readonly totals: Float64Array;
}

function openQuestions({ questions: text }: IndexedFact, index: FactIndex): OwnQuestions {
  const questions = parseOwnQuestions(text);
  const slots = new Map<Term, number[]>();
  const questionOf: number[] = [];
  const weights: number[] = [];
  const totals = new Float64Array(questions.length);
  questions.forEach((own, question) => {
    for (const terms of own.slots) {
      const weight = weightOf(terms, index);
      totals[question] = (totals[question] as number) + weight;
      for (const term of terms) {
        const list = slots.get(term);
        if (list === undefined) slots.set(term, [weights.length]);
        else list.push(weights.length);
      }
      questionOf.push(question);
      weights.push(weight);
    }
  });
  return { kinds: questions.map(({ kind }) => kind), slots, questionOf, weights, totals };
}

/** What a statement tells: the weight of each of its terms, and of all together. */
interface Told {
  readonly weights: ReadonlyMap<Term, number>;
  readonly total: number;
}

const OTHER_LETTERS = /^w:.*[^\p{Script=Latin}\d]/u;

function weighTold(statement: ReadonlySet<Term>, index: FactIndex): Told {
  const latin = [...statement].filter((term) => !OTHER_LETTERS.test(term));
  const terms = latin.some((term) => term.startsWith('w:')) ? latin : [...statement];
  const weights = new Map(terms.map((term) => [term, weightOf([term], index)]));
  return { weights, total: weights.values().reduce((sum, weight) => sum + weight, 0) };
}

/** A fact prepared for comparing with questions. */
export class FactView {
  readonly indexed: IndexedFact;
  readonly names: ReadonlySet<string>;
  readonly kinds: ReadonlySet<QuestionKind>;
  /** How many own questions it has, in all languages. */
  readonly ownQuestions: number;
  readonly #index: FactIndex;
  readonly #statement: ReadonlySet<Term>;
  #own: OwnQuestions | undefined;
  #told: Told | undefined;

  constructor(indexed: IndexedFact, index: FactIndex) {
    this.indexed = indexed;
    this.names = new Set(indexed.names);
    this.kinds = new Set(indexed.kinds);
    this.ownQuestions = countQuestions(indexed.questions);
    this.#index = index;
    this.#statement = new Set(indexed.statement.split(' '));
  }

  /** Opened when first compared with: most facts are only ever looked at as a neighbour. */
  get #questions(): OwnQuestions {
    this.#own ??= openQuestions(this.indexed, this.#index);
    return this.#own;
  }

  /** Makes what is else made when it is first compared with. */
  prepare(): void {
    void this.#questions;
    this.#told ??= weighTold(this.#statement, this.#index);
  }

  /** How surely the statement has a slot: the weight of its surest sense there. */
  inStatement(slot: WeighedSlot): number {
    return this.surestOf(slot.known);
  }

  /** The weight of the first of these senses that the statement has; 0 where it has none. */
  surestOf(senses: readonly Sense[]): number {
    for (const { term, weight } of senses) if (this.#statement.has(term)) return weight;
    return 0;
  }

  /** Share of the weight of the statement's terms that a question has. Of translations, those in Latin letters count. */
  told(slots: readonly WeighedSlot[]): number {
    this.#told ??= weighTold(this.#statement, this.#index);
    const { weights, total } = this.#told;
    const asked = new Set(slots.flatMap(({ known }) => known.map(({ term }) => term)));
    let told = 0;
    for (const term of asked) told += weights.get(term) ?? 0;
    return total === 0 ? 0 : told / total;
  }

  /** Whether statement or own questions have a word for the slot. */
  holds(slot: WeighedSlot): boolean {
    return slot.known.some(({ term }) => this.#statement.has(term) || this.#questions.slots.has(term));
  }

  /** Whether it speaks of one of the names that a slot may mean. */
  speaksOf(slot: WeighedSlot): boolean {
    return slot.names.some((id) => this.names.has(id));
  }

  /**
   * Compares with the own questions, of which the most alike counts.
   *
   * @param total sum of the slots' weights
   */
  match(slots: readonly WeighedSlot[], total: number): QuestionMatch {
    const width = slots.length;
    const sureness = new Array<number>(width).fill(0);
    if (this.indexed.questions === '') return { likeness: 0, covered: 0, kind: undefined, sureness };
    const { kinds, slots: slotsOf, questionOf, weights, totals } = this.#questions;
    const cells = new Float64Array(kinds.length * width);
    const back = new Float64Array(kinds.length);
    const seen = new Uint8Array(weights.length);
    for (let i = 0; i < width; i++) {
      for (const { term, weight } of (slots[i] as WeighedSlot).known) {
        const own = slotsOf.get(term);
        if (own === undefined) continue;
        if (weight > (sureness[i] as number)) sureness[i] = weight;
        for (const slot of own) {
          const question = questionOf[slot] as number;
          const cell = question * width + i;
          if (weight > (cells[cell] as number)) cells[cell] = weight;
          if (seen[slot] === 1) continue;
          seen[slot] = 1;
          back[question] = (back[question] as number) + (weights[slot] as number);
        }
      }
    }
    let likeness = 0;
    let covered = 0;
    let nearest = -1;
    for (let question = 0; question < kinds.length; question++) {
      if (back[question] === 0) continue;
      let mine = 0;
      for (let i = 0; i < width; i++) {
        mine += (cells[question * width + i] as number) * (slots[i] as WeighedSlot).weight;
      }
      const share = mine / total;
      const returned = (back[question] as number) / (totals[question] || 1);
      const f1 = (2 * share * returned) / (share + returned || 1);
      if (f1 > likeness) {
        likeness = f1;
        covered = share;
        nearest = question;
      }
    }
    return { likeness, covered, kind: kinds[nearest], sureness };
  }
}

/** Views that are kept from question to question; one takes a few kilobytes. */
const KEPT = 5_000;

/** The views of an index's facts, made when questions first come upon them. */
export class FactViews {
  readonly #index: FactIndex;
  readonly #kept = new LRUCache<IndexedFact, FactView>({ max: KEPT });

  constructor(index: FactIndex) {
    this.#index = index;
  }

  of(indexed: IndexedFact): FactView {
    const known = this.#kept.get(indexed);
    if (known !== undefined) return known;
    const view = new FactView(indexed, this.#index);
    this.#kept.set(indexed, view);
    return view;
  }
}
