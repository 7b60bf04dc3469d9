import { currentFacts } from '../../knowledge/current-facts.ts';
import type { Fact } from '../../knowledge/model.ts';
import type { News } from '../../knowledge/news.ts';
import { newsSince, onTopics } from '../news.ts';
import type { Baseline, Known, SeenFact, Snapshot } from '../snapshot.ts';
import type { Subscription } from '../subscription.ts';
import type { Alert } from './alert.ts';

/** What of the news an alert tells: facts that are new, by themselves, in place of another or as the answer to a gap. */
export type AlertNews = Pick<News, 'new' | 'corrected' | 'closed'>;

/** Whether there are facts on the topics of a chat that may need an alert. It is quick, since nearly always there are none. */
export function mayHaveNews({ seen, topics }: Alert, snapshot: Snapshot, { knowledge }: Known): boolean {
  return onTopics(currentFacts(knowledge.facts), topics).some(({ id }) => !hasSeen(seen, snapshot, id));
}

function hasSeen({ except }: Baseline, { facts }: Snapshot, id: string): boolean {
  const exception = except[id];
  return exception === undefined ? facts[id] !== undefined : exception !== null;
}

/**
 * The facts on the topics of a chat that it has not seen, and of which it is to hear at once. A mended wording, a fact that
 * is valid again, and a gap that a known fact closes are nothing for an alert.
 */
export function unalerted(
  seen: Snapshot,
  known: Known,
  { topics, language }: Pick<Alert, 'topics' | 'language'>,
): AlertNews {
  const news = newsSince(seen, known, { topics, language });
  return {
    new: news.new,
    corrected: news.corrected.filter(({ fact, before }) => !fact.minor && !before.retracted),
    closed: news.closed.filter(({ fact }) => seen.facts[fact.id] === undefined),
  };
}

/** The facts that news is about. */
export function factsOf(news: AlertNews): readonly Fact[] {
  return [...news.new, ...[...news.corrected, ...news.closed].map(({ fact }) => fact)];
}

/** The part of the news that is about some facts. */
export function newsOf(news: AlertNews, some: ReadonlySet<Fact>): AlertNews {
  return {
    new: news.new.filter((fact) => some.has(fact)),
    corrected: news.corrected.filter(({ fact }) => some.has(fact)),
    closed: news.closed.filter(({ fact }) => some.has(fact)),
  };
}

/** The digests that will tell a fact as news: those that are posted, are about it, and have been posted before. */
export function digestsOf(fact: Fact, digests: readonly Subscription[]): readonly Subscription[] {
  return digests.filter(
    ({ state, next, seen, topics }) =>
      state === 'active' && next && seen && onTopics([fact], topics).length > 0,
  );
}

/** What a digest has told, as a snapshot has all that was known then: the facts on its topics. */
export function toldBy({ topics }: Subscription, seen: Snapshot, { knowledge }: Known): Snapshot['facts'] {
  const told = onTopics(knowledge.facts, topics).flatMap(
    ({ id }): readonly (readonly [string, SeenFact])[] => {
      const fact = seen.facts[id];
      return fact === undefined ? [] : [[id, fact]];
    },
  );
  return Object.fromEntries(told);
}
