import type { Command, CommandContext } from '../src/command/command.ts';
import { byButton, option, PRIVATE, worded } from '../src/command/declare.ts';
import { matterHeading, matterOf, noMatter, wholeMatter } from '../src/command/matter.ts';
import { isYes } from '../src/command/options.ts';
import { statementsFor } from '../src/command/statements-for.ts';
import { currentFacts } from '../src/knowledge/current-facts.ts';
import { disagreementsOf } from '../src/knowledge/disagreements.ts';
import type { Fact } from '../src/knowledge/model.ts';
import { notice, reply } from '../src/reply/build.ts';
import { moreAction, type Section, screenOf, sectionBlocks } from '../src/reply/sections.ts';
import { speakerOf } from '../src/reply/text.ts';
import { textsFor } from '../src/text/index.ts';

/** Facts of each side of a dispute that come first; the others come at the end. */
const FIRST_A_SIDE = 2;

/** Shows who claims what, on a topic or any words or in all: first the sides of each dispute, then the others by speaker. */
export const claims: Command = {
  name: 'claims',
  ...worded('claims'),
  readOnly: true,
  inGroups: true,
  options: [
    option('topic', 'topic', 'topic'),
    option('all', 'flag', 'all'),
    byButton('from', 'text', 'from'),
    PRIVATE,
  ],
  async run({ topic: typed, all, from }, context) {
    const { knowledge, language } = context;
    const texts = textsFor(language);
    const matter = typed ? matterOf(typed, context) : wholeMatter(context);
    if (matter === undefined) return noMatter(typed ?? '', 'claims', context);
    const disagreements = disagreementsOf(matter.facts, currentFacts(knowledge.facts));
    const disputed = new Set(disagreements.flatMap(({ facts, against }) => [...facts, ...against]));
    const alone = matter.facts.filter((fact) => fact.status !== 'reported' && !disputed.has(fact));
    if (disputed.size + alone.length === 0) return notice(language, [texts.claims.nothing(matter.title)]);
    const sides = disagreements.flatMap(({ facts, against }): readonly Section[] => [
      { label: texts.views.claims.say(speakersOf(facts)), facts: inTurn(facts) },
      { label: texts.views.claims.against(speakersOf(against)), facts: inTurn(against), beside: true },
    ]);
    const others = bySpeaker(alone, context);
    const sections = isYes(all)
      ? [...sides, ...others]
      : [
          ...sides.map((side) => ({ ...side, facts: side.facts.slice(0, FIRST_A_SIDE) })),
          ...others,
          ...sides.map((side) => ({ ...side, facts: side.facts.slice(FIRST_A_SIDE) })),
        ];
    const screen = screenOf(sections, { all: isYes(all), from });
    const statements = statementsFor(context, screen);
    const isSpeaker = new Set(others.map(({ label }) => label));
    const blocks = screen.sections.flatMap((section) =>
      sectionBlocks(section, (fact) =>
        isSpeaker.has(section.label) ? statements.lineBelowSpeaker(fact) : statements.attributedLine(fact),
      ),
    );
    const title = typed ? matter.title : `${texts.claims.title}: ${matter.title}`;
    return reply(language, [...matterHeading(matter, language, title), ...blocks], {
      citations: statements.citations,
      actions: moreAction(screen, 'claims', typed ? { topic: typed } : {}, language),
    });
  },
};

/** One fact of each speaker first, so that the first few have as many speakers as can be. */
function inTurn(facts: readonly Fact[]): readonly Fact[] {
  const bySpeakers = [...Map.groupBy(facts, keyOf).values()];
  const turnOf = (fact: Fact) => Math.max(...bySpeakers.map((some) => some.indexOf(fact)));
  return facts.toSorted((a, b) => turnOf(a) - turnOf(b));
}

function speakersOf(facts: readonly Fact[]): number {
  return new Set(facts.map(keyOf)).size;
}

/** What tells speakers apart: their name, or the words for somebody without one. */
function keyOf({ says }: Fact): string {
  return says.name ?? JSON.stringify(says.label);
}

/** Facts under their speakers, those who say most first. */
function bySpeaker(facts: readonly Fact[], { knowledge, language }: CommandContext): readonly Section[] {
  return [...Map.groupBy(facts, keyOf).values()]
    .toSorted((a, b) => b.length - a.length)
    .map(
      (some, at): Section => ({
        label: `${some[0] ? speakerOf(some[0], language, knowledge) : ''}:`,
        facts: some,
        ...(at === 0 ? {} : { beside: true }),
      }),
    );
}
