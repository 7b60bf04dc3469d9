import type { WeighedSlot } from './index/search-index.ts';
import type { Judgement } from './judgement.ts';
import type { Ranked } from './ranking/curated-ranker.ts';
import type { DocumentView } from './ranking/document-view.ts';
import { isName } from './ranking/features.ts';
import type { Missing, Question } from './types.ts';

/** Kinds of answer whose absence is worth naming. */
const DETAILS: ReadonlySet<string> = new Set(['how-many', 'when', 'where', 'who', 'why']);
/** Weight of a name that tells situations apart (not the country itself), and of a word that is worth naming. */
const TELLING = 2;
const RARE = 3;
/** Likeness to one of a gap's questions from which on the gap is what is missing. */
const LIKE_GAP = 0.5;
/** Share of the topic that a statement must have to be what the sources say instead. */
const MOST = 0.6;
/** Share of the question's weight that unknown words must have to be what is missing. */
const MUCH = 0.25;

/**
 * Why the sources do not answer, most telling reason first.
 *
 * @param judge reads another question; used to see whether the answer only lies after the as-of date
 */
export function findMissing(
  judgement: Judgement,
  question: Question,
  judge: (question: Question) => Judgement,
  threshold: number,
): Missing {
  const { query, best, ranked } = judgement;
  if (question.asOf !== undefined) {
    const { asOf, ...anytime } = question;
    if (judge(anytime).confidence >= threshold) return { kind: 'not-yet', asOf };
  }
  const [first] = ranked;
  if (
    first?.document.gap !== undefined &&
    first.features.question >= LIKE_GAP &&
    first.features.stranger === 0
  ) {
    return { kind: 'gap', gap: first.document.gap };
  }
  const own = query.slots.filter((slot) => !slot.carried);
  const known = own.filter((slot) => !slot.absent);
  if (known.length === 0) {
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
  const link = brokenLink(own, best, ranked);
  if (link !== undefined) return link;
  if (best !== undefined && best.features.kind === 0 && DETAILS.has(query.kind))
    return { kind: 'no-detail', detail: query.kind };
  return { kind: 'nothing-close' };
}

/** Names that the sources do not join as the question does, and whom they tell it of instead. */
function brokenLink(
  own: readonly WeighedSlot[],
  best: Ranked | undefined,
  ranked: readonly Ranked[],
): Missing | undefined {
  const names = own.filter((slot) => isName(slot) && slot.weight >= TELLING);
  if (best === undefined || names.length === 0) return undefined;
  const [byTopic] = ranked
    .filter(({ document }) => document.fact !== undefined)
    .toSorted((a, b) => b.features.topic - a.features.topic || b.score - a.score);
  const speaksOf = (slot: WeighedSlot, ranking: Ranked | undefined): boolean =>
    ranking?.view.speaksOf(slot) ?? false;
  if (names.every((slot) => speaksOf(slot, best) && speaksOf(slot, byTopic))) return undefined;
  const words = own
    .filter((slot) => !isName(slot) && slot.weight >= RARE && !best.view.holds(slot))
    .toSorted((a, b) => b.weight - a.weight);
  const instead = ranked.find(
    ({ document, view }) => document.fact !== undefined && tells(view, own) >= MOST,
  );
  return {
    kind: 'no-such-link',
    names: [...new Set(names.flatMap((slot) => slot.names.slice(0, 1)))],
    words: words.slice(0, 1).map((slot) => slot.surface),
    ...(instead?.document.fact === undefined ? {} : { instead: instead.document.fact }),
  };
}

/** Share of the question's weight, names aside, that a statement itself has. */
function tells(view: DocumentView, own: readonly WeighedSlot[]): number {
  const topic = own.filter((slot) => !isName(slot));
  const total = topic.reduce((sum, slot) => sum + slot.weight, 0);
  const told = topic.filter((slot) => view.inStatement(slot) > 0);
  return total === 0 ? 0 : told.reduce((sum, slot) => sum + slot.weight, 0) / total;
}
