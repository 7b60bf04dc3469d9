import type { Engine } from './engine.ts';
import type { Answer, Question } from './types.ts';

/**
 * The same engine, which gives the answers to the latest questions again without looking for them: buttons and pages
 * ask what was asked before, and in a busy hour many ask the same. An answer depends on nothing but the question, and
 * on earlier questions only where it says so.
 *
 * @param most how many answers are kept
 */
export function remembering(engine: Engine, most = 2_000): Engine {
  /** Least recently asked first. */
  const answers = new Map<string, Answer>();

  function keep(key: string, answer: Answer): Answer {
    answers.delete(key);
    answers.set(key, answer);
    const oldest = answers.keys().next().value;
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
    return answer;
  }

  return {
    ...engine,
    ask(question) {
      const alone = keyOf({ ...question, context: [] });
      const known = answers.get(alone);
      if (known && (known.standsAlone || !question.context?.length)) return keep(alone, known);
      const key = keyOf(question);
      const answer = answers.get(key) ?? engine.ask(question);
      return keep(answer.standsAlone ? alone : key, answer);
    },
  };
}

function keyOf({ text, language, asOf, context = [] }: Question): string {
  return JSON.stringify([text, language ?? null, asOf ?? null, context]);
}
