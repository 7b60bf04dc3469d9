import type { WeighedSlot } from './index/weighed-slot.ts';
import type { Judgement } from './judgement.ts';
import type { FactView } from './ranking/fact-view.ts';
import { type Feature, isName } from './ranking/features.ts';
import type { Ranked } from './ranking/ranker.ts';
import type { Missing, Question } from './types.ts';

/** Least weight of a name that distinguishes situations (not the country itself), and of a word that is worth naming. */
const TELLING = 2;
const RARE = 3;
/** Likeness to one of a gap's questions from which on the gap is what is missing. */
const LIKE_GAP = 0.5;
/** Share of the topic that a statement must have to be what the sources say instead. */
const MOST = 0.6;
/** Share of the question's weight that unknown words must have to be what is missing. */
const MUCH = 0.25;

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
 */
export function refusalReason(
  judgement: Judgement,
  question: Question,
  judge: (question: Question) => Judgement,
  threshold: number,
): Missing | undefined {
  const { query, ranked, followsUp } = judgement;
  // That names are not joined is known only from all facts, those after the as-of date among them.
  let whole = judgement;
  if (question.asOf !== undefined) {
    const { asOf, ...anytime } = question;
    whole = judge(anytime);
    if (whole.confidence >= threshold) return { kind: 'not-yet', asOf };
  }
  const [first] = ranked;
  if (
    first?.indexed.gap !== undefined &&
    featureOf(first, 'question') >= LIKE_GAP &&
    featureOf(first, 'stranger') === 0
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
  const absent = own.filter((slot) => slot.absent);
  if (absent.reduce((sum, slot) => sum + slot.weight, 0) / total >= MUCH) {
    return { kind: 'unknown-words', words: absent.map((slot) => slot.surface) };
  }
  return brokenLink(own, whole, ranked);
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
 * Names that the sources do not connect as the question does, and the fact that they state instead.
 *
 * @param allowed the ranked facts that may be stated
 */
function brokenLink(
  own: readonly WeighedSlot[],
  { best, ranked }: Judgement,
  allowed: readonly Ranked[],
): Missing | undefined {
  const names = own.filter((slot) => isName(slot) && slot.weight >= TELLING);
  if (best === undefined || names.length === 0) return undefined;
  const [byTopic] = ranked
    .filter(({ indexed }) => indexed.fact !== undefined)
    .toSorted((a, b) => featureOf(b, 'topic') - featureOf(a, 'topic') || b.score - a.score);
  const speaksOf = (slot: WeighedSlot, ranking: Ranked | undefined): boolean =>
    ranking?.view.speaksOf(slot) ?? false;
  if (names.every((slot) => speaksOf(slot, best) && speaksOf(slot, byTopic))) return undefined;
  const words = own
    .filter((slot) => !isName(slot) && slot.weight >= RARE && !best.view.holds(slot))
    .toSorted((a, b) => b.weight - a.weight);
  const instead = allowed.find(({ indexed, view }) => indexed.fact !== undefined && tells(view, own) >= MOST);
  return {
    kind: 'no-such-link',
    names: [...new Set(names.flatMap((slot) => slot.names.slice(0, 1)))],
    words: words.slice(0, 1).map((slot) => slot.surface),
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
