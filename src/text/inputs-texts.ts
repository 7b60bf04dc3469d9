import type { TextWith } from './text-with.ts';

/** What is asked back when an input can mean several things, or something is left out. Buttons follow. */
export interface InputTexts {
  /** Several zones have this name. */
  readonly zones: TextWith<string>;
  /** The value of a flag is neither a yes nor a no. */
  readonly flag: TextWith<string>;
  readonly yes: string;
  readonly no: string;
  /** Words such as "weekdays", which are other days in other countries. */
  readonly weekPart: TextWith<string>;
  /** Asks when a digest comes, given the time zone. */
  readonly when: TextWith<string>;
  /** Asks for the time zone of a digest, given the time. */
  readonly where: TextWith<string>;
  /** Stands before an example of what may be typed instead. */
  readonly orType: string;
}

/** What the pages say besides replies. */
export interface PageTexts {
  readonly sources: string;
  /** Above commands that can be typed in a chat with the bot. */
  readonly inChat: string;
  readonly notFound: string;
  readonly notFoundWhy: string;
  /** The field for a question. */
  readonly ask: string;
  /** The button that sends the question. */
  readonly send: string;
  /** A link to what the page tells, past what stands above it. */
  readonly skip: string;
  /** Links to other pages. */
  readonly pages: Readonly<
    Record<'latest' | 'timeline' | 'map' | 'claims' | 'sources' | 'help' | 'privacy', string>
  >;
}
