import type { Fact } from '../knowledge/model.ts';
import type { WeighedSlot } from './index/weighed-slot.ts';
import type { Judgement } from './judgement.ts';
import type { NameJoins } from './name-joins.ts';
import type { FactView } from './ranking/fact-view.ts';
import { type Feature, isName } from './ranking/features.ts';
import type { Ranked, Ranker } from './ranking/ranker.ts';
import type { Missing, Question } from './types.ts';

/** Least weight of a name that distinguishes situations: not the country itself. */
const TELLING = 1.5;
/** Likeness to one of a gap's questions from which on the gap is what is missing. */
const LIKE_GAP = 0.5;
/** Confidence from which on a fact is too near for a gap to be what is missing. */
const NEAR = 0.6;
/** Share of the topic that a statement must have to be what the sources say instead. */
const MOST = 0.6;
/** Share of the question's weight that unknown words must have to be what is missing. */
const MUCH = 0.35;
/** Confidence from which on a fact is too near for that. */
const LIKELY = 0.3;

/** Likeness from which on a question is taken for a gap's own. */
const SAME_QUESTION = 0.6;

/** Whether what is asked is known to be missing: then no earlier turn can answer it. */
export function asksForGap({ ranked: [first] }: Judgement): boolean {
  return first?.indexed.gap !== undefined && featureOf(first, 'question') >= SAME_QUESTION;
}

/**
 * Why the sources do not answer: the first reason that applies, the most specific first; undefined where it is not
 * positively known that they do not.
 *
 * @param judge reads another question; used to see whether the answer only lies after the as-of date
 * @param counts whether a fact counts by that date
 */
export function refusalReason(
  judgement: Judgement,
  question: Question,
  judge: (question: Question) => Judgement,
  counts: (fact: Fact) => boolean,
  { threshold, deniable }: Pick<Ranker, 'threshold' | 'deniable'>,
  joins: NameJoins,
): Missing | undefined {
  const { query, ranked, followsUp, confidence } = judgement;
  if (question.asOf !== undefined) {
    const { asOf, ...anytime } = question;
    const later = judge(anytime);
    const fact = later.best?.indexed.fact;
    // Where the fact was there by the date, something else keeps it from being the answer.
    if (later.confidence >= threshold && fact !== undefined && !counts(fact))
      return { kind: 'not-yet', asOf };
  }
  if (judgement.confidence >= deniable) return undefined;
  const [first] = ranked;
  if (
    first?.indexed.gap !== undefined &&
    featureOf(first, 'question') >= LIKE_GAP &&
    featureOf(first, 'stranger') === 0 &&
    confidence < NEAR
  ) {
    return { kind: 'gap', gap: first.indexed.gap };
  }
  if (judgement.text !== undefined) return missingFromText(judgement, judgement.text);
  const own = query.slots.filter((slot) => !slot.carried);
  const known = own.filter((slot) => !slot.absent);
  if (known.length === 0 && !followsUp) {
    const substance = own.filter((slot) => slot.knowing === 'vocabulary' || slot.capital);
    return substance.length === 0
      ? { kind: 'not-a-question' }
      : { kind: 'unknown-words', words: own.map((slot) => slot.surface) };
  }
  const total = query.slots.reduce((sum, slot) => sum + slot.weight, 0) || 1;
  // A slip of the thumb is no word that the sources lack, nor does one word matter where a fact has all others.
  const absent = own.filter((slot) => slot.absent && (slot.capital || isRealWord(slot)));
  const share = absent.reduce((sum, slot) => sum + slot.weight, 0) / total;
  if (share >= MUCH && confidence < LIKELY) {
    return { kind: 'unknown-words', words: absent.map((slot) => slot.surface) };
  }
  return brokenLink(own, ranked, joins);
}

/** Whether the vocabulary knows what a word means. */
function isRealWord({ senses }: WeighedSlot): boolean {
  return senses.some(({ term }) => term.startsWith('c:'));
}

/** What a plain text surely lacks: names, and any word of a question that is written in other letters. */
function missingFromText(
  { analysis, ranked }: Judgement,
  { language, absentNames }: NonNullable<Judgement['text']>,
): Missing | undefined {
  if (analysis.language !== language) {
    return ranked.length === 0 ? { kind: 'other-language', language } : undefined;
  }
  return absentNames.length === 0 ? undefined : { kind: 'unknown-words', words: absentNames };
}

/** A feature's value; plain texts, which have neither names nor gaps, lack some. */
function featureOf({ features }: Ranked, feature: Feature): number {
  return (features as Partial<Ranked['features']>)[feature] ?? 0;
}

/**
 * Two names that no fact and no paragraph speaks of together, and the fact that comes nearest to the rest.
 *
 * @param ranked the facts that may be stated
 */
function brokenLink(
  own: readonly WeighedSlot[],
  ranked: readonly Ranked[],
  joins: NameJoins,
): Missing | undefined {
  const names = own.filter((slot) => isName(slot) && slot.weight >= TELLING);
  const pair = names
    .flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const))
    .find(([one, other]) => !joins.areJoined(one.names, other.names));
  if (pair === undefined) return undefined;
  const instead = ranked.find(({ indexed, view }) => indexed.fact !== undefined && tells(view, own) >= MOST);
  return {
    kind: 'no-such-link',
    names: [...new Set(pair.flatMap((slot) => slot.names.slice(0, 1)))],
    words: [],
    ...(instead?.indexed.fact === undefined ? {} : { instead: instead.indexed.fact }),
  };
}

/** Share of the question's weight, names aside, that a statement itself has. */
function tells(view: FactView, own: readonly WeighedSlot[]): number {
  const topic = own.filter((slot) => !isName(slot));
  const total = topic.reduce((sum, slot) => sum + slot.weight, 0);
  const told = topic.filter((slot) => view.inStatement(slot) > 0);
  return total === 0 ? 0 : told.reduce((sum, slot) => sum + slot.weight, 0) / total;
}
