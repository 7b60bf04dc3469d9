import { heading, labelled, paragraph, reply, text } from '../chat/build.ts';
import { isoDay, showDate } from '../chat/dates.ts';
import { newestLine } from '../chat/newest.ts';
import type { Block, Line, Reply } from '../chat/reply.ts';
import { standing } from '../chat/standing.ts';
import { inLanguage, Statements } from '../chat/statements.ts';
import type { Fact, Knowledge } from '../knowledge/model.ts';
import { textsFor } from '../text/index.ts';
import { byImportance, isNothing, type News, newsSince, onTopics } from './news.ts';
import type { Snapshot } from './snapshot.ts';

/** What a digest is made of. */
export interface Digesting {
  readonly knowledge: Knowledge;
  /** What the chat has seen; left out for its first digest. */
  readonly seen?: Snapshot;
  /** Ids of topics; all where there are none. */
  readonly topics: readonly string[];
  readonly language: string;
  /** Time zone in which its date is told. */
  readonly zone: string;
  readonly now: Date;
}

/** A digest, and whether there was anything to say in it. */
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
    return { reply: put(blocks, statements, digesting), isEmpty: false };
  }
  const news = newsSince(seen, knowledge, topics);
  const isEmpty = isNothing(news);
  const blocks = [
    heading(headline(news, digesting)),
    ...(isEmpty ? [paragraph(textsFor(language).digest.nothing)] : newsBlocks(news, statements, digesting)),
  ];
  return { reply: put(blocks, statements, digesting), isEmpty };
}

/** "Digest of 22 November 2026: 3 new, 1 corrected". */
function headline(news: News, { language, zone, now }: Digesting): string {
  const texts = textsFor(language);
  const { headline: title, counts } = texts.digest;
  const kinds = (['new', 'corrected', 'revised', 'withdrawn'] as const).filter(
    (kind) => news[kind].length > 0,
  );
  const found = kinds.map((kind) => counts[kind](news[kind].length));
  return [title(showDate(isoDay(now, zone), texts)), ...found].join(' · ');
}

function newsBlocks(
  news: News,
  statements: Statements,
  { knowledge, language }: Digesting,
): readonly Block[] {
  const { labels, instead, removed } = textsFor(language).digest;
  const line = (fact: Fact): Line => [...statements.datedLine(fact), ...statements.tension(fact)];
  return [
    ...labelled(labels.new, news.new.map(line)),
    ...labelled(
      labels.corrected,
      news.corrected.map(({ fact, before }) => [
        ...line(fact),
        text(` ${instead} ${inLanguage(before.text, language, knowledge)}`, 'quiet'),
        statements.cite(before),
      ]),
    ),
    ...labelled(labels.revised, news.revised.map(line)),
    ...labelled(
      labels.withdrawn,
      news.withdrawn.map((fact) => [
        ...statements.datedLine(fact),
        ...(fact.retracted
          ? [text(` · ${inLanguage(fact.retracted.reason, language, knowledge)}`, 'quiet')]
          : []),
      ]),
    ),
    ...disputes([...news.new, ...news.corrected.map(({ fact }) => fact), ...news.revised], statements, {
      knowledge,
      language,
    }),
    ...(news.removed > 0 ? [paragraph(text(removed(news.removed), 'quiet'))] : []),
  ];
}

/** What pulls against the facts shown, and is not among them. */
function disputes(
  shown: readonly Fact[],
  statements: Statements,
  { knowledge, language }: Pick<Digesting, 'knowledge' | 'language'>,
): readonly Block[] {
  const ids = new Set(shown.flatMap(({ against }) => against));
  const others = standing(knowledge.facts).filter((fact) => ids.has(fact.id) && !statements.has(fact));
  return labelled(
    textsFor(language).digest.disputed,
    others.map((fact) => [...statements.line(fact), ...statements.tension(fact)]),
  );
}

/** The leading fact of each topic, and what pulls against it. */
function briefing({ knowledge, topics, language }: Digesting, statements: Statements): readonly Block[] {
  const texts = textsFor(language).digest;
  const { situation } = knowledge;
  const facts = onTopics(standing(knowledge.facts), topics).toSorted(byImportance);
  const chosen: Fact[] = [];
  const sections = Object.entries(situation.topics).flatMap(([topic, title]) => {
    const lead = facts.find((fact) => fact.topics.includes(topic) && !chosen.includes(fact));
    const isWanted = topics.length === 0 || topics.includes(topic);
    if (lead === undefined || !isWanted) return [];
    chosen.push(lead);
    const label = inLanguage(title, language, knowledge);
    return labelled(label, [[...statements.line(lead), ...statements.tension(lead)]]);
  });
  const against = disputes(chosen, statements, { knowledge, language });
  const others = facts.filter((fact) => !statements.has(fact)).length;
  return [
    heading(texts.briefing(inLanguage(situation.title, language, knowledge))),
    ...sections,
    ...against,
    ...(others > 0 ? [paragraph(text(texts.more(others), 'quiet'))] : []),
  ];
}

/** The blocks, and below them what the digest rests on. */
function put(
  blocks: readonly Block[],
  statements: Statements,
  { knowledge, language, now }: Digesting,
): Reply {
  const texts = textsFor(language);
  const facts = texts.facts(standing(knowledge.facts).length);
  const total = texts.digest.total(facts, texts.digest.sources(knowledge.sources.length));
  const age = newestLine(knowledge, now, language, true);
  const footer = age === undefined ? total : `${total} ${age}`;
  return reply(language, [...blocks, paragraph(text(footer, 'quiet'))], { citations: statements.citations });
}
