import { currentFacts } from '../knowledge/current-facts.ts';
import { byImportance, leadingFacts } from '../knowledge/leading-facts.ts';
import { ABOUT_SOURCE, type Fact, type Knowledge } from '../knowledge/model.ts';
import { bullets, heading, labelled, paragraph, reply, text } from '../reply/build.ts';
import { isoDay, showDate } from '../reply/dates.ts';
import type { Block, Line, Reply } from '../reply/reply.ts';
import { sourceAgeLine } from '../reply/source-age.ts';
import { Statements } from '../reply/statements.ts';
import { inLanguage } from '../reply/text.ts';
import { textsFor } from '../text/index.ts';
import { isNothing, type News, newsSince, onTopics } from './news.ts';
import type { Snapshot } from './snapshot.ts';

/** The knowledge, the reader's choices and the moment of a digest. */
export interface Digesting {
  readonly knowledge: Knowledge;
  /** What the chat has seen; undefined for its first digest. */
  readonly seen?: Snapshot;
  /** Ids of topics; all if empty. */
  readonly topics: readonly string[];
  readonly language: string;
  /** Time zone of the date in its headline. */
  readonly zone: string;
  readonly now: Date;
}

/** A digest, and whether nothing is new in it. */
export interface Digest {
  readonly reply: Reply;
  readonly isEmpty: boolean;
}

/** The digest of a day: what is new by kind, most important first; the first one is a briefing on all that is known. */
export function composeDigest(digesting: Digesting): Digest {
  const { knowledge, seen, topics, language } = digesting;
  const statements = new Statements(knowledge, language);
  if (seen === undefined) {
    const blocks = briefing(digesting, statements);
    return { reply: withFooter(blocks, statements, digesting), isEmpty: false };
  }
  const news = newsSince(seen, knowledge, topics);
  const isEmpty = isNothing(news);
  const blocks = [
    heading(headline(news, digesting)),
    ...(isEmpty ? [paragraph(textsFor(language).digest.nothing)] : newsBlocks(news, statements, digesting)),
  ];
  return { reply: withFooter(blocks, statements, digesting), isEmpty };
}

/** "Digest of 22 November 2026 · Peshmerga · 3 new · 1 corrected". */
function headline(news: News, digesting: Digesting): string {
  const { language, zone, now } = digesting;
  const texts = textsFor(language);
  const { headline: title, counts } = texts.digest;
  const kinds = (['new', 'corrected', 'revised', 'withdrawn'] as const).filter(
    (kind) => news[kind].length > 0,
  );
  const found = kinds.map((kind) => counts[kind](news[kind].length));
  return [title(showDate(isoDay(now, zone), texts)), ...topicTitles(digesting), ...found].join(' · ');
}

/** The titles of the topics, if only some were chosen. */
function topicTitles({ knowledge, topics, language }: Digesting): readonly string[] {
  return topics.flatMap((id) => {
    const title = knowledge.situation.topics[id];
    return title ? [inLanguage(title, language, knowledge)] : [];
  });
}

function newsBlocks(news: News, statements: Statements, digesting: Digesting): readonly Block[] {
  const { knowledge, language } = digesting;
  const { labels, instead, disputed, removed } = textsFor(language).digest;
  const line = (fact: Fact): Line => [...statements.datedLine(fact), ...statements.tension(fact)];
  return [
    ...labelled(labels.new, news.new.map(line)),
    ...labelled(
      labels.corrected,
      news.corrected.map(({ fact, before }) => [
        ...line(fact),
        text(` ${instead} ${inLanguage(before.text, language, knowledge)}`, 'quiet'),
        statements.cite(before),
        ...reasonOf(before, digesting),
      ]),
    ),
    ...labelled(labels.revised, news.revised.map(line)),
    ...labelled(
      labels.withdrawn,
      news.withdrawn.map((fact) => [...statements.datedLine(fact), ...reasonOf(fact, digesting)]),
    ),
    ...labelled(
      disputed,
      opposed([...news.new, ...news.corrected.map(({ fact }) => fact), ...news.revised], knowledge)
        .filter((fact) => !statements.has(fact))
        .map(line),
    ),
    ...(news.removed > 0 ? [paragraph(text(removed(news.removed), 'quiet'))] : []),
  ];
}

/** Why a fact was retracted, if it was. */
function reasonOf({ retracted }: Fact, { knowledge, language }: Digesting): Line {
  return retracted ? [text(` · ${inLanguage(retracted.reason, language, knowledge)}`, 'quiet')] : [];
}

/** The facts that are in tension with some facts. */
function opposed(shown: readonly Fact[], { facts }: Knowledge): readonly Fact[] {
  const ids = new Set(shown.flatMap(({ against }) => against));
  return currentFacts(facts).filter(({ id }) => ids.has(id));
}

/** The most important facts, what is disputed, and how many more there are by topic. */
function briefing(digesting: Digesting, statements: Statements): readonly Block[] {
  const { knowledge, topics, language } = digesting;
  const texts = textsFor(language).digest;
  const { situation } = knowledge;
  const facts = onTopics(currentFacts(knowledge.facts), topics).toSorted(byImportance);
  const leads = leadingFacts(facts, knowledge, MOST_LEADS);
  const line = (fact: Fact): Line => [...statements.line(fact), ...statements.tension(fact)];
  const title = inLanguage(situation.title, language, knowledge);
  const blocks = [
    heading([texts.briefing(title), ...topicTitles(digesting)].join(' · ')),
    ...bullets(leads.map(line)),
    ...labelled(
      texts.disputed,
      disputed(facts)
        .filter((fact) => !leads.includes(fact))
        .map(line),
    ),
  ];
  const left = facts.filter((fact) => !statements.has(fact));
  const counts = Object.entries(situation.topics).flatMap(([id, name]) => {
    const count = left.filter((fact) => fact.topics.includes(id)).length;
    return count > 0 && id !== ABOUT_SOURCE ? [`${inLanguage(name, language, knowledge)} (${count})`] : [];
  });
  if (left.length === 0) return blocks;
  return [...blocks, paragraph(text(`${texts.more(left.length)} ${counts.join(' · ')}`, 'quiet'))];
}

/** How many facts lead a briefing, and how many disputed ones it has besides. */
const MOST_LEADS = 6;
const MOST_DISPUTED = 2;

/** The leading disputed facts, each with the first fact that is in tension with it. */
function disputed(facts: readonly Fact[]): readonly Fact[] {
  const leading = facts.filter(({ status }) => status === 'disputed').slice(0, MOST_DISPUTED);
  const pairs = leading.flatMap((fact) => [
    fact,
    ...facts.filter(({ id }) => fact.against.includes(id)).slice(0, 1),
  ]);
  return [...new Set(pairs)];
}

/** The blocks, and below them the number of facts and sources. */
function withFooter(blocks: readonly Block[], statements: Statements, digesting: Digesting): Reply {
  const { knowledge, topics, language, now } = digesting;
  const texts = textsFor(language);
  const facts = onTopics(currentFacts(knowledge.facts), topics);
  const sources = new Set(facts.map(({ source }) => source.id)).size;
  const total = texts.digest.total(texts.facts(facts.length), texts.digest.sources(sources));
  const age = sourceAgeLine(knowledge, now, language, true);
  const footer = age === undefined ? total : `${total} ${age}`;
  return reply(language, [...blocks, paragraph(text(footer, 'quiet'))], { citations: statements.citations });
}
