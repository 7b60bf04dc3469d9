import type { Command, CommandContext } from '../src/command/command.ts';
import { option, worded } from '../src/command/declare.ts';
import { dateOption } from '../src/command/options.ts';
import type { Answer } from '../src/query/types.ts';
import { bullets, heading, labelled, notice, paragraph, reply, text } from '../src/reply/build.ts';
import { refusal } from '../src/reply/refusal.ts';
import type { Block, Line } from '../src/reply/reply.ts';
import { Statements } from '../src/reply/statements.ts';
import { nameOf, quoted } from '../src/reply/text.ts';
import { textsFor } from '../src/text/index.ts';
import { given } from '../src/util/given.ts';

/** How many characters of a question are repeated. */
const MAX_QUESTION = 200;

/** Explains the reader's last answer: which words, names and features decided it. */
export const why: Command = {
  name: 'why',
  ...worded('why'),
  readOnly: true,
  aboutLast: true,
  personal: true,
  options: [option('as_of', 'date', 'asOf')],
  async run({ as_of }, context) {
    const { language, knowledge, reader } = context;
    const texts = textsFor(language);
    const question = reader.questions.at(-1);
    if (question === undefined) return notice(language, [texts.why.nothing]);
    const asOf = dateOption(as_of, context);
    if (asOf.problem) return asOf.problem;
    const answer = context.ask({
      text: question,
      context: reader.questions.slice(0, -1),
      language,
      ...given({ asOf: asOf.day }),
    });
    const statements = new Statements(knowledge, language);
    const [first] = answer.statements;
    const outcome: readonly Block[] = first
      ? labelled(texts.why.answer, [statements.line(first)])
      : [paragraph(refusal(answer, knowledge).join(' '))];
    const blocks = [
      heading(texts.why.title(quoted(question, texts, MAX_QUESTION))),
      ...outcome,
      ...explanation(answer, context),
    ];
    return reply(language, blocks, { citations: statements.citations, audience: 'asker' });
  },
};

function explanation(
  { explanation: made }: Answer,
  { knowledge, language }: CommandContext,
): readonly Block[] {
  const texts = textsFor(language);
  const say = texts.why;
  const words = (list: readonly string[]) => list.map((word) => quoted(word, texts)).join(' ');
  const rows: readonly (readonly [string, string])[] = [
    [say.wanted, say.kind[made.kind]],
    [say.names, made.names.map((id) => nameOf(id, language, knowledge)).join(' · ')],
    [say.matched, words(made.matched)],
    [say.unmatched, words(made.unmatched)],
  ];
  const lines: readonly Line[] = rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => [text(`${label}: `, 'strong'), text(value)]);
  const labels: Readonly<Record<string, string>> = say.feature;
  const features = made.features.map(({ feature, points }): Line => {
    const signed = `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(2)}`;
    return [text(signed, 'code'), text(` ${labels[feature] ?? feature}`)];
  });
  return [
    ...(made.readAs === undefined ? [] : [paragraph(say.readAs(quoted(made.readAs, texts, MAX_QUESTION)))]),
    ...bullets(lines),
    ...labelled(say.features, features),
    paragraph(text(say.confidence(percent(made.confidence), percent(made.threshold)), 'quiet')),
  ];
}

function percent(share: number): number {
  return Math.round(share * 100);
}
