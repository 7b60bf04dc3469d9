import { prepareAttribution } from '../knowledge/attribution.ts';
import type { Knowledge } from '../knowledge/model.ts';
import type { Answer, Question } from '../query/types.ts';
import { textLanguages } from '../text/index.ts';
import { composeAnswer } from './answer.ts';

/** Answers to the questions of so many facts are composed in each language. */
const WARMED = 4;

/**
 * Makes, a little at each step, what the first replies would have to wait for: patterns are compiled when they are first used,
 * and code that has never run takes ten times as long. It may be left out or ended early.
 */
export function* prepareReplies(
  knowledge: Knowledge,
  ask: (question: Question) => Answer,
  now: Date,
): Generator<void> {
  const languages = [...textLanguages];
  for (const language of new Set([...languages, ...knowledge.situation.required])) {
    yield* prepareAttribution(language);
  }
  for (const { ask: questions = {} } of knowledge.facts.slice(0, WARMED)) {
    for (const language of languages) {
      const text = questions[language] ?? '';
      // The whole question is answered, and half of it gives what comes nearest.
      for (const asked of [text, text.slice(0, text.length / 2)]) {
        composeAnswer(ask({ text: asked, language }), { knowledge, now });
        yield;
      }
    }
  }
}
