import type { Command } from '../src/command/command.ts';
import { option, PRIVATE, required, worded } from '../src/command/declare.ts';
import { dateOption } from '../src/command/options.ts';
import { composeAnswer } from '../src/reply/answer.ts';
import { call, notice } from '../src/reply/build.ts';
import { nextQuestion } from '../src/reply/next-question.ts';
import { textsFor } from '../src/text/index.ts';
import { given } from '../src/util/given.ts';

/** How many of a reader's questions are remembered for follow-ups. */
const REMEMBERED = 6;

/** Answers a question. It is also the command for a text without a command. */
export const ask: Command = {
  name: 'ask',
  ...worded('ask'),
  readOnly: true,
  inGroups: true,
  options: [required('question', 'question', 'question'), option('as_of', 'date', 'asOf'), PRIVATE],
  async run({ question: text = '', as_of }, context) {
    const { knowledge, reader, language } = context;
    if (!/[\p{L}\p{N}]/u.test(text)) {
      return notice(language, [textsFor(language).wrong.noWords], [call('/help', 'help')]);
    }
    const asOf = dateOption(as_of, context);
    if (asOf.problem) return asOf.problem;
    const answer = context.ask({
      text,
      context: reader.questions,
      ...given({ language: reader.language, asOf: asOf.day }),
    });
    context.countQuestion?.(answer);
    await context.remember({ questions: [...reader.questions, text].slice(-REMEMBERED) });
    return composeAnswer(answer, {
      knowledge,
      now: context.now(),
      earlier: reader.questions,
      canVote: context.votes !== undefined,
      canWait: context.watches !== undefined,
      ...given({ next: nextQuestion(answer, context.ask), factPage: context.factPage }),
    });
  },
};
