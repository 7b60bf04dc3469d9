import { compareText } from '../util/compare-text.ts';
import type { Fact } from './model.ts';

/**
 * The other accounts of the event that a fact tells of: firm ones before judgements, of these the newest first.
 *
 * @param facts those that count
 */
export function accountsBeside(fact: Fact, facts: readonly Fact[]): readonly Fact[] {
  if (fact.accountOf === undefined) return [];
  return facts
    .filter((other) => other !== fact && other.accountOf === fact.accountOf)
    .toSorted(
      (a, b) =>
        Number(a.status === 'analysis') - Number(b.status === 'analysis') ||
        compareText(b.when.to, a.when.to) ||
        compareText(b.source.published.to, a.source.published.to),
    );
}

/** Names of those who published these accounts, each once: what two outlets say counts as two. */
export function publishersOf(accounts: readonly Fact[]): readonly string[] {
  return [...new Set(accounts.map(({ source }) => source.publisher))];
}

/** The account that is of a later time than all others; undefined where several are of the same. */
export function newestAccount(accounts: readonly Fact[]): Fact | undefined {
  const [first, second] = accounts.toSorted((a, b) => compareText(b.when.to, a.when.to));
  return first !== undefined && second !== undefined && first.when.to > second.when.to ? first : undefined;
}
