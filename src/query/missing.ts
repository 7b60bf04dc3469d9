import type { Judgement } from './engine.ts';
import { isName } from './features.ts';
import type { Missing, Question } from './types.ts';

/** Kinds of answer whose absence is worth naming. */
const DETAILS: ReadonlySet<string> = new Set(['how-many', 'when', 'where', 'who', 'why']);
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
  if (first?.document.gap !== undefined && first.features.question >= 0.5 && first.features.stranger === 0) {
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
  const names = own.filter(isName);
  if (best?.document.fact !== undefined && names.length > 0) {
    const byTopic = ranked
      .filter(({ document }) => document.fact !== undefined)
      .toSorted((a, b) => b.features.topic - a.features.topic || b.score - a.score)[0];
    const strangers = names.filter((slot) => !slot.names.some((id) => byTopic?.document.names.has(id)));
    if (strangers.length > 0) {
      return {
        kind: 'no-such-link',
        names: strangers.flatMap((slot) => slot.names.slice(0, 1)),
        ...(byTopic?.document.fact !== undefined && byTopic.features.topic > 0.5
          ? { instead: byTopic.document.fact }
          : {}),
      };
    }
  }
  if (best !== undefined && best.features.kind === 0 && DETAILS.has(query.kind))
    return { kind: 'no-detail', detail: query.kind };
  return { kind: 'nothing-close' };
}
