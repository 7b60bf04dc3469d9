import type { Answer } from '../query/types.ts';

/** What is counted of an answer: nothing of the chat, and of the question's text only words that no source has. */
export type CountedAnswer = Pick<
  Answer,
  'outcome' | 'missing' | 'form' | 'asked' | 'question' | 'explanation'
>;

/** A reader on a platform. */
export interface Asker {
  readonly platform: string;
  readonly user: string;
}

/**
 * Counts the questions that readers ask in chats: typed, by `/ask`, and by a button that asks a question. What readers are
 * shown again (other pages of a reply), half-typed text, the next question that an answer proposes, the terminal and
 * batches are not counted.
 */
export interface QuestionCounter {
  /**
   * Counts a question by its outcome and language, the gap that was met, and the words that no source has. Text that is no
   * question, such as a greeting, is not counted. It never fails, and nothing waits for it.
   *
   * @param asker only tells how many readers have used a word; it is kept as a keyed hash
   */
  count(answer: CountedAnswer, asker: Asker): void;
}

/** A counter for the questions of one reader. */
export type CountQuestion = (answer: CountedAnswer) => void;

/** Kinds of refusal of what is no question. */
const NO_QUESTION: ReadonlySet<string> = new Set(['empty', 'too-long', 'not-a-question']);

/** Whether a question was answered or refused, and not a greeting or the like. */
export function isQuestion({ form, missing }: CountedAnswer): boolean {
  return form.kind !== 'talk' && !(missing && NO_QUESTION.has(missing.kind));
}
