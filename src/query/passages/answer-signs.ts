import type { Asked } from './asked.ts';
import type { Spot } from './coverage.ts';
import type { Passage } from './passage.ts';

/** Signs in a passage of the kind of answer that the question wants, as far as the question does not name them itself. */
export interface AnswerSigns {
  /** Weight of the question's words near the best word of the wanted kind, and near any word that the question lacks. */
  readonly near: number;
  readonly nearAny: number;
  readonly date: number;
  readonly year: number;
  readonly numberNear: number;
  readonly placeNamed: number;
  readonly land: number;
  readonly person: number;
  readonly cause: number;
}

/** Distance in words at which the pull of a matching word has fallen to a third. */
const REACH = 5;
const PULL = Array.from({ length: 40 }, (_, distance) => Math.exp(-distance / REACH));

/**
 * Looks for the wanted kind of answer.
 *
 * @param spots positions of words that cover the question, with their weights
 */
export function answerSigns(asked: Asked, { words, signs }: Passage, spots: readonly Spot[]): AnswerSigns {
  const { wanted, folded, total } = asked;
  const fresh = (at: number): boolean => !folded.has(words[at]?.folded ?? '');
  const any = (positions: readonly number[]): number => (positions.some(fresh) ? 1 : 0);
  const place = wanted === 'place' || wanted === 'land';
  const fitting =
    wanted === 'time'
      ? signs.dates
      : wanted === 'number'
        ? signs.numbers
        : place || wanted === 'person' || wanted === 'group'
          ? signs.names
          : [];
  const pull = pullOf(spots, words.length);
  let nearAny = 0;
  words.forEach(({ content }, at) => {
    if (content && fresh(at)) nearAny = Math.max(nearAny, (pull[at] as number) / total);
  });
  let near = 0;
  for (const at of fitting) if (fresh(at)) near = Math.max(near, (pull[at] as number) / total);
  const only = (kind: boolean, value: number): number => (kind ? value : 0);
  return {
    near,
    nearAny,
    date: only(wanted === 'time', any(signs.dates)),
    year: only(wanted === 'time', any(signs.years)),
    numberNear: only(wanted === 'number', near),
    placeNamed: only(place, any(signs.names)),
    land: only(wanted === 'land', any(signs.lands)),
    person: only(wanted === 'person', any(signs.persons)),
    cause: only(wanted === 'cause', any(signs.causes)),
  };
}

/** For each word the weight of the question's words near it. Each spot reaches so far, however long the passage is. */
function pullOf(spots: readonly Spot[], length: number): Float64Array {
  const pull = new Float64Array(length);
  for (const { at, weight } of spots) {
    const from = Math.max(0, at - PULL.length + 1);
    const to = Math.min(length, at + PULL.length);
    for (let i = from; i < to; i++)
      pull[i] = (pull[i] as number) + weight * (PULL[Math.abs(i - at)] as number);
  }
  return pull;
}
