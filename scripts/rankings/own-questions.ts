import type { Knowledge } from '../../src/knowledge/model.ts';
import { type Compiled, compile } from '../../src/query/compile.ts';
import { createEngine, type Engine } from '../../src/query/engine.ts';
import { paragraphIdOf } from '../../src/query/index/indexed-facts.ts';
import type { Weights } from '../../src/query/ranking/weights.ts';
import type { Labelled } from '../labelled.ts';
import { type Outcome, outcomeOf } from './outcomes.ts';
import { groupsOf, thinned } from './thinning.ts';

/** Numbers of own questions a language that are tried. */
const COUNTS: readonly number[] = [0, 1, 2, 4, 8, 16, Number.POSITIVE_INFINITY];
/** Each quarter of the paragraphs is thinned in turn, the others keep all. */
export const QUARTERS = 4;

/** What came of the questions when some facts have only so many own questions; counts of questions. */
export interface OwnQuestionFigures {
  readonly count: number;
  /** Questions that only the thinned facts answer. */
  readonly asked: number;
  /** Of these: right first, given as the answer or as what comes nearest; given as the answer; denied. */
  readonly first: number;
  readonly answered: number;
  readonly denied: number;
  /** Questions that only other facts answer and that were right first where nothing is thinned; and still are. */
  readonly before: number;
  readonly kept: number;
  /** Questions that no source answers and that were not answered where nothing is thinned; and still are not. */
  readonly silentBefore: number;
  readonly silent: number;
}

type Count = { -readonly [Name in keyof OwnQuestionFigures]: number };

/**
 * How answers fare as facts have fewer own questions: those of a quarter of the paragraphs, each quarter in turn.
 *
 * @param weightsFor weights for a knowledge; what they learned of words must come from that knowledge alone
 */
export function ownQuestionFigures(
  knowledge: Knowledge,
  questions: readonly Labelled[],
  weightsFor: (compiled: Compiled) => Weights,
  counts: readonly number[] = COUNTS,
): OwnQuestionFigures[] {
  const whole = engineOf(knowledge, weightsFor);
  const groups = groupsOf(knowledge, QUARTERS);
  const before = new Map(questions.map((labelled) => [labelled, outcomeOf(whole, labelled)]));
  return counts.map((count) => {
    const sum: Count = {
      count,
      asked: 0,
      first: 0,
      answered: 0,
      denied: 0,
      before: 0,
      kept: 0,
      silentBefore: 0,
      silent: 0,
    };
    for (let quarter = 0; quarter < QUARTERS; quarter++) {
      const inQuarter = (paragraph: string): boolean => groups.get(paragraph) === quarter;
      const part = thinned(knowledge, (fact) =>
        inQuarter(paragraphIdOf(fact)) ? count : Number.POSITIVE_INFINITY,
      );
      const engine = engineOf(part, weightsFor);
      for (const labelled of questions)
        add(sum, labelled, outcomeOf(engine, labelled), before.get(labelled), inQuarter);
    }
    return sum;
  });
}

function engineOf(knowledge: Knowledge, weightsFor: (compiled: Compiled) => Weights): Engine {
  const compiled = compile(knowledge);
  return createEngine(compiled, weightsFor(compiled));
}

function add(
  sum: Count,
  { paragraphs }: Labelled,
  now: Outcome,
  before: Outcome | undefined,
  isThinned: (paragraph: string) => boolean,
): void {
  const wasAnswered = before?.answer.outcome === 'answered';
  const isAnswered = now.answer.outcome === 'answered';
  if (paragraphs.length === 0) {
    if (wasAnswered) return;
    sum.silentBefore++;
    if (!isAnswered) sum.silent++;
  } else if (paragraphs.every(isThinned)) {
    sum.asked++;
    if (now.first) sum.first++;
    if (now.first && isAnswered) sum.answered++;
    if (now.answer.outcome === 'not-in-sources') sum.denied++;
  } else if (!paragraphs.some(isThinned) && before?.first) {
    sum.before++;
    if (now.first) sum.kept++;
  }
}

/** The figures as a table, in hundredths. */
export function formatOwnQuestions(figures: readonly OwnQuestionFigures[]): string {
  const share = (part: number, of: number): string =>
    (of === 0 ? '-' : ((100 * part) / of).toFixed(1)).padStart(9);
  const rows = figures.map((row) => {
    const { count, asked, first, answered, denied, before, kept, silentBefore, silent } = row;
    const name = count === Number.POSITIVE_INFINITY ? 'all' : String(count);
    const cells = [
      share(first, asked),
      share(answered, asked),
      share(denied, asked),
      share(kept, before),
      share(silent, silentBefore),
    ];
    return `${name.padEnd(6)}${String(asked).padStart(6)}${cells.join('')}\n`;
  });
  return `own       n    right answered   denied old kept   silent\n${rows.join('')}`;
}
