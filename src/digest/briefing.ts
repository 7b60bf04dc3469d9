import { byImportance } from '../knowledge/leading-facts.ts';
import { ABOUT_SOURCE, type Fact } from '../knowledge/model.ts';
import { briefOf } from '../reply/brief.ts';
import { heading, labelled, paragraph, text, withCommands } from '../reply/build.ts';
import type { Block } from '../reply/reply.ts';
import type { Statements } from '../reply/statements.ts';
import { inLanguage } from '../reply/text.ts';
import { textsFor } from '../text/index.ts';
import { type Digesting, topicTitles, validFacts } from './digesting.ts';

/** How many disputed facts a briefing has besides those that lead it. */
const MOST_DISPUTED = 2;
/** How many topics of the other facts are named. */
const MOST_TOPICS = 4;

/** The first digest: the leading facts, what is disputed, and how many more facts there are on which topics. */
export function briefing(digesting: Digesting, statements: Statements): readonly Block[] {
  const { knowledge, language } = digesting;
  const texts = textsFor(language).digest;
  const facts = validFacts(digesting).toSorted(byImportance);
  const { lines, shown } = briefOf({ knowledge, facts, language, statements });
  const title = inLanguage(knowledge.situation.title, language, knowledge);
  const blocks = [
    heading([texts.briefing(title), ...topicTitles(digesting)].join(' · ')),
    ...lines,
    ...labelled(texts.disputed, statements.lines(disputed(facts).filter((fact) => !shown.includes(fact)))),
  ];
  const left = facts.filter((fact) => !statements.has(fact));
  if (left.length === 0) return blocks;
  const topics = topicsLine(left, digesting).map((line) => text(` ${line}`, 'quiet'));
  return [...blocks, paragraph(...withCommands(texts.more(left.length)), ...topics)];
}

/** The leading disputed facts, each with the first fact that is in tension with it. */
export function disputed(facts: readonly Fact[]): readonly Fact[] {
  const leading = facts.filter(({ status }) => status === 'disputed').slice(0, MOST_DISPUTED);
  const pairs = leading.flatMap((fact) => [
    fact,
    ...facts.filter(({ id }) => fact.against.includes(id)).slice(0, 1),
  ]);
  return [...new Set(pairs)];
}

/** The topics of some facts with their counts. Each fact counts once, so that the counts add up. */
function topicsLine(facts: readonly Fact[], { knowledge, topics, language }: Digesting): readonly string[] {
  // Of a single topic the headline tells already.
  if (topics.length === 1) return [];
  const texts = textsFor(language).news;
  const { topics: titles } = knowledge.situation;
  const isCounted = (id: string): boolean =>
    topics.length === 0 ? id !== ABOUT_SOURCE && titles[id] !== undefined : topics.includes(id);
  const byTopic = Map.groupBy(facts, (fact) => fact.topics.find(isCounted));
  const largest = [...byTopic].toSorted(([, a], [, b]) => b.length - a.length);
  const known = largest.filter(([id]) => id !== undefined);
  const named = known.slice(
    0,
    known.length < largest.length || known.length > MOST_TOPICS ? MOST_TOPICS - 1 : MOST_TOPICS,
  );
  const others = facts.length - named.reduce((sum, [, each]) => sum + each.length, 0);
  const counts = named.map(
    ([id = '', each]) => `${inLanguage(titles[id] ?? {}, language, knowledge)} (${each.length})`,
  );
  return [`${texts.topics} ${[...counts, ...(others > 0 ? [texts.otherTopics(others)] : [])].join(' · ')}`];
}
