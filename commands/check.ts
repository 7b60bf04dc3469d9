import type { Command, CommandContext } from '../src/command/command.ts';
import { option, PRIVATE, worded } from '../src/command/declare.ts';
import { currentFacts } from '../src/knowledge/current-facts.ts';
import { sentencesOf } from '../src/knowledge/sentences.ts';
import { heading, labelled, notice, paragraph, reply, text } from '../src/reply/build.ts';
import type { Block } from '../src/reply/reply.ts';
import { Statements } from '../src/reply/statements.ts';
import { inEveryLanguage, textsFor } from '../src/text/index.ts';

/** How many statements are checked. The reply says how many are left. */
const MOST_STATEMENTS = 25;
/** How many facts in tension with a statement are shown below it. */
const MOST_AGAINST = 3;

/** Checks a text statement by statement: shows what the sources say about each, or that they say nothing. */
export const check: Command = {
  name: 'check',
  ...worded('check'),
  readOnly: true,
  inGroups: true,
  options: [option('text', 'text', 'text'), PRIVATE],
  onMessage: { label: inEveryLanguage((texts) => texts.check.menu), option: 'text' },
  async run({ text: typed = '' }, context) {
    const { knowledge, language } = context;
    const { check: say } = textsFor(language);
    const sentences = statementsIn(typed, language);
    if (sentences.length === 0) return notice(language, [say.noStatements]);
    const statements = new Statements(knowledge, language);
    const blocks = sentences
      .slice(0, MOST_STATEMENTS)
      .flatMap((sentence) => checked(sentence, statements, context));
    const left = sentences.length - MOST_STATEMENTS;
    return reply(
      language,
      [heading(say.title), ...blocks, ...(left > 0 ? [paragraph(text(say.left(left), 'strong'))] : [])],
      { citations: statements.citations },
    );
  },
};

/** The sentences of a text that contain words, line by line. */
function statementsIn(typed: string, language: string): readonly string[] {
  return typed
    .split(/\n+/)
    .flatMap((line) => sentencesOf(line, language).map((sentence) => sentence.text))
    .filter((sentence) => /\p{L}/u.test(sentence));
}

/** One sentence, and below it the matching fact with the facts in tension with it. */
function checked(sentence: string, statements: Statements, context: CommandContext): readonly Block[] {
  const { language, knowledge } = context;
  const { check: say, answer: labels } = textsFor(language);
  const quote: Block = { kind: 'quote', spans: [text(sentence)] };
  const answer = context.ask({ text: sentence, language });
  const [direct] = answer.outcome === 'answered' ? answer.statements : [];
  if (direct === undefined) return [quote, paragraph(say.nothing)];
  if (statements.has(direct)) return [quote, paragraph(say.above, statements.cite(direct))];
  const line: Block = { kind: 'paragraph', spans: statements.line(direct) };
  const against = currentFacts(knowledge.facts)
    .filter(({ id }) => direct.against.includes(id))
    .slice(0, MOST_AGAINST);
  return [
    quote,
    line,
    ...labelled(
      labels.against,
      against.map((fact) =>
        statements.has(fact) ? [text(say.above), statements.cite(fact)] : statements.line(fact),
      ),
    ),
  ];
}
