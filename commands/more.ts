import type { Command } from '../src/command/command.ts';
import { option, PRIVATE, worded } from '../src/command/declare.ts';
import { dateOption } from '../src/command/options.ts';
import { statementsShown } from '../src/query/shown-statements.ts';
import { labelled, notice, reply } from '../src/reply/build.ts';
import { Statements } from '../src/reply/statements.ts';
import { textsFor } from '../src/text/index.ts';
import { given } from '../src/util/given.ts';
import { lastAnswer } from './last-answer.ts';

/** Shows the statements that the last answer has left out, with the numbers that follow its own. */
export const more: Command = {
  name: 'more',
  ...worded('more'),
  readOnly: true,
  aboutLast: true,
  options: [option('as_of', 'date', 'asOf'), PRIVATE],
  async run({ as_of }, context) {
    const { knowledge, language } = context;
    const asOf = dateOption(as_of, context);
    if (asOf.problem) return asOf.problem;
    const answer = lastAnswer(context, asOf.day);
    const say = textsFor(language);
    if (answer === undefined) return notice(language, [say.why.nothing]);
    const { shown, left } = statementsShown(answer);
    if (left.length === 0) return notice(language, [say.answer.noRest]);
    const statements = new Statements(knowledge, language, {
      now: context.now(),
      first: shown.length + 1,
      ...given({ factPage: context.factPage }),
    });
    const lines = left.map((fact) => statements.line(fact));
    return reply(language, labelled(say.answer.rest, lines), { citations: statements.citations });
  },
};
