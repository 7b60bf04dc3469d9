import { setImmediate } from 'node:timers/promises';
import type { Overlay } from '../../knowledge/folder.ts';
import { type CheckedKnowledge, checkKnowledge } from '../../knowledge/load.ts';
import type { Knowledge } from '../../knowledge/model.ts';
import { ParsedFiles } from '../../knowledge/parsed-files.ts';
import { formatProblem, KnowledgeError, type Problem } from '../../knowledge/problems.ts';
import { type Compiled, compile } from '../../query/compile.ts';
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
/** The answers of so many versions are remembered. */
const KEPT = 3;

/** Finds knowledge that is compiled already, by its version. */
export type CompiledOf = (version: string) => Promise<Compiled | undefined>;

/**
 * Rehearses changes before they are written. It remembers parsed files and answers, so that a second rehearsal takes a part of
 * the time, and one of the same changes next to none.
 */
export class Rehearser {
  readonly #compiledOf: CompiledOf;
  readonly #parsed = new ParsedFiles();
  /** The knowledge in files that one preparation asks for twice. */
  readonly #present = new WeakMap<Overlay, Promise<CheckedKnowledge>>();
  /** By the version of the knowledge, the latest last. */
  readonly #answers = new Map<string, Map<string, ShortAnswer>>();

  constructor(compiledOf: CompiledOf = async () => undefined) {
    this.#compiledOf = compiledOf;
  }

  /** The present knowledge. @throws DeskError where it has mistakes */
  present(folder: string, present: Overlay, now: Date): Promise<CheckedKnowledge> {
    const known =
      this.#present.get(present) ?? presentKnowledge(folder, present, now, { parsed: this.#parsed });
    this.#present.set(present, known);
    return known;
  }

  /**
   * Loads the knowledge as it would be, checks it, and asks the labelled questions of the old and of the new one.
   *
   * @throws DeskError where the present knowledge has mistakes
   */
  async rehearse({ folder, present, changes, now, labelled }: RehearsalOptions): Promise<Rehearsal> {
    const before = await this.present(folder, present, now);
    let after: CheckedKnowledge;
    try {
      const overlay = new Map([...present, ...changes]);
      after = await checkKnowledge(folder, { overlay, now, parsed: this.#parsed });
    } catch (error) {
      if (!(error instanceof KnowledgeError)) throw error;
      return { problems: error.problems, warnings: [], asked: 0, changed: [] };
    }
    const earlier = new Set(before.warnings.map(({ file, message }) => `${file} ${message}`));
    const warnings = after.warnings.filter(({ file, message }) => !earlier.has(`${file} ${message}`));
    const questions = [...offeredQuestions(before.knowledge), ...labelled];
    const was = await this.#answersOf(before.knowledge, questions);
    // Its own new questions are asked when it is the old knowledge of the next rehearsal.
    const is = await this.#answersOf(after.knowledge, [...questions, ...offeredQuestions(after.knowledge)]);
    const changed = questions.flatMap((question): readonly ChangedAnswer[] => {
      const key = JSON.stringify(question);
      const [old, next] = [was.get(key), is.get(key)];
      if (old === undefined || next === undefined) return [];
      const isSame = old.outcome === next.outcome && old.fact === next.fact;
      return isSame ? [] : [{ ...question, before: old, after: next }];
    });
    return { problems: [], warnings, asked: questions.length, changed };
  }

  /** The answers to these questions, by the questions as JSON. */
  async #answersOf(
    knowledge: Knowledge,
    questions: readonly LabelledQuestion[],
  ): Promise<ReadonlyMap<string, ShortAnswer>> {
    const answers = this.#kept(knowledge.version);
    let engine: Engine | undefined;
    for (const [at, question] of questions.entries()) {
      const key = JSON.stringify(question);
      if (answers.has(key)) continue;
      engine ??= createEngine((await this.#compiledOf(knowledge.version)) ?? compile(knowledge));
      if (at % AT_A_TIME === 0) await setImmediate();
      answers.set(key, shortAnswer(engine, question));
    }
    return answers;
  }

  #kept(version: string): Map<string, ShortAnswer> {
    const answers = this.#answers.get(version) ?? new Map<string, ShortAnswer>();
    this.#answers.delete(version);
    this.#answers.set(version, answers);
    for (const old of [...this.#answers.keys()].slice(0, -KEPT)) this.#answers.delete(old);
    return answers;
  }
}

/** The present knowledge. @throws DeskError where it has mistakes */
export async function presentKnowledge(
  folder: string,
  present: Overlay,
  now: Date,
  options: { readonly parsed?: ParsedFiles } = {},
): Promise<CheckedKnowledge> {
  try {
    return await checkKnowledge(folder, { overlay: present, now, ...options });
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    throw new DeskError(
      'knowledge-wrong',
      `The knowledge has mistakes already, and has to be mended first:\n${error.problems.map(formatProblem).join('\n')}`,
      { cause: error },
    );
  }
}

function shortAnswer(engine: Engine, { question, context }: LabelledQuestion): ShortAnswer {
  const { outcome, statements } = engine.ask({ text: question, ...given({ context }) });
  return { outcome, ...given({ fact: outcome === 'not-in-sources' ? undefined : statements[0]?.id }) };
}
