import { heading, labelled, notice, paragraph, reply } from '../src/chat/build.ts';
import type { Command, CommandContext } from '../src/chat/command.ts';
import { PRIVATE, required, worded } from '../src/chat/declare.ts';
import type { Block } from '../src/chat/reply.ts';
import { sentencesOf } from '../src/chat/sentences.ts';
import { standing } from '../src/chat/standing.ts';
import { Statements } from '../src/chat/statements.ts';
import { inEveryLanguage, textsFor } from '../src/text/index.ts';

/** As many of those that pull against a statement as a reader takes in beside it. */
const MOST_AGAINST = 3;

/** Goes through a text statement by statement: what the sources say of each, or that they say nothing. */
export const check: Command = {
  name: 'check',
  ...worded('check'),
  options: [required('text', 'text', 'text'), PRIVATE],
  onMessage: { label: inEveryLanguage((texts) => texts.check.menu), option: 'text' },
  async run({ text: typed = '' }, context) {
    const { knowledge, language } = context;
    const texts = textsFor(language);
    const sentences = sentencesOf(typed, language);
    if (sentences.length === 0) return notice(language, [texts.check.noStatements]);
    const statements = new Statements(knowledge, language);
    const blocks = sentences.flatMap((sentence) => checked(sentence, statements, context));
    return reply(language, [heading(texts.check.title), ...blocks], { citations: statements.citations });
  },
};

/** One sentence as it stands, and under it what the sources say, with what pulls against that. */
function checked(sentence: string, statements: Statements, context: CommandContext): readonly Block[] {
  const { language, knowledge } = context;
  const { check: say, answer: labels } = textsFor(language);
  const quote: Block = { kind: 'quote', spans: [{ kind: 'text', text: sentence }] };
  const answer = context.ask({ text: sentence, language });
  const [direct] = answer.outcome === 'answered' ? answer.statements : [];
  if (direct === undefined) return [quote, paragraph(say.nothing)];
  const against = standing(knowledge.facts).filter(({ id }) => direct.against.includes(id));
  return [
    quote,
    { kind: 'paragraph', spans: statements.line(direct) },
    ...labelled(
      labels.against,
      against.slice(0, MOST_AGAINST).map((fact) => statements.line(fact)),
    ),
  ];
}
