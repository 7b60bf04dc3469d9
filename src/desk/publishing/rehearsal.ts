import { setImmediate } from 'node:timers/promises';
import type { Overlay } from '../../knowledge/folder.ts';
import { type CheckedKnowledge, checkKnowledge } from '../../knowledge/load.ts';
import type { Knowledge } from '../../knowledge/model.ts';
import { formatProblem, KnowledgeError, type Problem } from '../../knowledge/problems.ts';
import { compile } from '../../query/compile.ts';
import { createEngine, type Engine } from '../../query/engine.ts';
import type { Outcome } from '../../query/types.ts';
import { given } from '../../util/given.ts';
import { DeskError } from '../desk-error.ts';
import { type LabelledQuestion, offeredQuestions } from './labelled-questions.ts';

/** What would be live after a change, found out before anything is written. It is plain data. */
export interface Rehearsal {
  /** What `check` refuses; then nothing else is known. */
  readonly problems: readonly Problem[];
  /** What `check` warns of, and did not warn of before. */
  readonly warnings: readonly Problem[];
  /** How many questions were asked of the old and the new knowledge. */
  readonly asked: number;
  /** Those that are answered in another way. */
  readonly changed: readonly ChangedAnswer[];
}

export interface ChangedAnswer extends LabelledQuestion {
  readonly before: ShortAnswer;
  readonly after: ShortAnswer;
}

/** As much of an answer as has to stay. */
export interface ShortAnswer {
  readonly outcome: Outcome;
  /** Id of the first fact, where the sources answer or come near. */
  readonly fact?: string;
}

export interface RehearsalOptions {
  /** The knowledge folder; the present files lie over it. */
  readonly folder: string;
  readonly present: Overlay;
  readonly changes: Overlay;
  readonly now: Date;
  /** Asked beside the questions that readers are offered. */
  readonly labelled: readonly LabelledQuestion[];
}

/** Between so many questions others get their turn. */
const AT_A_TIME = 20;

/**
 * Loads the knowledge as it would be, checks it, and asks the labelled questions of the old and of the new one.
 *
 * @throws DeskError where the present knowledge has mistakes
 */
export async function rehearse(options: RehearsalOptions): Promise<Rehearsal> {
  const { folder, present, changes, now, labelled } = options;
  const before = await presentKnowledge(folder, present, now);
  let after: CheckedKnowledge;
  try {
    after = await checkKnowledge(folder, { overlay: new Map([...present, ...changes]), now });
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return { problems: error.problems, warnings: [], asked: 0, changed: [] };
  }
  const earlier = new Set(before.warnings.map(({ file, message }) => `${file} ${message}`));
  const warnings = after.warnings.filter(({ file, message }) => !earlier.has(`${file} ${message}`));
  const questions = [...offeredQuestions(before.knowledge), ...labelled];
  const changed = await changedAnswers(before.knowledge, after.knowledge, questions);
  return { problems: [], warnings, asked: questions.length, changed };
}

/** The present knowledge. @throws DeskError where it has mistakes */
export async function presentKnowledge(
  folder: string,
  present: Overlay,
  now: Date,
): Promise<CheckedKnowledge> {
  try {
    return await checkKnowledge(folder, { overlay: present, now });
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    throw new DeskError(
      'knowledge-wrong',
      `The knowledge has mistakes already, and has to be mended first:\n${error.problems.map(formatProblem).join('\n')}`,
      { cause: error },
    );
  }
}

async function changedAnswers(
  before: Knowledge,
  after: Knowledge,
  questions: readonly LabelledQuestion[],
): Promise<readonly ChangedAnswer[]> {
  if (questions.length === 0) return [];
  const old = createEngine(compile(before));
  await setImmediate();
  const next = createEngine(compile(after));
  const changed: ChangedAnswer[] = [];
  for (const [at, question] of questions.entries()) {
    if (at % AT_A_TIME === 0) await setImmediate();
    const [was, is] = [shortAnswer(old, question), shortAnswer(next, question)];
    if (was.outcome !== is.outcome || was.fact !== is.fact)
      changed.push({ ...question, before: was, after: is });
  }
  return changed;
}

function shortAnswer(engine: Engine, { question, context }: LabelledQuestion): ShortAnswer {
  const { outcome, statements } = engine.ask({ text: question, ...given({ context }) });
  return { outcome, ...given({ fact: outcome === 'not-in-sources' ? undefined : statements[0]?.id }) };
}
