import type { QuestionKind, Status } from '../knowledge/model.ts';
import type { PassageFeature } from '../query/passages/passage-features.ts';
import type { Feature } from '../query/ranking/features.ts';
import type { CommandWordings, OptionWordings } from './commands/texts.ts';
import type { DigestTexts } from './digest/texts.ts';
import type { SubscriptionTexts } from './subscriptions/texts.ts';
import type { With } from './with.ts';

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
  /** The days of the week, Monday first; and all of them. */
  readonly weekdays: readonly string[];
  readonly everyDay: string;

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
    readonly helpful: string;
    readonly unhelpful: string;
    /** On a button that shows to everyone what only the asker saw. */
    readonly share: string;
  };

  /** Where a reply has more pages than one. */
  readonly pages: {
    readonly back: string;
    readonly next: string;
    readonly page: (page: number, of: number) => string;
    /** To a reader who did not ask, and the button that shows the pages to that reader. */
    readonly notYours: string;
    readonly own: string;
  };

  /** What became of a vote. */
  readonly vote: Readonly<Record<'new' | 'changed' | 'same', string>>;

  readonly check: {
    /** What people pick in the menu of a message. */
    readonly menu: string;
    readonly title: string;
    readonly nothing: string;
    readonly noStatements: string;
    /** Stands for a statement that the same reply has given before. */
    readonly above: string;
    /** How many statements were left out. */
    readonly left: With<number>;
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
    /** What to type follows. */
    readonly asIn: string;
    readonly tooMuch: (typed: string, command: string) => string;
    readonly date: (typed: string, example: string) => string;
    readonly time: (typed: string, example: string) => string;
    readonly zone: (typed: string, example: string) => string;
    readonly days: (typed: string, examples: string) => string;
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
    /** Asked too often: the seconds to wait. */
    readonly tooOften: With<number>;
    /** A button that is no longer understood. */
    readonly oldButton: string;
    /** Asked where others read along, for what only the asker may see. */
    readonly alone: string;
  };

  readonly commands: CommandWordings;
  readonly options: OptionWordings;

  /** Why the asker may not use a command. */
  readonly access: {
    readonly others: string;
    /** The platform does not tell here. */
    readonly unknown: string;
    readonly unchecked: string;
  };

  /** A question is kept until the sources know. */
  readonly waiting: {
    /** On the button that asks for it. */
    readonly button: string;
    /** Where the answer will come: in this chat, to the asker alone, or, where that cannot be, in this chat. */
    readonly kept: Readonly<Record<'here' | 'alone' | 'either', string>>;
    readonly there: string;
    readonly tooMany: string;
    readonly nowhere: string;
  };

  /** What was kept of a reader is removed. */
  readonly forget: {
    /** Asks whether it shall be removed. */
    readonly ask: string;
    readonly remove: string;
    readonly nothing: string;
    /** How many things went. */
    readonly gone: With<number>;
  };

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
    readonly feature: Readonly<Record<Feature | PassageFeature, string>>;
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

  readonly digest: DigestTexts;
  readonly subscriptions: SubscriptionTexts;

  /** What is said on Telegram alone. */
  readonly telegram: {
    /** Leads back to the answer whose place something else has taken. */
    readonly toAnswer: string;
    /** Stands in a group for what only the asker may see. */
    readonly alone: string;
    /** On the button that opens it in the private chat. */
    readonly open: string;
    /** The same where no link can carry the question. */
    readonly aloneTooLong: string;
    /** Greets in the private chat whoever comes from a link that could not carry the question. */
    readonly askHere: string;
    /** Tells a reader that the pages are somebody else's. */
    readonly notYours: string;
    /** On the button below an answer sent into any chat: leads to the private chat. */
    readonly more: string;
    /** The same where the answer did not fit into one message. */
    readonly whole: string;
    /** Above the list of answers to send. */
    readonly inPrivate: string;
  };
}
