import type { Command, CommandContext } from '../src/command/command.ts';
import { byButton, option, PRIVATE, worded } from '../src/command/declare.ts';
import { dateOption } from '../src/command/options.ts';
import { statementsFor } from '../src/command/statements-for.ts';
import { currentFacts } from '../src/knowledge/current-facts.ts';
import { byImportance } from '../src/knowledge/leading-facts.ts';
import type { Fact } from '../src/knowledge/model.ts';
import { newestFirst } from '../src/knowledge/newest-first.ts';
import { isNews, isNothing, type News, newsFrom } from '../src/knowledge/news.ts';
import { bullets, call, heading, labelled, notice, paragraph, reply, text } from '../src/reply/build.ts';
import { dayAfter, isoDay, readDate, showDate } from '../src/reply/dates.ts';
import { NewsLines } from '../src/reply/news-lines.ts';
import { inGroups, newsCounts, newsItems } from '../src/reply/news-list.ts';
import type { Block, Reply } from '../src/reply/reply.ts';
import type { Statements } from '../src/reply/statements.ts';
import { textsFor } from '../src/text/index.ts';

/** How many facts are shown at first, about a screenful on a phone, and at a time to whoever wants more. */
const SCREENFUL = 5;
const NEXT = 20;
/** How many of the newest facts are shown if nothing is new. */
const REMINDERS = 2;

/** Shows what is new since a date, or since this reader's last look. */
export const latest: Command = {
  name: 'latest',
  ...worded('latest'),
  readOnly: true,
  inGroups: true,
  options: [option('since', 'date', 'since'), byButton('at', 'text', 'position'), PRIVATE],
  async run({ since: typed, at }, context) {
    const { knowledge, language, reader, now } = context;
    if (at !== undefined) return goOn(readPosition(at), context);
    const since = dateOption(typed, context);
    if (since.problem) return since.problem;
    // A look at other days says nothing of what the reader has seen since the last look.
    if (since.day !== undefined) {
      return show(newsFrom(since.day, knowledge), { from: since.day, skip: 0 }, context, since.day);
    }
    if (newestFacts(context).length === 0)
      return notice(language, [textsFor(language).news.latest.nothingYet]);
    const before = await lastLook(context);
    const { news } = context;
    const latestSnapshot = await news?.keep();
    const latestShown = isoDay(now(), knowledge.situation.timeZone);
    await context.remember({ latestShown, ...(latestSnapshot === undefined ? {} : { latestSnapshot }) });
    if (before === undefined) return firstLook(0, context);
    // When the reader turns a page, this look has been recorded already.
    const start = { from: before.from, skip: 0 };
    const made = show(before.news, start, context, reader.latestShown);
    return { ...made, again: { command: 'latest', args: { at: writePosition(start) } } };
  },
};

/** Where a list of news goes on, as a button carries it. */
interface Position {
  /** A day, the key of what the reader had seen, or `ALL` for the list of a first look. */
  readonly from: string;
  /** How many items were shown before. */
  readonly skip: number;
}

const ALL = 'all';
const POSITION = /^([\w-]{1,64})\.(\d{1,6})$/;

function writePosition({ from, skip }: Position): string {
  return `${from}.${skip}`;
}

function readPosition(at: string): Position | undefined {
  const [, from, skip] = POSITION.exec(at) ?? [];
  return from === undefined ? undefined : { from, skip: Number(skip) };
}

/** The rest of a list that a button belongs to. */
async function goOn(position: Position | undefined, context: CommandContext): Promise<Reply> {
  const { knowledge, language } = context;
  const gone = () => notice(language, [textsFor(language).news.latest.gone]);
  if (position === undefined) return gone();
  const { from, skip } = position;
  if (from === ALL) return firstLook(skip, context);
  if (readDate(from).day === from) return show(newsFrom(from, knowledge), position, context, from);
  const news = await context.news?.since(from, language);
  return news === undefined ? gone() : show(news, position, context);
}

