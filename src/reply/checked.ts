import type { Knowledge } from '../knowledge/model.ts';
import type { CheckedStatement, Difference } from '../query/types.ts';
import { textsFor } from '../text/index.ts';
import { bullets, heading, labelled, paragraph, reply, text } from './build.ts';
import type { Block, Line, Reply } from './reply.ts';
import { Statements } from './statements.ts';
import { nameOf, quoted } from './text.ts';

/** Letters of a statement that are quoted; the reader has the whole. */
const QUOTED = 160;
/** Words of a statement that no source has, and names that the sources have instead, that are listed at most. */
const MOST_WORDS = 4;
const MOST_NAMES = 2;

/** What a checked text is shown with. */
export interface CheckedOptions {
  readonly knowledge: Knowledge;
  readonly language: string;
  /** Statements that are shown; the reply says how many are left. */
  readonly most: number;
}

/** The statements of a text, each with its verdict, what differs, and the facts. */
export function composeChecked(
  checked: readonly CheckedStatement[],
  { knowledge, language, most }: CheckedOptions,
): Reply {
  const { check: say } = textsFor(language);
  const statements = new Statements(knowledge, language);
  const blocks = checked
    .slice(0, most)
    .flatMap((each) => statementBlocks(each, statements, knowledge, language));
  const left = checked.length - most;
  return reply(
    language,
    [heading(say.title), ...blocks, ...(left > 0 ? [paragraph(text(say.left(left), 'strong'))] : [])],
    { citations: statements.citations },
  );
}

function statementBlocks(
  checked: CheckedStatement,
  statements: Statements,
  knowledge: Knowledge,
  language: string,
): readonly Block[] {
  const texts = textsFor(language);
  const { check: say, answer: labels } = texts;
  const quote: Block = { kind: 'quote', spans: [text(shortened(checked.statement))] };
  if (checked.tooLong !== undefined) return [quote, paragraph(texts.wrong.tooLong(checked.tooLong))];
  const differs = differenceText(checked, knowledge, language);
  const line = (fact: CheckedStatement['facts'][number]): Line =>
    statements.has(fact) ? [text(say.above), statements.cite(fact)] : statements.line(fact);
  return [
    quote,
    paragraph(
      text(say.verdicts[checked.verdict], 'strong'),
      ...(differs === undefined ? [] : [` · ${differs}`]),
    ),
    ...bullets(checked.facts.map(line)),
    ...labelled(labels.against, checked.against.map(line)),
  ];
}

/** What differs, or which words no source has, in a short sentence; undefined where nothing is to be said. */
export function differenceText(
  { difference, lacking, tooLong }: CheckedStatement,
  knowledge: Knowledge,
  language: string,
): string | undefined {
  const texts = textsFor(language);
  if (tooLong !== undefined) return texts.wrong.tooLong(tooLong);
  if (difference !== undefined) return differs(difference, knowledge, language);
  if (lacking.length === 0) return undefined;
  return texts.check.lacking(texts.listOf(lacking.slice(0, MOST_WORDS).map((word) => quoted(word, texts))));
}

/** What the sources have where a claim differs. */
export function differs(difference: Difference, knowledge: Knowledge, language: string): string {
  const texts = textsFor(language);
  const { check: say } = texts;
  const { kind, claimed, stated } = difference;
  if (claimed === '') return say.opposite;
  const words = quoted(claimed, texts);
  if (stated === undefined) return say.contradicted(words);
  const instead =
    'names' in stated
      ? texts.listOf(stated.names.slice(0, MOST_NAMES).map((id) => nameOf(id, language, knowledge)))
      : quoted(stated.words, texts);
  return kind === 'speaker' ? say.speaker(instead, words) : say.instead(instead, words);
}

function shortened(statement: string): string {
  const letters = Array.from(statement);
  return letters.length > QUOTED ? `${letters.slice(0, QUOTED).join('').trimEnd()}…` : statement;
}
