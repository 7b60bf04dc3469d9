import type { TextWith } from './text-with.ts';

/** What is said about corrections of messages that were sent before. */
export interface CorrectionTexts {
  /** The title of a message that was corrected, given the day. */
  readonly title: TextWith<string>;
  /** Tells a reader who was answered in private; the correction follows. */
  readonly told: string;
  /** Stands before or above statements that were withdrawn once and are valid again. */
  readonly again: string;
  /** Stands above the other statements of the message. */
  readonly rest: string;
}