/** What has changed since the reader's last look, by what was known then, or else by the day; undefined at a first look. */
async function lastLook({
  reader,
  news,
  knowledge,
  language,
}: CommandContext): Promise<{ readonly from: string; readonly news: News } | undefined> {
  const { latestShown, latestSnapshot } = reader;
  const since = latestSnapshot === undefined ? undefined : await news?.since(latestSnapshot, language);
  if (since !== undefined && latestSnapshot !== undefined) return { from: latestSnapshot, news: since };
  if (latestShown === undefined) return undefined;
  const from = dayAfter(latestShown);
  return { from, news: newsFrom(from, knowledge) };
}

/** The facts that were added last, of these those that happened last, of these the most important. */
function newestFacts({ knowledge }: CommandContext): readonly Fact[] {
  return newestFirst(currentFacts(knowledge.facts).filter(isNews).toSorted(byImportance));
}

/** The newest facts, and how many there are. */
function firstLook(asked: number, context: CommandContext): Reply {
  const { language } = context;
  const texts = textsFor(language);
  const statements = statementsFor(context);
  const facts = newestFacts(context);
  const skip = within(asked, facts.length);
  const shown = facts.slice(skip, skip + roomAt(skip));
  const title = texts.news.latest.first(texts.facts(facts.length));
  const blocks = [
    heading(skip === 0 ? title : range(skip, facts.length, language)),
    ...bullets(shown.map((fact) => statements.datedLine(fact))),
  ];
  return answer(blocks, statements, context, { from: ALL, skip, all: facts.length });
}

/** A screenful of news; `since` is the day that readers see, undefined if it is not known any more. */
function show(news: News, { from, skip: asked }: Position, context: CommandContext, since?: string): Reply {
  const { knowledge, language } = context;
  const texts = textsFor(language);
  const say = texts.news.latest;
  const statements = statementsFor(context);
  const day = since === undefined ? undefined : showDate(since, texts);
  if (isNothing(news)) {
    const newest = newestFacts(context).slice(0, REMINDERS);
    const blocks = [
      paragraph(day === undefined ? say.nothingSinceLook : say.nothing(day)),
      ...labelled(
        say.newest,
        newest.map((fact) => statements.datedLine(fact)),
      ),
    ];
    return answer(blocks, statements, context);
  }
  const items = newsItems(news, new NewsLines(statements, knowledge, language), language);
  const skip = within(asked, items.length);
  const title = [day === undefined ? say.sinceLook : say.since(day), ...newsCounts(news, language)].join(
    ' · ',
  );
  const isLast = skip + roomAt(skip) >= items.length;
  const blocks = [
    heading(skip === 0 ? title : range(skip, items.length, language)),
    ...inGroups(items.slice(skip, skip + roomAt(skip))),
    ...(news.removed > 0 && isLast ? [paragraph(text(texts.digest.removed(news.removed), 'quiet'))] : []),
  ];
  return answer(blocks, statements, context, { from, skip, all: items.length });
}

/** Where a screenful begins: the last one if the list has become shorter. */
function within(skip: number, all: number): number {
  if (skip < all || all <= SCREENFUL) return skip < all ? skip : 0;
  return SCREENFUL + Math.floor((all - 1 - SCREENFUL) / NEXT) * NEXT;
}

/** How many items are shown that begin here. */
function roomAt(skip: number): number {
  return skip === 0 ? SCREENFUL : NEXT;
}

/** "6–10 of 31". */
function range(skip: number, all: number, language: string): string {
  return textsFor(language).news.latest.range(
    `${skip + 1}–${Math.min(skip + roomAt(skip), all)}`,
    String(all),
  );
}

/** A reply with a button for the rest of a list. */
function answer(
  blocks: readonly Block[],
  statements: Statements,
  { language }: CommandContext,
  list?: Position & { readonly all: number },
): Reply {
  const left = list === undefined ? 0 : list.all - list.skip - roomAt(list.skip);
  const more =
    list === undefined || left <= 0
      ? []
      : [
          call(textsFor(language).news.latest.more(left), 'latest', {
            at: writePosition({ from: list.from, skip: list.skip + roomAt(list.skip) }),
          }),
        ];
  return reply(language, blocks, {
    citations: statements.citations,
    actions: more,
  });
}
