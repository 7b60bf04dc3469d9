import type { QuestionKind } from '../../knowledge/model.ts';
import type { IndexedDocument } from '../index/index-data.ts';
import type { SearchIndex, WeighedSlot } from '../index/search-index.ts';

/** How a question compares with the own questions of a document. */
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

/** Slots of an own question at most; a question of a message's length has fewer. */
const SLOTS = 1024;

/** The own questions of a document, made ready. */
interface OwnQuestions {
  /** Term -> where it stands: number of the question times SLOTS, plus number of the slot. */
  readonly places: ReadonlyMap<number, readonly number[]>;
  /** For each own question the weight of each of its slots, and their sum. */
  readonly weights: readonly Float64Array[];
  readonly totals: Float64Array;
}

function openQuestions({ questions }: IndexedDocument, index: SearchIndex): OwnQuestions {
  const places = new Map<number, number[]>();
  const totals = new Float64Array(questions.length);
  const weights = questions.map(({ slots }, question) => {
    const own = new Float64Array(slots.length);
    slots.forEach((terms, slot) => {
      const weight = index.weight(terms);
      own[slot] = weight;
      totals[question] = (totals[question] as number) + weight;
      if (slot >= SLOTS) return;
      for (const term of terms) {
        const list = places.get(term);
        if (list === undefined) places.set(term, [question * SLOTS + slot]);
        else list.push(question * SLOTS + slot);
      }
    });
    return own;
  });
  return { places, weights, totals };
}

/** A document made ready for comparing: what the index would have to look for each time. */
export class DocumentView {
  readonly document: IndexedDocument;
  readonly names: ReadonlySet<string>;
  readonly kinds: ReadonlySet<QuestionKind>;
  readonly #index: SearchIndex;
  readonly #statement: ReadonlySet<number>;
  #own: OwnQuestions | undefined;

  constructor(document: IndexedDocument, index: SearchIndex) {
    this.document = document;
    this.names = new Set(document.names);
    this.kinds = new Set(document.kinds);
    this.#index = index;
    this.#statement = new Set(document.statement);
  }

  /** Opened when first compared with: most documents are only ever looked at as a neighbour. */
  get #questions(): OwnQuestions {
    this.#own ??= openQuestions(this.document, this.#index);
    return this.#own;
  }

  /** How surely the statement has a slot: the weight of its surest sense there. */
  inStatement(slot: WeighedSlot): number {
    for (const { term, weight } of slot.terms) if (this.#statement.has(term)) return weight;
    return 0;
  }

  /** Whether statement or own questions have a word for the slot. */
  holds(slot: WeighedSlot): boolean {
    return slot.terms.some(({ term }) => this.#statement.has(term) || this.#questions.places.has(term));
  }

  /** Whether it speaks of one of the names that a slot may mean. */
  speaksOf(slot: WeighedSlot): boolean {
    return slot.names.some((id) => this.names.has(id));
  }

  /** Compares with the own questions, of which the most alike counts. */
  match(slots: readonly WeighedSlot[], total: number): QuestionMatch {
    const { questions } = this.document;
    const width = slots.length;
    const sureness = new Array<number>(width).fill(0);
    if (questions.length === 0) return { likeness: 0, covered: 0, kind: undefined, sureness };
    const { places: placesOf, weights, totals } = this.#questions;
    const cells = new Float64Array(questions.length * width);
    const back = new Float64Array(questions.length);
    const seen = new Set<number>();
    for (let i = 0; i < width; i++) {
      for (const { term, weight } of (slots[i] as WeighedSlot).terms) {
        const places = placesOf.get(term);
        if (places === undefined) continue;
        if (weight > (sureness[i] as number)) sureness[i] = weight;
        for (const place of places) {
          const question = (place / SLOTS) | 0;
          const cell = question * width + i;
          if (weight > (cells[cell] as number)) cells[cell] = weight;
          if (seen.has(place)) continue;
          seen.add(place);
          const own = (weights[question] as Float64Array)[place % SLOTS] as number;
          back[question] = (back[question] as number) + own;
        }
      }
    }
    let likeness = 0;
    let covered = 0;
    let nearest = -1;
    for (let question = 0; question < questions.length; question++) {
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
    return { likeness, covered, kind: questions[nearest]?.kind, sureness };
  }
}
