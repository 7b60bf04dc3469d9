import type { QuestionKind, Status } from '../knowledge/model.ts';
import type { Feature } from '../query/features.ts';

/** A text with a number or a piece of text in it. */
type With<T> = (value: T) => string;

/** Names of the commands that have a description. */
type CommandTexts = Readonly<
  Record<
    'ask' | 'latest' | 'timeline' | 'who' | 'claims' | 'sources' | 'fact' | 'why' | 'language' | 'help',
    string
  >
>;

/** Descriptions of the commands' options. */
type OptionTexts = Readonly<
  Record<
    'question' | 'asOf' | 'since' | 'timelineTopic' | 'name' | 'topic' | 'fact' | 'language' | 'command',
    string
  >
>;

/**
 * What the bot itself says, in one language. Pieces of text passed in (dates, names, the reader's words) are shown
 * as they are; numbers are counted by the language's own plural rules.
 */
export interface Texts {
  /** Code of the language. */
  readonly language: string;
  /** Names of the months as they stand before a year; own ones, as ICU takes longer to load than an answer. */
  readonly months: readonly string[];
  /** A day and its month, in the order and form of the language. */
  readonly dayOf: (day: number, month: string) => string;

  /** The reader's own words, in the language's quotation marks. */
  readonly quote: With<string>;
  /** "a, b and c". */
  readonly listOf: (items: readonly string[]) => string;
  /** A date that the source does not give. */
  readonly inferred: With<string>;
  readonly age: Readonly<Record<'days' | 'weeks' | 'months' | 'years', With<number>>>;
  /** Where a statement stands. */
  readonly citation: (title: string, publisher: string) => string;
  readonly paragraph: With<number>;
  readonly facts: With<number>;

  /** A status in one or two words, as it follows every statement; and what it means. */
  readonly status: Readonly<Record<Status, string>>;
  readonly statusMeans: Readonly<Record<Status, string>>;

  readonly answer: {
    readonly also: string;
    readonly against: string;
    /** Stands before the marks of the statements that pull against this one. */
    readonly tension: string;
    readonly asOf: With<string>;
    readonly newest: (age: string, date: string) => string;
    readonly why: string;
    readonly full: string;
    readonly sources: string;
  };

  /** Why there is no answer. */
  readonly missing: {
    readonly notInSources: string;
    readonly empty: string;
    readonly notAQuestion: string;
    readonly unknownWords: With<string>;
    /** Of one name, and of several. */
    readonly notOf: With<string>;
    readonly noSuchLink: With<string>;
    readonly instead: string;
    readonly detail: Readonly<Record<QuestionKind, string>>;
    readonly nothingClose: string;
    readonly notYet: With<string>;
    readonly nearest: string;
  };

  /** What is wrong with what was typed. */
  readonly wrong: {
    readonly command: With<string>;
    readonly option: (typed: string, command: string) => string;
    readonly missingOption: (option: string, command: string) => string;
    readonly tooMuch: (typed: string, command: string) => string;
    readonly date: (typed: string, example: string) => string;
    readonly topic: With<string>;
    readonly topics: With<string>;
    readonly name: With<string>;
    readonly fact: With<string>;
    readonly language: (typed: string, known: string) => string;
    readonly didYouMean: With<string>;
    readonly help: string;
    readonly tooLong: With<number>;
    readonly noWords: string;
    readonly failed: string;
  };

  readonly commands: CommandTexts;
  readonly options: OptionTexts;

  readonly latest: {
    readonly first: string;
    readonly since: With<string>;
    readonly added: With<string>;
    readonly nothing: With<string>;
    readonly nothingYet: string;
    readonly retracted: string;
  };
  readonly timeline: { readonly title: string; readonly nothing: string };
  readonly who: {
    readonly holds: string;
    readonly member: string;
    readonly said: string;
    readonly did: string;
    readonly named: string;
    readonly nothing: With<string>;
  };
  readonly claims: { readonly nothing: With<string> };
  readonly sources: { readonly title: string; readonly published: With<string>; readonly none: string };
  readonly fact: {
    readonly says: string;
    readonly status: string;
    readonly when: string;
    readonly added: string;
    readonly topics: string;
    readonly names: string;
    readonly against: string;
    readonly supersedes: string;
    readonly supersededBy: string;
    readonly retracted: (date: string, reason: string) => string;
  };
  readonly why: {
    readonly title: With<string>;
    readonly nothing: string;
    readonly readAs: With<string>;
    readonly wanted: string;
    readonly kind: Readonly<Record<QuestionKind, string>>;
    readonly names: string;
    readonly matched: string;
    readonly unmatched: string;
    readonly features: string;
    readonly feature: Readonly<Record<Feature, string>>;
    readonly confidence: (confidence: number, threshold: number) => string;
    readonly answer: string;
  };
  readonly replies: { readonly current: With<string>; readonly set: With<string> };
  readonly help: {
    /** What a chat opens with, given the situation's title. */
    readonly greeting: With<string>;
    readonly title: string;
    readonly plain: string;
    readonly usage: string;
    readonly optional: string;
  };
}
