import type { QuestionKind } from '../knowledge/model.ts';
import type { Document, OwnQuestion } from './documents.ts';
import type { SearchIndex, WeighedSlot } from './search-index.ts';
import type { Lexicon, Term } from './words/lexicon.ts';

/** What is asked, ready for ranking. */
export interface Query {
  readonly slots: readonly WeighedSlot[];
  readonly kind: QuestionKind;
  readonly language: string;
  /** Paragraphs of the answers of the turns before, when the question follows them up. */
  readonly places: ReadonlySet<string>;
}

/** The features of a document for a question, each with what it measures; all from 0 to 1. */
export const FEATURES = {
  likelihood: 'how likely it generated the question, as a share of the likeliest in this search',
  posterior: 'chance that it, among the candidates, generated the question',
  text: "share of the question's weight that the statement and its names cover",
  question: 'likeness (F1 of weight) to the nearest of its own questions',
  questionCovered: "share of the question's weight that the nearest own question covers",
  all: "share of the question's weight that the statement and all its own questions cover",
  words: 'share of the words, each counting the same, that statement and own questions hold',
  paragraph: "share of the question's weight that its paragraph's statements cover",
  topic:
    "share of the weight of the question's words that are not names, covered by statement and own questions",
  names: "share of the weight of the question's names that it speaks of",
  stranger: 'someone or somewhere in the question stands neither in it nor in its paragraph',
  subject: "its main subject is the question's first name",
  kind: 'it has an answer of the kind asked for',
  sameKind: 'the nearest own question asks for the same kind',
  heaviest: "the question's rarest word that it lacks, as a share of the question's weight",
  followed: 'it stands in a paragraph that answered the turn before',
  gap: 'it is a known gap, not a fact',
  gapLike: 'it is a known gap, by its likeness to the question',
  gapKind: 'it is a known gap whose nearest question asks for another kind of answer',
} as const;

export type Feature = keyof typeof FEATURES;
export const FEATURE_NAMES = Object.keys(FEATURES) as readonly Feature[];
export type FeatureValues = Readonly<Record<Feature, number>>;

/** Weight from which on a name tells situations apart; names of which every other fact speaks weigh less. */
const TELLING = 2;
/** How strongly a document's own question has to match before its kind counts. */
const NEAR_QUESTION = 0.3;

/** What the search says of a candidate, both from 0 to 1. */
export interface Found {
  readonly likelihood: number;
  readonly posterior: number;
}

/** Computes features; holds what it needs to know of each paragraph. */
export class FeatureExtractor {
  readonly #index: SearchIndex;
  readonly #lexicon: Lexicon;
  readonly #byPlace = new Map<string, Document[]>();
  readonly #placeTerms = new Map<string, ReadonlyMap<Term, number>>();
  readonly #questionWeights = new WeakMap<OwnQuestion, readonly number[]>();

  constructor(index: SearchIndex, lexicon: Lexicon) {
    this.#index = index;
    this.#lexicon = lexicon;
    for (const document of index.documents) {
      const list = this.#byPlace.get(document.place);
      if (list === undefined) this.#byPlace.set(document.place, [document]);
      else list.push(document);
    }
  }

