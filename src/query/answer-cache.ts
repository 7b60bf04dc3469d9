import { LRUCache } from 'lru-cache';
import type { Engine } from './engine.ts';
import type { Answer, Question } from './types.ts';

/** Characters of all questions whose answers are kept. Questions of usual length leave nine tenths of it empty. */
const MOST_CHARACTERS = 1_000_000;

/**
 * The same engine, but it keeps the answers to the latest questions: buttons and pages ask the same question again, and in
 * a busy hour many readers do. An answer depends only on the question, and on earlier questions only where it says so.
 *
 * @param max how many answers are kept
 */
export function withAnswerCache(engine: Engine, max = 1_000): Engine {
  const answers = new LRUCache<string, Answer>({
    max,
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_, key) => key.length,
  });
  return {
    ...engine,
    ask(question) {
      const alone = keyOf({ ...question, context: [] });
      const known = answers.get(alone);
      if (known !== undefined && (known.standsAlone || !question.context?.length)) return known;
      const key = keyOf(question);
      const answer = answers.get(key) ?? engine.ask(question);
      answers.set(answer.standsAlone ? alone : key, answer);
      return answer;
    },
  };
}

function keyOf({ text, language, asOf, context = [] }: Question): string {
  return JSON.stringify([text, language ?? null, asOf ?? null, context]);
}
