import type { Answer } from '../query/types.ts';

/** What is counted of an answer: nothing of the reader, of the chat or of the question's text. */
export type CountedAnswer = Pick<Answer, 'outcome' | 'missing'>;

/** Counts the questions that readers ask. */
export interface QuestionCounter {
  /**
   * Counts a question by its outcome, and the gap that was met. Text that is no question, such as a greeting, is not
   * counted. It never fails, and nothing waits for it.
   */
  count(answer: CountedAnswer): void;
}