  /** @param found the document's score in the search as a share of the best, and its chance among the candidates */
  extract(query: Query, document: Document, found: Found): FeatureValues {
    const { slots } = query;
    const total = weightOf(slots) || 1;
    const inText = slots.map((slot) => sureness(slot, document.terms));
    const nearest = this.#nearestQuestion(slots, total, document);
    const covered = slots.map((_, i) => Math.max(inText[i] ?? 0, nearest.union[i] ?? 0));
    const neighbours = this.#byPlace.get(document.place) ?? [];
    const around = slots.map((slot) => sureness(slot, this.#termsAt(document.place)));
    const topics = slots.filter((slot) => !isName(slot));
    const topicWeight = weightOf(topics);
    const named = slots.filter(isName);
    const strangers = named.filter((slot) => !slot.names.some((id) => document.names.has(id)));
    const strangersAround = strangers.filter((slot) =>
      neighbours.every((neighbour) => !slot.names.some((id) => neighbour.names.has(id))),
    );
    const first = named[0];
    const isGap = document.gap === undefined ? 0 : 1;
    return {
      likelihood: found.likelihood,
      posterior: found.posterior,
      text: dot(slots, inText) / total,
      question: nearest.likeness,
      questionCovered: nearest.covered,
      all: dot(slots, covered) / total,
      words:
        slots.length === 0
          ? 0
          : sumOf(covered.map((share, i) => share * (slots[i]?.share ?? 1))) /
            sumOf(slots.map((slot) => slot.share)),
      paragraph: dot(slots, around) / total,
      topic:
        topicWeight === 0
          ? 1
          : dot(
              slots,
              covered.map((share, i) => (isName(slots[i]) ? 0 : share)),
            ) / topicWeight,
      names: named.length === 0 ? 1 : 1 - weightOf(strangers) / (weightOf(named) || 1),
      stranger: Math.max(0, ...strangersAround.map((slot) => Math.min(1, slot.weight / TELLING))),
      subject: first !== undefined && isSubject(first, document, this.#lexicon) ? 1 : 0,
      kind: document.kinds.has(query.kind) ? 1 : 0,
      sameKind: nearest.likeness >= NEAR_QUESTION && nearest.kind === query.kind ? 1 : 0,
      heaviest: Math.max(0, ...slots.map((slot, i) => slot.weight * (1 - (covered[i] ?? 0)))) / total,
      followed: query.places.has(document.place) ? 1 : 0,
      gap: isGap,
      gapLike: isGap * nearest.likeness,
      gapKind: nearest.kind === query.kind ? 0 : isGap,
    };
  }

  /** Terms of all statements of a paragraph together. */
  #termsAt(place: string): ReadonlyMap<Term, number> {
    const known = this.#placeTerms.get(place);
    if (known !== undefined) return known;
    const terms = new Map((this.#byPlace.get(place) ?? []).flatMap((document) => [...document.terms]));
    this.#placeTerms.set(place, terms);
    return terms;
  }

  /** Weight of each slot of an own question, by its rarest reading; kept, as it never changes. */
  #weights(question: OwnQuestion): readonly number[] {
    const known = this.#questionWeights.get(question);
    if (known !== undefined) return known;
    const weights = question.slots.map((terms) => this.#index.weight(terms));
    this.#questionWeights.set(question, weights);
    return weights;
  }

  /** The own question that is most like the asked one, and how surely all own questions together hold each slot. */
  #nearestQuestion(
    slots: readonly WeighedSlot[],
    total: number,
    document: Document,
  ): { likeness: number; covered: number; kind: QuestionKind | undefined; union: readonly number[] } {
    const union = slots.map(() => 0);
    const { questions } = document;
    if (questions.length === 0) return { likeness: 0, covered: 0, kind: undefined, union };
    const width = slots.length;
    const sure = new Float64Array(questions.length * width);
    const hits: Set<number>[] = [];
    slots.forEach((slot, i) => {
      for (const { term, weight } of slot.senses) {
        for (const { question, slot: at } of document.inQuestions.get(term) ?? []) {
          const cell = question * width + i;
          if (weight > (sure[cell] as number)) sure[cell] = weight;
          if (weight > (union[i] as number)) union[i] = weight;
          const hit = hits[question];
          if (hit === undefined) hits[question] = new Set([at]);
          else hit.add(at);
        }
      }
    });
    let likeness = 0;
    let covered = 0;
    let kind: QuestionKind | undefined;
    hits.forEach((hit, number) => {
      const question = questions[number] as OwnQuestion;
      let mine = 0;
      for (let i = 0; i < width; i++)
        mine += (sure[number * width + i] as number) * (slots[i] as WeighedSlot).weight;
      const weights = this.#weights(question);
      let theirs = 0;
      for (const at of hit) theirs += weights[at] ?? 0;
      const share = mine / total;
      const back = theirs / (sumOf(weights) || 1);
      const f1 = (2 * share * back) / (share + back || 1);
      if (f1 > likeness) {
        likeness = f1;
        covered = share;
        kind = question.kind;
      }
    });
    return { likeness, covered, kind, union };
  }
}

/** Whether a document has a word for a slot, in its statement or in its own questions. */
export function holds(document: Document, slot: WeighedSlot): boolean {
  return slot.senses.some(({ term }) => document.terms.has(term) || document.inQuestions.has(term));
}

/** Whether a slot can only be meant as a name. */
export function isName(slot: WeighedSlot | undefined): boolean {
  return (
    slot !== undefined && slot.names.length > 0 && slot.senses.every((sense) => !sense.term.startsWith('c:'))
  );
}

function isSubject(slot: WeighedSlot, document: Document, lexicon: Lexicon): boolean {
  const subject = document.fact?.names[0] ?? document.gap?.names[0];
  return subject !== undefined && lexicon.sameAs(subject).some((id) => slot.names.includes(id));
}

/** How surely terms hold a slot: the weight of its surest sense among them. */
function sureness(slot: WeighedSlot, terms: ReadonlyMap<Term, number>): number {
  let best = 0;
  for (const { term, weight } of slot.senses) if (weight > best && terms.has(term)) best = weight;
  return best;
}

function weightOf(slots: readonly WeighedSlot[]): number {
  return sumOf(slots.map((slot) => slot.weight));
}

function dot(slots: readonly WeighedSlot[], shares: readonly number[]): number {
  return sumOf(slots.map((slot, i) => slot.weight * (shares[i] ?? 0)));
}

function sumOf(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
