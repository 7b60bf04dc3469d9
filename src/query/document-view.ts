import type { QuestionKind } from '../knowledge/model.ts';
import type { IndexedDocument } from './index-data.ts';
import type { SearchIndex, WeighedSlot } from './search-index.ts';

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

/** A document made ready for comparing: what the index would have to look for each time. */
export class DocumentView {
  readonly document: IndexedDocument;
  readonly names: ReadonlySet<string>;
  readonly kinds: ReadonlySet<QuestionKind>;
  readonly #statement: ReadonlySet<number>;
  /** Term -> where it stands: number of the question times SLOTS, plus number of the slot. */
  readonly #places = new Map<number, number[]>();
  /** For each own question the weight of each of its slots, and their sum. */
  readonly #weights: Float64Array[];
  readonly #totals: Float64Array;

  constructor(document: IndexedDocument, index: SearchIndex) {
    this.document = document;
    this.names = new Set(document.names);
    this.kinds = new Set(document.kinds);
    this.#statement = new Set(document.statement);
    this.#weights = document.questions.map(({ slots }) =>
      Float64Array.from(slots, (terms) => index.weight(terms)),
    );
    this.#totals = Float64Array.from(this.#weights, (weights) =>
      weights.reduce((sum, weight) => sum + weight, 0),
    );
    document.questions.forEach(({ slots }, question) => {
      slots.slice(0, SLOTS).forEach((terms, slot) => {
        for (const term of terms) {
          const list = this.#places.get(term);
          if (list === undefined) this.#places.set(term, [question * SLOTS + slot]);
          else list.push(question * SLOTS + slot);
        }
      });
    });
  }

  /** How surely the statement has a slot: the weight of its surest sense there. */
  inStatement(slot: WeighedSlot): number {
    for (const { term, weight } of slot.terms) if (this.#statement.has(term)) return weight;
    return 0;
  }

  /** Whether statement or own questions have a word for the slot. */
  holds(slot: WeighedSlot): boolean {
    return slot.terms.some(({ term }) => this.#statement.has(term) || this.#places.has(term));
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
    const cells = new Float64Array(questions.length * width);
    const back = new Float64Array(questions.length);
    const seen = new Set<number>();
    for (let i = 0; i < width; i++) {
      for (const { term, weight } of (slots[i] as WeighedSlot).terms) {
        const places = this.#places.get(term);
        if (places === undefined) continue;
        if (weight > (sureness[i] as number)) sureness[i] = weight;
        for (const place of places) {
          const question = (place / SLOTS) | 0;
          const cell = question * width + i;
          if (weight > (cells[cell] as number)) cells[cell] = weight;
          if (seen.has(place)) continue;
          seen.add(place);
          const own = (this.#weights[question] as Float64Array)[place % SLOTS] as number;
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
      const returned = (back[question] as number) / (this.#totals[question] || 1);
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
