import type { Command, CommandContext } from '../src/command/command.ts';
import { option, worded } from '../src/command/declare.ts';
import { dateOption } from '../src/command/options.ts';
import { statementsFor } from '../src/command/statements-for.ts';
import type { Answer } from '../src/query/types.ts';
import { heading, labelled, notice, paragraph, reply } from '../src/reply/build.ts';
import { refusal } from '../src/reply/refusal.ts';
import type { Block } from '../src/reply/reply.ts';
import { quoted } from '../src/reply/text.ts';
import { textsFor } from '../src/text/index.ts';
import { lastAnswer } from './last-answer.ts';

/** How many characters of a question are repeated. */
const MAX_QUESTION = 200;

/** Explains the reader's last answer: by which words and names it was found, and which had no part in it. */
export const why: Command = {
  name: 'why',
  ...worded('why'),
  readOnly: true,
  aboutLast: true,
  keepsNumbers: true,
  personal: true,
  options: [option('as_of', 'date', 'asOf')],
  async run({ as_of }, context) {
    const { language, knowledge } = context;
    const texts = textsFor(language);
    const asOf = dateOption(as_of, context);
    if (asOf.problem) return asOf.problem;
    const answer = lastAnswer(context, asOf.day);
    if (answer === undefined) return notice(language, [texts.why.nothing]);
    const statements = statementsFor(context);
    const [first] = answer.statements;
    const outcome: readonly Block[] =
      answer.outcome !== 'not-in-sources' && first
        ? labelled(texts.why[answer.outcome], [statements.line(first)])
        : [paragraph(refusal(answer, knowledge).join(' '))];
    const blocks = [
      heading(texts.why.title(quoted(answer.typed, texts, MAX_QUESTION))),
      ...outcome,
      ...explanation(answer, context),
    ];
    return reply(language, blocks, { citations: statements.citations, audience: 'asker' });
  },
};

/** What the answer was found by: "Found by: Halbousi, said. Left out: yesterday." */
function explanation(
  { explanation: { matched, unmatched, readAs } }: Answer,
  { language }: CommandContext,
): readonly Block[] {
  const texts = textsFor(language);
  const say = texts.why;
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [say.found, matched],
    [say.leftOut, unmatched],
  ];
  const sentences = rows
    .filter(([, words]) => words.length > 0)
    .map(([label, words]) => `${label}: ${words.join(`${texts.comma} `)}.`);
  return [
    ...(readAs === undefined ? [] : [paragraph(say.readAs(quoted(readAs, texts, MAX_QUESTION)))]),
    ...(sentences.length === 0 ? [] : [paragraph(sentences.join(' '))]),
  ];
}
