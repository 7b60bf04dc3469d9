import type { Fact, Knowledge, Status } from '../knowledge/model.ts';
import type { Answer, CheckedStatement, Missing, Verdict } from '../query/types.ts';
import { textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';
import { mainBlocks } from './answer.ts';
import { differenceText } from './checked.ts';
import { isoMoment } from './dates.ts';
import { refusal } from './refusal.ts';
import type { Block, Line } from './reply.ts';
import { citationOf, Statements } from './statements.ts';
import { attribution, inLanguage } from './text.ts';

/** An answer for other programs. Its keys are a contract (docs/json.md). */
export interface JsonAnswer {
  readonly id?: string | number;
  readonly question: string;
  readonly language: string;
  readonly outcome: Answer['outcome'];
  /** What a reader sees of the statements, without markup. */
  readonly answer: string;
  /** Why the sources do not answer. Left out if they do. */
  readonly missing?: Missing['kind'];
  readonly statements: readonly JsonStatement[];
  /** In the order of the statements. */
  readonly citations: readonly JsonCitation[];
  /** Ids of facts. */
  readonly related: readonly string[];
  readonly tookMs: number;
}

/** A fact for other programs. */
export interface JsonStatement {
  readonly fact: string;
  readonly text: string;
  readonly says: string;
  readonly status: Status;
  /** ISO date, month, year or interval, with "(inferred)" if the source does not give it. */
  readonly when: string;
  /** Number of its citation. */
  readonly citation: number;
}

/** Where a fact stands in its source, for other programs. */
export interface JsonCitation {
  readonly n: number;
  readonly source: string;
  readonly title: string;
  readonly publisher: string;
  readonly paragraph: number;
  readonly published: string;
  readonly url: string | null;
}

/** A statement of a checked text, for other programs. Its keys are a contract (docs/json.md). */
export interface JsonChecked {
  readonly statement: string;
  readonly verdict: Verdict;
  /** What the sources have instead, or which words no source has, in a sentence. Left out if there is nothing to say. */
  readonly differs?: string;
  readonly citations: readonly JsonCitation[];
  /** The facts that the verdict rests on; with `disputed` those that are held against the first as well. */
  readonly statements: readonly JsonStatement[];
}

/** What belongs to an answer beside itself. */
export interface JsonOptions {
  readonly knowledge: Knowledge;
  /** The id of the line in a batch. */
  readonly id?: string | number;
  /** Milliseconds that the answer took. */
  readonly tookMs: number;
}

/** The JSON of an answer. */
export function answerJson(answer: Answer, { knowledge, id, tookMs }: JsonOptions): JsonAnswer {
  const facts = answer.statements;
  return {
    ...given({ id }),
    question: answer.question,
    language: answer.language,
    outcome: answer.outcome,
    answer: answerText(answer, knowledge),
    ...given({ missing: answer.missing?.kind }),
    ...factsJson(facts, answer.language, knowledge),
    related: answer.related.map((fact) => fact.id),
    tookMs,
  };
}

/** The JSON of a statement of a checked text. */
export function checkedJson(checked: CheckedStatement, language: string, knowledge: Knowledge): JsonChecked {
  return {
    statement: checked.statement,
    verdict: checked.verdict,
    ...given({ differs: differenceText(checked, knowledge, language) }),
    ...factsJson([...checked.facts, ...checked.against], language, knowledge),
  };
}

/** Facts with their citations, in the same order, for other programs. */
export function factsJson(facts: readonly Fact[], language: string, knowledge: Knowledge) {
  const citations = facts.map((fact, index): JsonCitation => {
    const { fact: _, url, ...rest } = citationOf(fact, index + 1, isoMoment(fact.source.published));
    return { ...rest, url: url ?? null };
  });
  const statements = facts.map(
    (fact, index): JsonStatement => ({
      fact: fact.id,
      text: inLanguage(fact.text, language, knowledge),
      says: inLanguage(fact.says.label, language, knowledge),
      status: fact.status,
      when: isoMoment(fact.when),
      citation: index + 1,
    }),
  );
  return { citations, statements };
}

/** What a reader sees of an answer, without markup: each statement with its speaker on a line, or the refusal. */
function answerText(answer: Answer, knowledge: Knowledge): string {
  if (answer.form.kind !== 'direct')
    return textOf(mainBlocks(answer, new Statements(knowledge, answer.language), knowledge));
  if (answer.outcome === 'not-in-sources') return refusal(answer, knowledge).join(' ');
  const { language } = answer;
  return [
    ...(answer.outcome === 'unsure' ? [textsFor(language).answer.unsure] : []),
    ...answer.statements.map(
      (fact) => inLanguage(fact.text, language, knowledge) + attribution(fact, language, knowledge),
    ),
  ].join('\n');
}

/** The lines of blocks as a reader sees them. */
function textOf(blocks: readonly Block[]): string {
  const shown = (line: Line): string =>
    line.map((span) => (span.kind === 'cite' ? ` [${span.ref}]` : span.text)).join('');
  return blocks
    .flatMap((block) => {
      if (block.kind === 'heading') return [block.text];
      if (block.kind === 'list') return block.items.map(shown);
      return block.kind === 'image' ? [block.alt] : [shown(block.spans)];
    })
    .join('\n');
}
