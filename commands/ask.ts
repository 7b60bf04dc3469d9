import { call, notice } from '../src/chat/build.ts';
import type { Command } from '../src/chat/command.ts';
import { composeAnswer } from '../src/chat/compose.ts';
import { dateOption } from '../src/chat/options.ts';
import { inEveryLanguage, textsFor } from '../src/text/index.ts';

/** How many questions of a reader are kept for follow-ups. */
const REMEMBERED = 6;

/** Answers a question; plain text in a chat is this command. */
export const ask: Command = {
  name: 'ask',
  description: inEveryLanguage((texts) => texts.commands.ask),
  options: [
    {
      name: 'question',
      kind: 'text',
      description: inEveryLanguage((texts) => texts.options.question),
      required: true,
    },
    {
      name: 'as_of',
      kind: 'date',
      description: inEveryLanguage((texts) => texts.options.asOf),
      required: false,
    },
  ],
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
      ...(reader.language ? { language: reader.language } : {}),
      ...(asOf.day ? { asOf: asOf.day } : {}),
    });
    await context.remember({ questions: [...reader.questions, text].slice(-REMEMBERED) });
    return composeAnswer(answer, { knowledge, now: context.now() });
  },
};
