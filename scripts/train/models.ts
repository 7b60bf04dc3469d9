import { logistic } from '../../src/query/ranking/linear-model.ts';
import { minimise } from './minimise.ts';

/** The candidates for one question. */
export interface List {
  /** Features of all candidates, one candidate after the other. */
  readonly values: Float64Array;
  /** Which of them are right. */
  readonly good: readonly boolean[];
  /** How much the question counts. */
  readonly share: number;
}

/** One decision to learn from. */
export interface Verdict {
  readonly values: Float64Array;
  readonly good: boolean;
  readonly share: number;
}

/**
 * Weights of a linear ranking model: listwise softmax loss (Cao et al. 2007, ListNet), so that the probability mass of
 * the candidates that are right goes up. Lists without a right candidate or a wrong one teach nothing.
 *
 * @param decay pull of the weights towards zero, each by how much its feature varies
 * @param start weights to start from, for speed: the loss has one minimum
 */
export function learnRanking(
  all: readonly List[],
  width: number,
  decay: number,
  start: Float64Array = new Float64Array(width),
): Float64Array {
  const lists = all.filter(({ good }) => good.includes(true) && good.includes(false));
  const total = lists.reduce((sum, { share }) => sum + share, 0);
  const pulls = spreads(lists, width).map((spread) => decay * spread ** 2);
  return minimise(start, (weights, gradient) => {
    let loss = decayInto(gradient, weights, pulls);
    for (const { values, good, share } of lists) {
      const scores = scoresOf(values, good.length, weights);
      const top = Math.max(...scores);
      let mass = 0;
      let right = 0;
      for (let i = 0; i < scores.length; i++) {
        const each = Math.exp((scores[i] as number) - top);
        scores[i] = each;
        mass += each;
        if (good[i]) right += each;
      }
      loss -= (share / total) * Math.log(right / mass);
      for (let i = 0; i < scores.length; i++) {
        const each = scores[i] as number;
        const pull = (share / total) * (each / mass - (good[i] ? each / right : 0));
        for (let f = 0; f < width; f++)
          gradient[f] = (gradient[f] as number) + pull * (values[i * width + f] as number);
      }
    }
    return loss;
  });
}

/**
 * Weights of a logistic regression, both outcomes counting the same altogether.
 *
 * @param start weights to start from, for speed: the loss has one minimum
 */
export function learnDecision(
  verdicts: readonly Verdict[],
  width: number,
  decay: number,
  start: Float64Array = new Float64Array(width),
): Float64Array {
  const shareOf = (good: boolean): number =>
    verdicts.reduce((sum, verdict) => sum + (verdict.good === good ? verdict.share : 0), 0) || 1;
  const goods = shareOf(true);
  const bads = shareOf(false);
  const pulls = spreads(
    verdicts.map(({ values }) => ({ values, good: [true] })),
    width,
  ).map((spread) => decay * spread ** 2);
  return minimise(start, (weights, gradient) => {
    let loss = decayInto(gradient, weights, pulls);
    for (const { values, good, share } of verdicts) {
      const [score = 0] = scoresOf(values, 1, weights);
      const counts = share / (2 * (good ? goods : bads));
      loss += counts * Math.log(1 + Math.exp(good ? -score : score));
      const error = logistic(score) - (good ? 1 : 0);
      for (let f = 0; f < width; f++)
        gradient[f] = (gradient[f] as number) + counts * error * (values[f] as number);
    }
    return loss;
  });
}

/** Scores of all candidates. */
export function scoresOf(values: Float64Array, count: number, weights: Float64Array): Float64Array {
  const scores = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let score = 0;
    for (let f = 0; f < weights.length; f++)
      score += (values[i * weights.length + f] as number) * (weights[f] as number);
    scores[i] = score;
  }
  return scores;
}

/** Standard deviation of each feature over all candidates. */
function spreads(
  lists: readonly { readonly values: Float64Array; readonly good: readonly boolean[] }[],
  width: number,
): number[] {
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  let count = 0;
  for (const { values, good } of lists) {
    count += good.length;
    for (let at = 0; at < values.length; at++) {
      const value = values[at] as number;
      sums[at % width] = (sums[at % width] as number) + value;
      squares[at % width] = (squares[at % width] as number) + value * value;
    }
  }
  return Array.from(squares, (square, f) =>
    Math.sqrt(Math.max(0, square / count - ((sums[f] as number) / count) ** 2)),
  );
}

/** Starts the gradient with the pull towards zero; gives that pull's part of the loss. */
function decayInto(gradient: Float64Array, weights: Float64Array, pulls: readonly number[]): number {
  let loss = 0;
  weights.forEach((weight, f) => {
    const pull = pulls[f] ?? 0;
    gradient[f] = pull * weight;
    loss += 0.5 * pull * weight * weight;
  });
  return loss;
}
