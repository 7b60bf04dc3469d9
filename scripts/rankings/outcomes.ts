import type { Fact } from '../../src/knowledge/model.ts';
import type { Engine } from '../../src/query/engine.ts';
import { paragraphIdOf } from '../../src/query/index/indexed-facts.ts';
import type { Answer } from '../../src/query/types.ts';
import { isAnswer, type Labelled } from '../labelled.ts';

/** What came of one labelled question. */
export interface Outcome {
  readonly labelled: Labelled;
  readonly answer: Answer;
  /** The first statement answers, whether it is given as the answer or as what comes nearest. */
  readonly first: boolean;
  /** One of the first three does. */
  readonly three: boolean;
  /** The statements have all paragraphs that are needed: all, or any one where any one answers. */
  readonly whole: boolean;
  /** The best fact of the ranking answers, whatever was made of it; and how sure it is. */
  readonly nearest: boolean;
  readonly confidence: number;
}

/** Asks a labelled question. */
export function outcomeOf(engine: Engine, labelled: Labelled): Outcome {
  const question = { text: labelled.question, ...(labelled.context && { context: labelled.context }) };
  const answer = engine.ask(question);
  const { best, confidence } = engine.judge(question);
  const shown = answer.outcome === 'not-in-sources' ? [] : answer.statements;
  const right = shown.map((fact) => isAnswer(fact, labelled));
  const nearest = best?.indexed.fact;
  return {
    labelled,
    answer,
    first: right[0] === true,
    three: right.slice(0, 3).includes(true),
    whole: labelled.all ? hasAll(shown, labelled) : right.includes(true),
    nearest: nearest !== undefined && isAnswer(nearest, labelled),
    confidence,
  };
}

function hasAll(shown: readonly Fact[], { paragraphs }: Labelled): boolean {
  const cited = new Set(shown.map(paragraphIdOf));
  return paragraphs.every((paragraph) => cited.has(paragraph));
}

/** Whether it came out as it should: a right answer, given as one; or none to what no source answers. */
export function isGood({ labelled, answer, first, whole }: Outcome): boolean {
  const answered = answer.outcome === 'answered';
  return labelled.paragraphs.length === 0 ? !answered : answered && (labelled.all ? whole : first);
}
