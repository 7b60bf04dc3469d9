import type { Talk } from '../query/intent/cue.ts';
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

/** What is said about the bot and its sources. */
export interface TalkParts {
  /** What the situation is called. */
  readonly title: string;
  /** The sources, each with its publisher and date. */
  readonly sources: string;
}

/** The reply to what is said to the bot or asked about it. */
export type TalkTexts = Readonly<Record<Talk, TextWith<TalkParts>>>;
