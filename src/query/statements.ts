import { accountsBeside } from '../knowledge/accounts.ts';
import type { Fact } from '../knowledge/model.ts';
import type { Ranked } from './ranking/ranker.ts';

/** Statements of an answer at most, the direct one included. */
const MOST = 5;
/** How far below the direct answer's score a further statement may stand. */
const NEAR = 2.5;
/** Statements against the direct one at most; others would crowd out what answers the question. */
const AGAINST = 2;

/**
 * The statements of an answer: the direct one, the other accounts of the same event, what the sources hold against it,
 * and what comes close to it, each once.
 *
 * @param facts those that count, by id
 */
export function chooseStatements(
  direct: Fact,
  ranked: readonly Ranked[],
  facts: ReadonlyMap<string, Fact>,
): readonly Fact[] {
  const top = ranked.find(({ indexed }) => indexed.fact === direct)?.score ?? 0;
  const others = ranked.filter(({ indexed }) => indexed.fact !== undefined && indexed.fact !== direct);
  const within = (margin: number) =>
    others.flatMap(({ indexed, score }) =>
      indexed.fact !== undefined && top - score <= margin ? [indexed.fact] : [],
    );
  const against = direct.against.flatMap((id) => facts.get(id) ?? []);
  const accounts = accountsBeside(direct, [...facts.values()]);
  const chosen = new Set([direct, ...accounts, ...against.slice(0, AGAINST), ...within(NEAR)]);
  return [...chosen].slice(0, MOST);
}

/** Statements that are given where none may answer. */
const NEAREST = 3;

/**
 * The nearest statements, where none may answer: the first, what the sources hold most against it, and the next.
 *
 * @param near at least one, the nearest first
 * @param facts those that count, by id
 */
export function nearestStatements(near: readonly Fact[], facts: ReadonlyMap<string, Fact>): readonly Fact[] {
  const [first, ...others] = near;
  const against = first?.against.flatMap((id) => facts.get(id) ?? []).slice(0, 1) ?? [];
  return [...new Set([...near.slice(0, 1), ...against, ...others])].slice(0, NEAREST);
}
