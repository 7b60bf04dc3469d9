import type { CommandContext } from '../src/command/command.ts';
import { suggestion } from '../src/command/problems.ts';
import { statementsFor } from '../src/command/statements-for.ts';
import { currentFacts } from '../src/knowledge/current-facts.ts';
import type { Fact, Knowledge, Source } from '../src/knowledge/model.ts';
import { fold } from '../src/query/words/fold.ts';
import { bullets, call, heading, reply, text } from '../src/reply/build.ts';
import { showDate, showMoment } from '../src/reply/dates.ts';
import { addressInSource } from '../src/reply/fact-address.ts';
import type { Block, Line, Reply } from '../src/reply/reply.ts';
import { moreAction, screenOf, type Wanted } from '../src/reply/sections.ts';
import { sourceAge } from '../src/reply/source-age.ts';
import type { Statements } from '../src/reply/statements.ts';
import { markedText, quoted } from '../src/reply/text.ts';
import { textsFor } from '../src/text/index.ts';
import { nearest } from '../src/util/edit-distance.ts';

/** One source: who published it and when, and what it says by paragraph. @param typed its id or its title */
export function oneSource(typed: string, wanted: Wanted, context: CommandContext): Reply {
  const { knowledge, language } = context;
  const source = sourceCalled(typed, knowledge);
  if (source === undefined) return unknownSource(typed, context);
  const facts = currentFacts(knowledge.facts)
    .filter((fact) => fact.source.id === source.id)
    .toSorted((a, b) => a.paragraph - b.paragraph);
  const byParagraph = Map.groupBy(facts, ({ paragraph: number }) => number);
  const sections = Array.from(byParagraph, ([number, some]) => ({ label: String(number), facts: some }));
  const screen = screenOf(sections, wanted);
  const statements = statementsFor(context, screen);
  const blocks: readonly Block[] = [
    heading(source.title),
    { kind: 'paragraph', spans: about(source, facts.length, context) },
    ...screen.sections.flatMap((section) => paragraphBlocks(section.facts, statements, context)),
  ];
  const { open } = textsFor(language).sources;
  return reply(language, blocks, {
    citations: statements.citations,
    actions: [
      ...(source.url === undefined ? [] : [{ kind: 'link', label: open, url: source.url } as const]),
      ...moreAction(screen, 'sources', { source: source.id }, language),
    ],
  });
}

/** The source with this id or title. */
function sourceCalled(typed: string, { sources }: Knowledge): Source | undefined {
  const wanted = fold(typed).trim();
  return sources.find(({ id, title }) => fold(id) === wanted || fold(title).trim() === wanted);
}

/** Who published it, who wrote it, when, how old it is, and on whose report it rests. */
function about(source: Source, count: number, context: CommandContext): Line {
  const { knowledge, language, now } = context;
  const texts = textsFor(language);
  const { sources: say } = texts;
  const { publisher, author = '', from, url } = source;
  const details = [
    publisher,
    author,
    say.published(showMoment(source.published, texts)),
    sourceAge(source, now(), knowledge, language) ?? '',
    from === undefined ? '' : say.from(markedText(from.label, language, knowledge)),
    texts.facts(count),
    say.added(showDate(source.added, texts)),
    url === undefined ? say.noAddress : '',
  ];
  return [text(details.filter((each) => each !== '').join(' · '), 'quiet')];
}

/** What a paragraph says. Where a statement quotes it, a link leads to these words in the source. */
function paragraphBlocks(
  facts: readonly Fact[],
  statements: Statements,
  { language }: CommandContext,
): readonly Block[] {
  const [{ paragraph: number, source } = { paragraph: 0, source: undefined }] = facts;
  const texts = textsFor(language);
  const place = texts.paragraph(number);
  const label = text(place.charAt(0).toLocaleUpperCase(language) + place.slice(1), 'strong');
  const there = facts.map(addressInSource).find((url) => url !== undefined && url !== source?.url);
  const link: Line =
    there === undefined ? [] : [text(' · '), { kind: 'link', text: texts.sources.there, url: there }];
  return [
    { kind: 'paragraph', spans: [label, ...link] },
    ...bullets(facts.map((fact) => statements.line(fact))),
  ];
}

/** Says that there is no such source, with buttons for the one that is spelled alike, or for all. */
function unknownSource(typed: string, { knowledge, language }: CommandContext): Reply {
  const texts = textsFor(language);
  const { sources } = knowledge;
  const near = nearest(
    typed,
    sources.flatMap(({ id, title }) => [id, title]),
  );
  const offered = sources.filter(({ id, title }) => near === undefined || id === near || title === near);
  const buttons = offered
    .slice(0, MOST_OFFERED)
    .map(({ id, title }) => call(title, 'sources', { source: id }));
  return suggestion(language, texts.sources.unknown(quoted(typed, texts)), near, '', buttons);
}

/** Sources that are offered where none is spelled alike. */
const MOST_OFFERED = 3;
