import type { Command } from '../src/command/command.ts';
import { byButton, option, PRIVATE, worded } from '../src/command/declare.ts';
import { matterHeading, matterOf, noMatter, wholeMatter } from '../src/command/matter.ts';
import { isYes } from '../src/command/options.ts';
import { statementsFor } from '../src/command/statements-for.ts';
import { chronologyOf } from '../src/knowledge/events.ts';
import type { Fact } from '../src/knowledge/model.ts';
import { bullets, heading, notice, reply } from '../src/reply/build.ts';
import { showMoment } from '../src/reply/dates.ts';
import { moreAction, type Section, screenOf } from '../src/reply/sections.ts';
import { textsFor } from '../src/text/index.ts';

/** Lists what happened in order of time, each time as precisely as it is known. */
export const timeline: Command = {
  name: 'timeline',
  ...worded('timeline'),
  readOnly: true,
  inGroups: true,
  options: [
    option('topic', 'topic', 'topic'),
    option('all', 'flag', 'all'),
    byButton('from', 'text', 'from'),
    PRIVATE,
  ],
  async run({ topic: typed, all, from }, context) {
    const { language } = context;
    const texts = textsFor(language);
    const matter = typed ? matterOf(typed, context) : wholeMatter(context);
    if (matter === undefined) return noMatter(typed ?? '', 'timeline', context);
    const { dated, around, undated } = chronologyOf(matter.facts);
    const when = (fact: Fact): string => showMoment(fact.when, texts);
    const sections: readonly Section[] = [
      ...byLabel(dated, when),
      ...byLabel(around, (fact) => texts.views.timeline.around(when(fact))),
      ...byLabel(undated, () => texts.views.timeline.undated),
    ];
    if (sections.length === 0) return notice(language, [texts.timeline.nothing]);
    const screen = screenOf(sections, { all: isYes(all), from });
    const statements = statementsFor(context, screen);
    const groups = screen.sections.map(({ label, facts }) => ({
      label,
      isInferred: facts.some((fact) => fact.when.inferred !== undefined || fact.when.date === ''),
      lines: facts.map((fact) => statements.line(fact)),
    }));
    const title = `${texts.timeline.title}: ${matter.title}`;
    const { citations } = statements;
    const pictures = await context.pictures?.timeline({ title, groups, citations, language });
    const blocks = groups.flatMap(({ label, lines }) => [heading(label), ...bullets(lines)]);
    return reply(language, [...matterHeading(matter, language, title), ...(pictures ?? []), ...blocks], {
      citations,
      actions: moreAction(screen, 'timeline', typed ? { topic: typed } : {}, language),
    });
  },
};

/** Facts in their order under their labels. */
function byLabel(facts: readonly Fact[], labelOf: (fact: Fact) => string): readonly Section[] {
  return Array.from(Map.groupBy(facts, labelOf), ([label, some]) => ({ label, facts: some }));
}
