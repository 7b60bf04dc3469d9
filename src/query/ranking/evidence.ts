import type { WeighedSlot } from '../index/weighed-slot.ts';
import { type Feature, isName } from './features.ts';
import { type LinearModel, logistic, type ValuesOf } from './linear-model.ts';
import type { Query, Ranked } from './ranker.ts';

/** Evidence on whether the best fact answers the question, each with what it measures; from 0 to 1. */
export const EVIDENCE = {
  bias: 'always 1',
  text: "share of the question's weight that the best fact's statement covers",
  question: 'likeness to the nearest of its own questions',
  names: "share of the question's names that the fact speaks of",
  stranger: 'someone or somewhere in the question stands neither in the fact nor in its paragraph',
  rival: 'how much more of the topic, names aside, another fact covers',
  odds: "the search's score of the fact, by word of the question",
  posterior: 'the BM25 score of the fact as a chance among the candidates (softmax)',
  paragraph: 'the same for all facts of its paragraph, known gaps aside',
  gapPosterior: 'the same for all known gaps',
  covered: 'share of the words, whatever their weight, that fact and own questions hold',
  unknown: "share of the question's weight that no fact has a word for",
  heaviest: 'the rarest word that the fact lacks',
  noNumber: 'a number is asked for, and the fact has none',
  noTime: 'a time is asked for, and the fact gives none',
  kind: 'the fact has an answer of the kind asked for',
  gap: 'how far the best known gap stands above the fact, 0.5 when level',
  agreed: 'likeness to an own question, words covered and no stranger, all at once',
  statement: 'its statement by BM25, as a share of the highest',
  lead: 'how far it stands above the best fact of another paragraph, 0.5 when level',
  around: "share of the question's weight that its paragraph's statements cover",
  told: "share of the statement's weight that the question has",
  fewTold: 'the same by how few questions of its own the fact has',
  gapLike: "likeness to the nearest of a known gap's questions",
  fewGap: 'the same by how few questions of its own the fact has',
  few: 'how few questions of its own the fact has: 1 where none, a half where eight',
  short: 'how few words of substance the question has',
  ownCovered: "share of the follow-up's own words, by weight, that fact and own questions hold",
  followed: 'it stands in a paragraph that answered the turn before',
} as const;

export type Evidence = keyof typeof EVIDENCE;

/** Collects the evidence for the best fact of a ranking. */
export function gatherEvidence(
  query: Query,
  best: Ranked<Feature>,
  ranked: readonly Ranked<Feature>[],
): ValuesOf<Evidence> {
  const { features } = best;
  const facts = ranked.filter((other) => other.indexed.fact !== undefined);
  const gap = ranked.find((other) => other.indexed.gap !== undefined);
  const other = facts.find(({ indexed }) => indexed.paragraphId !== best.indexed.paragraphId);
  const told = best.view.told(query.slots);
  const gapLikeness = Math.max(
    0,
    ...ranked.map(({ indexed, features: { question } }) => (indexed.gap === undefined ? 0 : question)),
  );
  const rival = Math.max(0, ...facts.map((other) => other.features.topic - features.topic));
  const total = query.slots.reduce((sum, slot) => sum + slot.weight, 0) || 1;
  const own = query.slots.filter((slot) => !slot.carried);
  const unknown = query.slots.filter((slot) => slot.absent).reduce((sum, slot) => sum + slot.weight, 0);
  const chance = (holds: (other: Ranked<Feature>) => boolean): number =>
    ranked.filter(holds).reduce((sum, other) => sum + other.features.posterior, 0);
  const here = chance(({ indexed }) => indexed.paragraphId === best.indexed.paragraphId);
  const gaps = chance(({ indexed }) => indexed.gap !== undefined);
  let senses = 0;
  for (const slot of query.slots) for (const sense of slot.senses) senses += slot.share * sense.weight;
  const hasNames = query.slots.some(isName);
  return {
    bias: 1,
    text: features.text,
    question: features.question,
    names: hasNames ? features.names : 1,
    stranger: features.stranger,
    rival,
    odds: saturated(best.searchScore / Math.max(1, senses)),
    posterior: features.posterior,
    paragraph: here / Math.max(1e-6, 1 - gaps),
    gapPosterior: gaps,
    covered: features.words,
    unknown: unknown / total,
    heaviest: features.heaviest,
    noNumber: query.kind === 'how-many' ? 1 - features.kind : 0,
    noTime: query.kind === 'when' ? 1 - features.kind : 0,
    kind: features.kind,
    gap: gap === undefined ? 0 : logistic(2 * (gap.score - best.score)),
    agreed: features.question * features.words * (1 - features.stranger),
    statement: features.statement,
    lead: other === undefined ? 1 : logistic(best.score - other.score),
    around: features.paragraph,
    told,
    fewTold: features.few * told,
    gapLike: gapLikeness,
    fewGap: features.few * gapLikeness,
    few: features.few,
    short: 1 / (1 + own.length),
    ownCovered: shareHeld(own, best),
    followed: features.followed * (1 - features.stranger),
  };
}

/** Share of the weight of these words that a fact has; 1 where there are none. */
function shareHeld(slots: readonly WeighedSlot[], { view }: Ranked): number {
  let total = 0;
  let held = 0;
  for (const slot of slots) {
    total += slot.weight;
    if (view.holds(slot)) held += slot.weight;
  }
  return total === 0 ? 1 : held / total;
}

/** A follow-up of whose own words the fact has less than this asks for something else ("did he resign?"). */
const LEAST_OWN = 0.05;

/** Estimated chance that the best fact answers; none where the question follows it up, but asks for something else. */
export function confidenceOf(evidence: ValuesOf<Evidence>, decision: LinearModel<Evidence>): number {
  return isElsewhere(evidence) ? 0 : decision.chance(evidence);
}

/** Whether the question follows up on the fact's paragraph, but with words that the fact does not have. */
function isElsewhere({ ownCovered, followed }: ValuesOf<Evidence>): boolean {
  return ownCovered < LEAST_OWN && followed > 0;
}

/** A BM25 score by word at which half is reached of what the highest would count. */
const HALF = 4;

function saturated(score: number): number {
  return score / (score + HALF);
}
