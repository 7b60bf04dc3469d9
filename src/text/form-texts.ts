import type { TextWith } from './text-with.ts';

/** Labels of answers that are more than the fact that answers one question. */
export interface FormTexts {
  readonly overview: string;
  readonly latest: string;
  readonly disputed: string;
  readonly people: string;
  readonly more: string;
  /** Above what no source says. */
  readonly gaps: string;
  /** How a misspelt name was read. */
  readonly readAs: (typed: string, name: string) => string;
  /** One side of a comparison of which the sources have nothing. */
  readonly nothingFrom: TextWith<string>;
}

/** The reply to what is said to the bot or asked about it. */
export interface TalkTexts
  extends Readonly<Record<'thanks' | 'farewell' | 'abilities' | 'languages' | 'subscribing', string>> {
  /** With what the situation is called. */
  readonly greeting: TextWith<string>;
  readonly mood: TextWith<string>;
  readonly chatter: TextWith<string>;
  readonly identity: TextWith<string>;
  /** With the sources, each with its publisher and date. */
  readonly reliability: TextWith<string>;
  readonly link: TextWith<string>;
  readonly age: TextWith<string>;
}
