import type { Command, CommandContext } from '../src/command/command.ts';
import { option, PRIVATE, worded } from '../src/command/declare.ts';
import { dateOption } from '../src/command/options.ts';
import { currentFacts, restoredBy } from '../src/knowledge/current-facts.ts';
import type { Fact } from '../src/knowledge/model.ts';
import { newestFirst } from '../src/knowledge/newest-first.ts';
import { bullets, heading, labelled, notice, paragraph, reply, text } from '../src/reply/build.ts';
import { dayAfter, showDate } from '../src/reply/dates.ts';
import type { Block } from '../src/reply/reply.ts';
import { sourceAgeLine } from '../src/reply/source-age.ts';
import { Statements } from '../src/reply/statements.ts';
import { inLanguage } from '../src/reply/text.ts';
import { textsFor } from '../src/text/index.ts';

/** How many facts a reader's first look shows. */
const FIRST_LOOK = 5;

/** Shows what is new since a date, or since this reader's last look. */
export const latest: Command = {
  name: 'latest',
  ...worded('latest'),
  readOnly: true,
  inGroups: true,
  options: [option('since', 'date', 'since'), PRIVATE],
  async run({ since: typed }, context) {
    const { knowledge, reader, language } = context;
    const { latest: say } = textsFor(language);
    const since = dateOption(typed, context);
    if (since.problem) return since.problem;
    const facts = newestFirst(currentFacts(knowledge.facts));
    const newest = facts[0]?.added;
    if (newest === undefined) return notice(language, [say.nothingYet]);
    // A look at other days says nothing of what the reader has seen since the last look.
    if (since.day !== undefined) return news(since.day, since.day, facts, context);
    await context.remember({ latestShown: lastChange(newest, knowledge.facts) });
    if (reader.latestShown !== undefined) {
      const from = dayAfter(reader.latestShown);
      const made = news(reader.latestShown, from, facts, context);
      // When the reader turns a page, this look has been recorded already.
      return { ...made, again: { command: 'latest', args: { since: from } } };
    }
    const statements = new Statements(knowledge, language);
    const blocks = [heading(say.first), ...byDayAdded(facts.slice(0, FIRST_LOOK), statements, language)];
    return answer(blocks, statements, context);
  },
};

/** The day of the last addition or retraction: everything up to it has been shown. */
function lastChange(added: string, facts: readonly Fact[]): string {
  const days = facts.map((fact) => fact.retracted?.date ?? added);
  return days.toSorted().at(-1) ?? added;
}

/** What was added, restored or retracted from a day on; `day` is the one that readers see. */
function news(day: string, from: string, facts: readonly Fact[], context: CommandContext) {
  const { knowledge, language } = context;
  const texts = textsFor(language);
  const statements = new Statements(knowledge, language);
  const added = facts.filter((fact) => fact.added >= from);
  const retracted = knowledge.facts.filter((fact) => fact.retracted && fact.retracted.date >= from);
  const restored = retracted.flatMap((before) => {
    const fact = restoredBy(before, knowledge.facts);
    // A new correction is listed among the additions.
    return fact && fact.added < from ? [{ fact, before }] : [];
  });
  const replaced = new Set(restored.map(({ before }) => before));
  const shown = showDate(day, texts);
  const blocks: readonly Block[] = [
    ...(added.length + restored.length > 0
      ? [heading(texts.latest.since(shown)), ...byDayAdded(added, statements, language)]
      : [paragraph(texts.latest.nothing(shown))]),
    ...labelled(
      texts.digest.labels.corrected,
      restored.map(({ fact, before }) => [
        ...statements.datedLine(fact),
        text(` ${texts.digest.instead} ${inLanguage(before.text, language, knowledge)}`, 'quiet'),
        statements.cite(before),
      ]),
    ),
    ...labelled(
      texts.latest.retracted,
      retracted.filter((fact) => !replaced.has(fact)).map((fact) => statements.datedLine(fact)),
    ),
  ];
  return answer(blocks, statements, context, added.length === 0);
}

function answer(
  blocks: readonly Block[],
  statements: Statements,
  { knowledge, language, now }: CommandContext,
  always = false,
) {
  const age = sourceAgeLine(knowledge, now(), language, always);
  return reply(language, [...blocks, ...(age ? [paragraph(text(age, 'quiet'))] : [])], {
    citations: statements.citations,
  });
}

function byDayAdded(facts: readonly Fact[], statements: Statements, language: string): readonly Block[] {
  const texts = textsFor(language);
  return [...Map.groupBy(facts, (fact) => fact.added)].flatMap(([day, added]) => [
    paragraph(text(texts.latest.added(showDate(day, texts)), 'quiet')),
    ...bullets(added.map((fact) => statements.datedLine(fact))),
  ]);
}
