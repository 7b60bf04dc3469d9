import type { Command } from '../src/command/command.ts';
import { option, PRIVATE, worded } from '../src/command/declare.ts';
import { matterHeading, matterOf, noMatter, wholeMatter } from '../src/command/matter.ts';
import { statementsFor } from '../src/command/statements-for.ts';
import { briefActions, briefOf } from '../src/reply/brief.ts';
import { notice, reply } from '../src/reply/build.ts';
import { textsFor } from '../src/text/index.ts';

/** Tells the situation, or what is known on a topic, in a few lines. */
export const brief: Command = {
  name: 'brief',
  ...worded('brief'),
  readOnly: true,
  inGroups: true,
  options: [option('topic', 'topic', 'topic'), PRIVATE],
  async run({ topic: typed }, context) {
    const { knowledge, language } = context;
    const texts = textsFor(language);
    const matter = typed ? matterOf(typed, context) : wholeMatter(context);
    if (matter === undefined) return noMatter(typed ?? '', 'brief', context);
    const { facts } = matter;
    const statements = statementsFor(context);
    const made = briefOf({ knowledge, facts, language, statements });
    if (made.shown.length === 0) return notice(language, [texts.timeline.nothing]);
    return reply(language, [...matterHeading(matter, language), ...made.blocks], {
      citations: statements.citations,
      actions: briefActions(made, { knowledge, facts, language }, typed),
    });
  },
};
