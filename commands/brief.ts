import type { Command } from '../src/command/command.ts';
import { option, PRIVATE, worded } from '../src/command/declare.ts';
import { type Matter, matterHeading, matterOf, noMatter } from '../src/command/matter.ts';
import { currentFacts } from '../src/knowledge/current-facts.ts';
import { briefActions, briefOf } from '../src/reply/brief.ts';
import { notice, paragraph, reply, text } from '../src/reply/build.ts';
import { sourceAgeLine } from '../src/reply/source-age.ts';
import { Statements } from '../src/reply/statements.ts';
import { inLanguage } from '../src/reply/text.ts';
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
    const whole: Matter = {
      title: inLanguage(knowledge.situation.title, language, knowledge),
      facts: currentFacts(knowledge.facts),
    };
    const matter = typed ? matterOf(typed, context) : whole;
    if (matter === undefined) return noMatter(typed ?? '', 'brief', context);
    const { facts } = matter;
    const statements = new Statements(knowledge, language);
    const made = briefOf({ knowledge, facts, language, statements });
    if (made.shown.length === 0) return notice(language, [texts.timeline.nothing]);
    const age = sourceAgeLine(knowledge, context.now(), language);
    const blocks = [
      ...matterHeading(matter, language),
      ...made.blocks,
      ...(age ? [paragraph(text(age, 'quiet'))] : []),
    ];
    return reply(language, blocks, {
      citations: statements.citations,
      actions: briefActions(made, { knowledge, facts, language }, typed),
    });
  },
};
