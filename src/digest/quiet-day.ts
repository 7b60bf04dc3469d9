import type { WhenEmpty } from '../command/digests.ts';
import { leadingFacts } from '../knowledge/leading-facts.ts';
import { ABOUT_SOURCE, type Fact, type Gap, type Name } from '../knowledge/model.ts';
import { heading, labelled, paragraph, reply, text } from '../reply/build.ts';
import { daysBetween, isoDay, showDate } from '../reply/dates.ts';
import type { Block, Reply } from '../reply/reply.ts';
import { Statements } from '../reply/statements.ts';
import { inLanguage } from '../reply/text.ts';
import { textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';
import { type Digesting, headline, validFacts } from './digesting.ts';
import { onTopics } from './news.ts';

/** Days without a post after which `weekly` says that all is quiet. */
const WEEK = 7;
/** How many facts of a topic are shown. */
const OF_A_TOPIC = 2;

/** How to get no post on quiet days. */
const CHANGE = '/digest change quiet:nothing';

/** Choices under which a day with nothing new may have a post of its own. */
export type QuietChoice = Exclude<WhenEmpty, 'skip' | 'line'>;

/**
 * What is posted on a day with nothing new; undefined if nothing is.
 *
 * @param lastPost local date of the last post; undefined if it was long ago
 */
export function quietDay(
  choice: QuietChoice,
  digesting: Digesting,
  lastPost: string | undefined,
): Reply | undefined {
  switch (choice) {
    case 'weekly': {
      const today = isoDay(digesting.now, digesting.zone);
      const isDue = lastPost === undefined || daysBetween(lastPost, today) >= WEEK;
      return isDue ? weekly(digesting) : undefined;
    }
    case 'useful':
      return useful(digesting);
    default:
      return choice satisfies never;
  }
}

/** Since when nothing is new, how many questions are open, and how to choose something else. */
function weekly(digesting: Digesting): Reply {
  const { language, knowledge } = digesting;
  const texts = textsFor(language);
  const { quiet } = texts.news;
  const since = lastNews(digesting);
  const open = openGaps(digesting).length;
  const all = knowledge.gaps.length;
  const sentences = [
    since === undefined ? texts.digest.nothing : quiet.since(showDate(since, texts)),
    ...(open === 0 ? [] : [open === all ? quiet.allOpen(all) : quiet.open(String(open), String(all))]),
  ];
  return reply(language, [
    heading(headline(digesting)),
    paragraph(sentences.join(' ')),
    paragraph(text(`${quiet.change} `, 'quiet'), text(CHANGE, 'code')),
  ]);
}

/** The day on which a fact on the topics was last added or retracted. */
function lastNews({ knowledge, topics }: Digesting): string | undefined {
  const days = onTopics(knowledge.facts, topics).flatMap(({ added, retracted }) =>
    retracted ? [added, retracted.date] : [added],
  );
  return days.toSorted().at(-1);
}

function openGaps({ knowledge, closings = [] }: Digesting): readonly Gap[] {
  const closed = new Set(closings.map(({ gap }) => gap));
  return knowledge.gaps.filter(({ id }) => !closed.has(id));
}

/** An open question, a name or a topic: one of the three each day, and another one of its kind each time. */
function useful(digesting: Digesting): Reply {
  const { knowledge, language, now, zone } = digesting;
  const statements = new Statements(knowledge, language, given({ factPage: digesting.factPage }));
  const day = daysBetween('1970-01-01', isoDay(now, zone));
  const kinds = [gapsInTurn, namesInTurn, topicsInTurn].map((kind) => kind(digesting, statements));
  const inTurn = [...kinds.slice(day % kinds.length), ...kinds.slice(0, day % kinds.length)];
  const items = inTurn.find((some) => some.length > 0) ?? [];
  const item = items[Math.floor(day / kinds.length) % Math.max(items.length, 1)];
  const blocks = [
    heading(headline(digesting)),
    paragraph(textsFor(language).digest.nothing),
    ...(item?.() ?? []),
  ];
  return reply(language, blocks, { citations: statements.citations });
}

/** What can be shown of one kind; only the chosen one is rendered, so that no other is cited. */
type Items = readonly (() => readonly Block[])[];

/** The gaps that are open; with topics chosen, those that come near a fact on them. */
function gapsInTurn(digesting: Digesting): Items {
  const { knowledge, topics, language } = digesting;
  const texts = textsFor(language);
  const ids = new Set(validFacts(digesting).map(({ id }) => id));
  const gaps = openGaps(digesting).filter(
    ({ nearest }) => topics.length === 0 || nearest.some((id) => ids.has(id)),
  );
  return gaps.map((gap) => () => {
    const { gap: label, openSince } = texts.news.quiet;
    const since = gap.since === undefined ? '' : ` · ${openSince(showDate(gap.since, texts))}`;
    return labelled(label, [[text(inLanguage(gap.text, language, knowledge)), text(since, 'quiet')]]);
  });
}

/** The persons and groups of whom the role and a fact are known. */
function namesInTurn(digesting: Digesting, statements: Statements): Items {
  const { knowledge, language } = digesting;
  const facts = validFacts(digesting);
  return knowledge.names.flatMap((name) => {
    const { role, kind } = name;
    if (kind !== 'person' && kind !== 'group') return [];
    const [fact] = leadingFacts(factsOf(name, facts), knowledge, 1);
    if (role === undefined || fact === undefined) return [];
    const shown = inLanguage(name.name, language, knowledge);
    const label = `${shown} (${inLanguage(role, language, knowledge)})`;
    return [() => labelled(label, [statements.datedLine(fact)])];
  });
}

/** The facts that a name says or is the subject of, or else those that mention it. */
function factsOf({ id }: Name, facts: readonly Fact[]): readonly Fact[] {
  const own = facts.filter(({ says, names }) => says.name === id || names[0] === id);
  return own.length > 0 ? own : facts.filter(({ names }) => names.includes(id));
}

function topicsInTurn(digesting: Digesting, statements: Statements): Items {
  const { knowledge, topics, language } = digesting;
  const facts = validFacts(digesting);
  return Object.entries(knowledge.situation.topics).flatMap(([id, title]) => {
    const isChosen = topics.length === 0 ? id !== ABOUT_SOURCE : topics.includes(id);
    const leads = isChosen ? leadingFacts(onTopics(facts, [id]), knowledge, OF_A_TOPIC) : [];
    if (leads.length === 0) return [];
    return [
      () =>
        labelled(
          inLanguage(title, language, knowledge),
          leads.map((fact) => statements.datedLine(fact)),
        ),
    ];
  });
}
