import type { Knowledge, Status } from '../knowledge/model.ts';
import type { Answer, Missing } from '../query/types.ts';
import { textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';
import { mainBlocks } from './answer.ts';
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
  readonly statements: readonly {
    readonly fact: string;
    readonly text: string;
    readonly says: string;
    readonly status: Status;
    /** ISO date, month, year or interval, with "(inferred)" if the source does not give it. */
    readonly when: string;
    /** Number of its citation. */
    readonly citation: number;
  }[];
  /** In the order of the statements. */
  readonly citations: readonly {
    readonly n: number;
    readonly source: string;
    readonly title: string;
    readonly publisher: string;
    readonly paragraph: number;
    readonly published: string;
    readonly url: string | null;
  }[];
  /** Ids of facts. */
  readonly related: readonly string[];
  readonly tookMs: number;
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
    statements: facts.map((fact, index) => ({
      fact: fact.id,
      text: inLanguage(fact.text, answer.language, knowledge),
      says: inLanguage(fact.says.label, answer.language, knowledge),
      status: fact.status,
      when: isoMoment(fact.when),
      citation: index + 1,
    })),
    citations: facts.map((fact, index) => {
      const { fact: _, url, ...rest } = citationOf(fact, index + 1, isoMoment(fact.source.published));
      return { ...rest, url: url ?? null };
    }),
    related: answer.related.map((fact) => fact.id),
    tookMs,
  };
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
