import type { Command, CommandContext } from '../src/command/command.ts';
import { option, PRIVATE, required, worded } from '../src/command/declare.ts';
import { matterOf, noMatter } from '../src/command/matter.ts';
import { isYes } from '../src/command/options.ts';
import { currentFacts } from '../src/knowledge/current-facts.ts';
import { type Disagreement, disagreementsOf } from '../src/knowledge/disagreements.ts';
import type { Fact } from '../src/knowledge/model.ts';
import { heading, labelled, notice, reply } from '../src/reply/build.ts';
import type { Block, Line } from '../src/reply/reply.ts';
import { firstOf, moreAction } from '../src/reply/sections.ts';
import { ShortLines } from '../src/reply/short-lines.ts';
import { Statements } from '../src/reply/statements.ts';
import { speakerOf } from '../src/reply/text.ts';
import { textsFor } from '../src/text/index.ts';

/** Shows who claims what on a topic or any words: first the sides of each dispute, then the others by speaker. */
export const claims: Command = {
  name: 'claims',
  ...worded('claims'),
  readOnly: true,
  inGroups: true,
  options: [required('topic', 'topic', 'topic'), option('all', 'flag', 'all'), PRIVATE],
  async run({ topic: typed = '', all }, context) {
    const { knowledge, language } = context;
    const texts = textsFor(language);
    const matter = matterOf(typed, context);
    if (matter === undefined) return noMatter(typed, 'claims', context);
    const disagreements = disagreementsOf(matter.facts, currentFacts(knowledge.facts));
    const disputed = new Set(disagreements.flatMap(({ facts, against }) => [...facts, ...against]));
    const alone = matter.facts.filter((fact) => fact.status !== 'reported' && !disputed.has(fact));
    if (disputed.size + alone.length === 0) return notice(language, [texts.claims.nothing(matter.title)]);
    const statements = new Statements(knowledge, language);
    const short = new ShortLines(statements, language);
    const sides = disagreements.flatMap((each) => sidesOf(each, statements, context));
    const { shown, left } = firstOf(
      bySpeaker(alone, context),
      isYes(all) ? Number.POSITIVE_INFINITY : undefined,
    );
    const others = shown.flatMap(({ label, facts }) =>
      labelled(
        label,
        facts.map((fact) => short.said(fact)),
      ),
    );
    return reply(language, [heading(matter.title), ...sides, ...others], {
      citations: statements.citations,
      actions: moreAction(left, 'claims', { topic: typed }, language),
    });
  },
};

/** The two sides of a dispute, each with how many speakers it has. */
function sidesOf(
  { facts, against }: Disagreement,
  statements: Statements,
  { language }: CommandContext,
): readonly Block[] {
  const { claims: say } = textsFor(language).views;
  const lines = (side: readonly Fact[]): readonly Line[] =>
    side.toSorted(together).map((fact) => statements.line(fact));
  return [
    ...labelled(say.say(speakersOf(facts)), lines(facts)),
    ...labelled(say.against(speakersOf(against)), lines(against)),
  ];
}

/** Keeps what one speaker says together. */
function together(a: Fact, b: Fact): number {
  return keyOf(a).localeCompare(keyOf(b));
}

function speakersOf(facts: readonly Fact[]): number {
  return new Set(facts.map(keyOf)).size;
}

/** What tells speakers apart: their name, or the words for somebody without one. */
function keyOf({ says }: Fact): string {
  return says.name ?? JSON.stringify(says.label);
}

/** Facts under their speakers, those who say most first. */
function bySpeaker(facts: readonly Fact[], { knowledge, language }: CommandContext) {
  return [...Map.groupBy(facts, keyOf).values()]
    .toSorted((a, b) => b.length - a.length)
    .map((some) => ({ label: `${some[0] ? speakerOf(some[0], language, knowledge) : ''}:`, facts: some }));
}
