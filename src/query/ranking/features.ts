import type { WeighedSlot } from '../index/weighed-slot.ts';
import type { Sense } from '../words/analyser.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { FactView } from './fact-view.ts';
import type { ValuesOf } from './linear-model.ts';
import type { Query } from './ranker.ts';

/** The features of a fact or gap for a question, each with what it measures; all from 0 to 1. */
export const FEATURES = {
  likelihood: 'its BM25 score, as a share of the highest in this search',
  statement: "its statement's BM25 score alone, as a share of the highest",
  fewStatement: 'the same by how few questions of its own it has',
  posterior: 'the first as a chance among the candidates (softmax)',
  text: "share of the question's weight that the statement and its names cover",
  fewAssociated:
    'the same and of words that go with its words (associations.json), by how few questions of its own it has',
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
  near: 'how far that likeness goes beyond a half, where chance hardly reaches',
  few: 'how few questions of its own it has: 1 where none, a half where eight',
  fewText: 'the same by the share of the question that its statement covers',
  gap: 'it is a known gap, not a fact',
  gapLike: 'it is a known gap, by its likeness to the question',
  gapKind: 'it is a known gap whose nearest question asks for another kind of answer',
} as const;

export type Feature = keyof typeof FEATURES;
/**
 * A name of less weight, as a share of the rarest word's, is everywhere here and tells nothing; from `TELLING` on it tells
 * situations apart. As shares, they mean the same in collections of any size.
 */
const COMMON = 0.15;
const TELLING = 0.3;
/** So many own questions are half of few. */
const FEW = 8;
/** How strongly an own question has to match before its kind counts. */
const NEAR_QUESTION = 0.3;

/** The context in which a candidate's features are computed. */
export interface Surroundings {
  /** Its BM25 score as a share of the highest, and as a chance among the candidates; both from 0 to 1. */
  readonly likelihood: number;
  readonly posterior: number;
  /** The score of its statement alone as a share of the highest; from 0 to 1. */
  readonly statementLikelihood: number;
  /** What stands in its paragraph, itself among it. */
  readonly neighbours: readonly FactView[];
  readonly lexicon: Lexicon;
  /** Weight of a word that no text has. */
  readonly rarest: number;
  /** For each slot terms that go with its words. */
  readonly associates: readonly (readonly Sense[])[];
}

/** Computes the features of one candidate. */
export function extractFeatures(
  query: Query,
  view: FactView,
  { likelihood, statementLikelihood, posterior, neighbours, lexicon, associates, rarest }: Surroundings,
): ValuesOf<Feature> {
  const { slots } = query;
  const { indexed } = view;
  const gap = indexed.gap === undefined ? 0 : 1;
  const few = FEW / (FEW + view.ownQuestions);
  let total = 0;
  let shares = 0;
  for (const slot of slots) {
    total += slot.weight;
    shares += slot.share;
  }
  total ||= 1;
  const match = view.match(slots, total);
  let text = 0;
  let associated = 0;
  let all = 0;
  let words = 0;
  let paragraph = 0;
  let topic = 0;
  let topics = 0;
  let named = 0;
  let spoken = 0;
  let stranger = 0;
  let heaviest = 0;
  let first: WeighedSlot | undefined;
  slots.forEach((slot, i) => {
    const inStatement = view.inStatement(slot);
    const covered = Math.max(inStatement, match.sureness[i] as number);
    let around = inStatement;
    for (const neighbour of neighbours)
      if (around < 1) around = Math.max(around, neighbour.inStatement(slot));
    text += slot.weight * inStatement;
    const goes = Math.max(inStatement, view.surestOf(associates[i] ?? []));
    associated += slot.weight * goes;
    all += slot.weight * covered;
    words += slot.share * covered;
    paragraph += slot.weight * around;
    heaviest = Math.max(heaviest, slot.weight * (1 - covered));
    if (!isName(slot)) {
      topics += slot.weight;
      topic += slot.weight * covered;
      return;
    }
    first ??= slot;
    named += slot.weight;
    if (view.speaksOf(slot)) spoken += slot.weight;
    else if (!neighbours.some((neighbour) => neighbour.speaksOf(slot))) {
      stranger = Math.max(
        stranger,
        Math.min(1, Math.max(0, (slot.weight / rarest - COMMON) / (TELLING - COMMON))),
      );
    }
  });
  return {
    likelihood,
    statement: statementLikelihood,
    fewStatement: few * statementLikelihood,
    posterior,
    text: text / total,
    fewAssociated: few * (associated / total),
    question: match.likeness,
    questionCovered: match.covered,
    all: all / total,
    words: shares === 0 ? 0 : words / shares,
    paragraph: paragraph / total,
    topic: topics === 0 ? 1 : topic / topics,
    names: first === undefined ? 1 : spoken / (named || 1),
    stranger,
    subject: first !== undefined && isSubject(first, view, lexicon) ? 1 : 0,
    kind: view.kinds.has(query.kind) ? 1 : 0,
    sameKind: match.likeness >= NEAR_QUESTION && match.kind === query.kind ? 1 : 0,
    heaviest: heaviest / total,
    followed: query.followedParagraphs.has(indexed.paragraphId) ? 1 : 0,
    near: Math.max(0, 2 * match.likeness - 1),
    few,
    fewText: few * (text / total),
    gap,
    gapLike: gap * match.likeness,
    gapKind: match.kind === query.kind ? 0 : gap,
  };
}

/** Whether a slot can only be meant as a name. */
export function isName(slot: WeighedSlot | undefined): boolean {
  return (
    slot !== undefined && slot.names.length > 0 && slot.senses.every((sense) => !sense.term.startsWith('c:'))
  );
}

function isSubject(slot: WeighedSlot, { indexed }: FactView, lexicon: Lexicon): boolean {
  const subject = indexed.fact?.names[0] ?? indexed.gap?.names[0];
  return subject !== undefined && lexicon.sameAs(subject).some((id) => slot.names.includes(id));
}
