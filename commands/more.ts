import type { Command, CommandContext } from '../src/command/command.ts';
import { byButton, option, PRIVATE, worded } from '../src/command/declare.ts';
import { dateOption } from '../src/command/options.ts';
import { statementsFor } from '../src/command/statements-for.ts';
import { currentFacts, factsAsOf } from '../src/knowledge/current-facts.ts';
import type { Fact } from '../src/knowledge/model.ts';
import { statementsShown } from '../src/query/shown-statements.ts';
import { labelled, notice, reply } from '../src/reply/build.ts';
import { factsWithCodes } from '../src/reply/fact-codes.ts';
import type { Reply } from '../src/reply/reply.ts';
import { textsFor } from '../src/text/index.ts';
import { lastAnswer } from './last-answer.ts';

/** Shows the statements that the last answer has left out, with the numbers that follow its own. */
export const more: Command = {
  name: 'more',
  ...worded('more'),
  readOnly: true,
  inGroups: true,
  options: [
    option('as_of', 'date', 'asOf'),
    byButton('of', 'facts', 'ofFacts'),
    byButton('from', 'text', 'from'),
    PRIVATE,
  ],
  async run({ as_of, of, from = '' }, context) {
    const { knowledge, language } = context;
    const asOf = dateOption(as_of, context);
    if (asOf.problem) return asOf.problem;
    if (of !== undefined) {
      const { facts } = knowledge;
      const known = asOf.day === undefined ? currentFacts(facts) : factsAsOf(facts, asOf.day);
      return rest(factsWithCodes(of, known), Number.parseInt(from, 10), context);
    }
    const answer = lastAnswer(context, asOf.day);
    if (answer === undefined) return notice(language, [textsFor(language).why.nothing]);
    const { shown, left } = statementsShown(answer);
    return rest(left, shown.length + 1, context);
  },
};

/** @param first the number of the first of these statements */
function rest(left: readonly Fact[], first: number, context: CommandContext): Reply {
  const { language } = context;
  const say = textsFor(language).answer;
  if (left.length === 0) return notice(language, [say.noRest]);
  const statements = statementsFor(context, { first: first > 0 ? first : 1 });
  const lines = left.map((fact) => statements.line(fact));
  return reply(language, labelled(say.rest, lines), { citations: statements.citations });
}
