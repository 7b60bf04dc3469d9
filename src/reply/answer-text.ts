import type { Knowledge } from '../knowledge/model.ts';
import type { Answer } from '../query/types.ts';
import { refusal } from './refusal.ts';
import { attribution, inLanguage } from './statements.ts';

/** What a reader sees of an answer, without markup: each statement on its line with its speaker, or the refusal. */
export function answerText(answer: Answer, knowledge: Knowledge): string {
  if (answer.outcome !== 'answered') return refusal(answer, knowledge).join(' ');
  return answer.statements
    .map(
      (fact) =>
        inLanguage(fact.text, answer.language, knowledge) + attribution(fact, answer.language, knowledge),
    )
    .join('\n');
}
