import type { BoardChoices } from '../command/boards.ts';
import { disputed } from '../digest/briefing.ts';
import { totalLine } from '../digest/compose.ts';
import { type Digesting, topicTitles, validFacts } from '../digest/digesting.ts';
import { onTopics } from '../digest/news.ts';
import { byImportance } from '../knowledge/leading-facts.ts';
import type { Fact } from '../knowledge/model.ts';
import { type Correction, newsFrom } from '../knowledge/news.ts';
import { briefFacts } from '../reply/brief.ts';
import { bullets, call, heading, labelled, paragraph, reply, text, withCommands } from '../reply/build.ts';
import { isoDay, showDate, showInstant, showMoment } from '../reply/dates.ts';
import { NewsLines } from '../reply/news-lines.ts';
import type { Action, Block, Line, Reply } from '../reply/reply.ts';
import { newestSource } from '../reply/source-age.ts';
import { mostThat } from '../reply/split.ts';
import { Statements } from '../reply/statements.ts';
import { inLanguage } from '../reply/text.ts';
import { textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';

/** The knowledge, the choices, the zone and the moment of a board. */
export interface BoardView extends Pick<Digesting, 'knowledge' | 'factPage' | 'zone' | 'now'> {
  readonly choices: BoardChoices;
  /** Whether a reply is one message on the board's platform. */
  fits(reply: Reply): boolean;
}

/** How many new facts a board has besides those that lead it. */
const MOST_NEW = 6;

/** One statement of a board, and the part of the board in which it stands. */
type Item =
  | { readonly part: 'corrected'; readonly correction: Correction }
  | { readonly part: 'withdrawn' | 'leading' | 'new' | 'disputed'; readonly fact: Fact };

/**
 * What a board shows: the briefing, with what has changed since the beginning of yesterday marked. It has as many whole
 * statements as fit in one message, first those that take something back.
 */
export function composeBoard(view: BoardView): Reply {
  const items = itemsOf(view);
  const most = mostThat(items.length, (count) => view.fits(boardOf(items.slice(0, count), view)));
  return boardOf(items.slice(0, most), view);
}

/** What the message of a board shows once the board is stopped. */
export function composeEnded(view: Omit<BoardView, 'fits'>): Reply {
  const { language } = view.choices;
  const texts = textsFor(language);
  const sentence = texts.board.ended(showDate(isoDay(view.now, view.zone), texts));
  const blocks = [heading(titleOf(view)), paragraph(...withCommands(sentence))];
  return reply(language, blocks, { actions: actionsOf(view) });
}

/** What a board shows, without the moment of its last change. */
export function contentOf({ blocks, ...others }: Reply): string {
  return JSON.stringify({ ...others, blocks: blocks.slice(0, -1) });
}

/** What could be shown, what matters most first. */
function itemsOf(view: Omit<BoardView, 'fits'>): readonly Item[] {
  const { knowledge } = view;
  const topics = topicsOf(view);
  const facts = validFacts(digestingOf(view)).toSorted(byImportance);
  const news = newsFrom(yesterday(view), knowledge);
  const corrections = news.corrected.filter(({ fact }) => facts.includes(fact));
  const corrected = new Set(corrections.map(({ fact }) => fact));
  const leading = briefFacts(knowledge, facts).shown.filter((fact) => !corrected.has(fact));
  const others = (some: readonly Fact[]): readonly Fact[] =>
    some.filter((fact) => facts.includes(fact) && !corrected.has(fact) && !leading.includes(fact));
  const fresh = others(news.new).slice(0, MOST_NEW);
  const opposed = others(disputed(facts)).filter((fact) => !fresh.includes(fact));
  return [
    ...corrections.map((correction): Item => ({ part: 'corrected', correction })),
    ...onTopics(news.withdrawn, topics).map((fact): Item => ({ part: 'withdrawn', fact })),
    ...leading.map((fact): Item => ({ part: 'leading', fact })),
    ...fresh.map((fact): Item => ({ part: 'new', fact })),
    ...opposed.map((fact): Item => ({ part: 'disputed', fact })),
  ];
}

/** The board with these statements. */
function boardOf(items: readonly Item[], view: Omit<BoardView, 'fits'>): Reply {
  const { knowledge, factPage, zone, now } = view;
  const { language } = view.choices;
  const texts = textsFor(language);
  const statements = new Statements(knowledge, language, given({ factPage }));
  const lines = new NewsLines(statements, knowledge, language);
  const since = yesterday(view);
  const factsIn = (part: Item['part']): readonly Fact[] =>
    items.flatMap((item) => (item.part === part && 'fact' in item ? [item.fact] : []));
  const { labels } = texts.digest;
  // In the order in which they are shown, since that is the order of their citations.
  const corrected = items.flatMap((item) =>
    item.part === 'corrected' ? [lines.corrected(item.correction)] : [],
  );
  const withdrawn = factsIn('withdrawn').map((fact) => lines.withdrawn(fact));
  const marked = factsIn('leading').map((fact) => isNew(fact, since));
  const leading = statements
    .lines(factsIn('leading'))
    .map((line, index): Line => (marked[index] ? [text(`${labels.new} · `, 'strong'), ...line] : line));
  const blocks: readonly Block[] = [
    heading(titleOf(view)),
    ...labelled(labels.corrected, corrected),
    ...labelled(labels.withdrawn, withdrawn),
    ...bullets(leading),
    ...labelled(labels.new, statements.lines(factsIn('new'))),
    ...labelled(texts.digest.disputed, statements.lines(factsIn('disputed'))),
  ];
  const facts = validFacts(digestingOf(view));
  const left = facts.filter((fact) => !statements.has(fact)).length;
  const isMarked = items.some(
    (item) => item.part !== 'disputed' && (item.part !== 'leading' || isNew(item.fact, since)),
  );
  // Its date and not its age, which would change the message without anything new.
  const newest = newestSource(facts.map(({ source }) => source));
  const dated = newest?.published.date ? [texts.board.newest(showMoment(newest.published, texts))] : [];
  const marks = isMarked ? [texts.board.since(showDate(since, texts))] : [];
  return reply(
    language,
    [
      ...blocks,
      ...(facts.length === 0 ? [paragraph(texts.timeline.nothing)] : []),
      ...(left > 0 ? [paragraph(...withCommands(texts.digest.more(left)))] : []),
      paragraph(text([totalLine(digestingOf(view)), ...dated, ...marks].join(' '), 'quiet')),
      // The last block: see `contentOf`.
      paragraph(text(texts.board.changed(showInstant(now, zone, texts)), 'quiet')),
    ],
    { citations: statements.citations, actions: actionsOf(view) },
  );
}

function isNew({ added }: Fact, since: string): boolean {
  return added >= since;
}

function titleOf(view: Omit<BoardView, 'fits'>): string {
  const { knowledge, choices } = view;
  const { language } = choices;
  const [topic] = topicTitles(digestingOf(view));
  const about = topic ?? inLanguage(knowledge.situation.title, language, knowledge);
  return textsFor(language).board.title(about);
}

/** What else there is, for whoever presses alone. */
function actionsOf({ choices: { topic, language } }: Pick<BoardView, 'choices'>): readonly Action[] {
  const { board, views } = textsFor(language);
  return [
    call(board.rest, 'brief', { ...given({ topic }), private: 'yes' }),
    call(views.brief.latest, 'latest', { private: 'yes' }),
  ];
}

function topicsOf({ choices: { topic } }: Pick<BoardView, 'choices'>): readonly string[] {
  return topic === undefined ? [] : [topic];
}

function digestingOf({ choices, ...view }: Omit<BoardView, 'fits'>): Digesting {
  return { ...view, topics: topicsOf({ choices }), language: choices.language };
}

/** The day before, in the board's zone. */
function yesterday({ now, zone }: Pick<BoardView, 'now' | 'zone'>): string {
  return Temporal.PlainDate.from(isoDay(now, zone)).subtract({ days: 1 }).toString();
}
