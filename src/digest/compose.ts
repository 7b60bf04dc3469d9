import { currentFacts } from '../knowledge/current-facts.ts';
import { leadingFacts } from '../knowledge/leading-facts.ts';
import type { Fact, Knowledge } from '../knowledge/model.ts';
import { isNothing, type News } from '../knowledge/news.ts';
import { bullets, heading, labelled, paragraph, reply, text, withCommands } from '../reply/build.ts';
import { NewsLines } from '../reply/news-lines.ts';
import { newsCounts } from '../reply/news-list.ts';
import type { Block, Reply } from '../reply/reply.ts';
import { sourceAgeLine } from '../reply/source-age.ts';
import { Statements } from '../reply/statements.ts';
import { textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';
import { briefing } from './briefing.ts';
import { type Digesting, headline, validFacts } from './digesting.ts';
import { newsSince } from './news.ts';

/** A digest, and whether nothing is new in it. */
export interface Digest {
  readonly reply: Reply;
  readonly isEmpty: boolean;
}

/** The digest of a day: what is new by kind, most important first; the first one is a briefing on all that is known. */
export function composeDigest(digesting: Digesting): Digest {
  const { knowledge, seen, language } = digesting;
  const statements = new Statements(knowledge, language, given({ factPage: digesting.factPage }));
  if (seen === undefined) {
    const blocks = briefing(digesting, statements);
    return { reply: withFooter(blocks, statements, digesting), isEmpty: false };
  }
  const news = newsSince(seen, digesting, digesting);
  const isEmpty = isNothing(news);
  const blocks = [
    heading(headline(digesting, newsCounts(news, language))),
    ...(isEmpty ? [paragraph(textsFor(language).digest.nothing)] : newsBlocks(news, statements, digesting)),
  ];
  return { reply: withFooter(blocks, statements, digesting), isEmpty };
}

/** Up to so many new facts are all shown; of more, about a screenful. */
const FEW = 8;
const SCREENFUL = 6;

/** The news by kind. What the chat has got as an alert stands below a label that says so. */
export function newsBlocks(all: News, statements: Statements, digesting: Digesting): readonly Block[] {
  const { knowledge, language } = digesting;
  const { news, alerted } = withoutAlerted(all, digesting);
  const { digest, news: texts } = textsFor(language);
  const lines = new NewsLines(statements, knowledge, language);
  const shown = news.new.length <= FEW ? news.new : leadingFacts(news.new, knowledge, SCREENFUL);
  const left = news.new.length - shown.length;
  const changed = [
    ...shown,
    ...news.closed.map(({ fact }) => fact),
    ...news.corrected.map(({ fact }) => fact),
    ...news.revised.map(({ fact }) => fact),
  ];
  return [
    ...bullets(news.sources.map((source) => lines.source(source))),
    ...labelled(
      digest.labels.new,
      shown.map((fact) => lines.fact(fact)),
    ),
    ...(left > 0 ? [paragraph(...withCommands(texts.more(left)))] : []),
    ...labelled(
      texts.labels.closed,
      news.closed.map((closing) => lines.closed(closing)),
    ),
    ...labelled(
      digest.labels.corrected,
      news.corrected.map((correction) => lines.corrected(correction)),
    ),
    ...labelled(
      digest.labels.revised,
      news.revised.map((revision) => lines.revised(revision)),
    ),
    ...labelled(
      digest.labels.withdrawn,
      news.withdrawn.map((fact) => lines.withdrawn(fact)),
    ),
    ...labelled(
      texts.labels.disputes,
      [...new Set(news.disputes.flat())].map((fact) => lines.fact(fact)),
    ),
    ...labelled(
      textsFor(language).alerts.alerted,
      alerted.map((fact) => lines.fact(fact)),
    ),
    ...labelled(
      digest.disputed,
      opposed(changed, knowledge)
        .filter((fact) => !statements.has(fact))
        .map((fact) => lines.fact(fact)),
    ),
    ...(news.removed > 0 ? [paragraph(text(digest.removed(news.removed), 'quiet'))] : []),
  ];
}

/** The news without the facts that the chat has got as alerts, and those facts. */
function withoutAlerted(
  news: News,
  { alerted = new Set() }: Digesting,
): { readonly news: News; readonly alerted: readonly Fact[] } {
  const isUntold = (fact: Fact): boolean => !alerted.has(fact.id);
  const { new: fresh, corrected, closed } = news;
  const told = [...fresh, ...[...corrected, ...closed].map(({ fact }) => fact)].filter(
    (fact) => !isUntold(fact),
  );
  return {
    news: {
      ...news,
      new: fresh.filter(isUntold),
      corrected: corrected.filter(({ fact }) => isUntold(fact)),
      closed: closed.filter(({ fact }) => isUntold(fact)),
    },
    alerted: told,
  };
}

/** The facts that are in tension with some facts. */
function opposed(shown: readonly Fact[], { facts }: Knowledge): readonly Fact[] {
  const ids = new Set(shown.flatMap(({ against }) => against));
  return currentFacts(facts).filter(({ id }) => ids.has(id));
}

/** The blocks, and below them the number of facts and sources. */
function withFooter(blocks: readonly Block[], statements: Statements, digesting: Digesting): Reply {
  const { knowledge, language, now } = digesting;
  const { citations } = statements;
  const total = totalLine(digesting);
  const age = sourceAgeLine(knowledge, now, language, true);
  const footer = age === undefined ? total : `${total} ${age}`;
  return reply(language, [...blocks, paragraph(text(footer, 'quiet'))], { citations });
}

/** How many facts and sources there are on the topics. */
export function totalLine(digesting: Digesting): string {
  const texts = textsFor(digesting.language);
  const facts = validFacts(digesting);
  const sources = new Set(facts.map(({ source }) => source.id)).size;
  return texts.digest.total(texts.facts(facts.length), texts.digest.sources(sources));
}
