import type { Answer } from '../query/types.ts';

/** What is counted of an answer: nothing of the reader, of the chat or of the question's text. */
export type CountedAnswer = Pick<Answer, 'outcome' | 'missing' | 'form'>;

/**
 * Counts the questions that readers ask in chats: typed, by `/ask`, and by a button that asks a question. What readers are
 * shown again (other pages of a reply), half-typed text, the next question that an answer proposes, the terminal and
 * batches are not counted.
 */
export interface QuestionCounter {
  /**
   * Counts a question by its outcome, and the gap that was met. Text that is no question, such as a greeting, is not
   * counted. It never fails, and nothing waits for it.
   */
  count(answer: CountedAnswer): void;
}
