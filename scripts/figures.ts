import { spread } from '../bench/measure.ts';

/** One question asked of one contender. */
export interface Asked {
  /** Rank of the first right fact, from 0; -1 where it was not found. */
  readonly rank: number;
  readonly answerable: boolean;
  /** Milliseconds. */
  readonly took: number;
  readonly decision?: { readonly confidence: number; readonly answered: boolean };
}

/** How well and how fast a contender ranks; shares of the answerable questions, times in microseconds over all. */
export interface Figures {
  /** Share with a right fact first, and with one among the first three. */
  readonly first: number;
  readonly first3: number;
  /** Mean reciprocal rank of the first right fact, 0 where it was not found. */
  readonly mrr: number;
  readonly p50us: number;
  readonly p99us: number;
}

/** How well a contender knows when it does not know. */
export interface Abstention {
  /** Chance that it is more confident on an answerable question than on an unanswerable one; 0.5 says nothing. */
  readonly auroc: number;
  /** Share of the unanswerable questions that it answered all the same. */
  readonly answered: number;
  /** Share of the answerable questions that it answered, rightly or not. */
  readonly answeredAnswerable: number;
}

/** Ranking and time of what was asked. Where nothing could be answered the shares are NaN. */
export function figuresOf(asked: readonly Asked[]): Figures {
  const ranks = asked.filter(({ answerable }) => answerable).map(({ rank }) => rank);
  const { median, p99 } = spread(asked.map(({ took }) => took));
  return {
    first: mean(ranks.map((rank) => (rank === 0 ? 1 : 0))),
    first3: mean(ranks.map((rank) => (rank >= 0 && rank < 3 ? 1 : 0))),
    mrr: mean(ranks.map((rank) => (rank >= 0 ? 1 / (rank + 1) : 0))),
    p50us: median * 1000,
    p99us: p99 * 1000,
  };
}

/** Abstention over what was asked and decided. */
export function abstentionOf(asked: readonly Asked[]): Abstention {
  const decided = asked.flatMap(({ answerable, decision }) =>
    decision ? [{ answerable, ...decision }] : [],
  );
  const able = decided.filter(({ answerable }) => answerable);
  const unable = decided.filter(({ answerable }) => !answerable);
  return {
    auroc: auroc(
      able.map(({ confidence }) => confidence),
      unable.map(({ confidence }) => confidence),
    ),
    answered: mean(unable.map(({ answered }) => (answered ? 1 : 0))),
    answeredAnswerable: mean(able.map(({ answered }) => (answered ? 1 : 0))),
  };
}

/** Area under the ROC curve: chance that one of `above` is greater than one of `below`, ties half (Mann and Whitney 1947). */
export function auroc(above: readonly number[], below: readonly number[]): number {
  let wins = 0;
  for (const a of above) for (const b of below) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (above.length * below.length);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
