import type { TextWith } from './text-with.ts';

/** What the bot says and what stands on its buttons when a reader votes on an answer. */
export interface FeedbackTexts {
  /** On the button under an answer that opens the vote. */
  readonly open: string;
  readonly ask: string;
  readonly helpful: string;
  readonly unhelpful: string;
  /** Follows a vote that the answer did not help. */
  readonly why: string;
  /** The same question alone, above a form. */
  readonly title: string;
  /** On the buttons below that question. */
  readonly reasons: Readonly<Record<'wrong' | 'old' | 'question' | 'unclear', string>>;
  /** A reason was saved. */
  readonly saved: string;
  /** The reader has the most votes that are kept: how many. */
  readonly tooMany: TextWith<number>;
}
