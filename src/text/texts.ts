import type { Status } from '../knowledge/model.ts';
import type { Verdict } from '../query/types.ts';
import type { AlertTexts } from './alert-texts.ts';
import type { BoardTexts } from './board-texts.ts';
import type { ChainTexts } from './chain-texts.ts';
import type { CommandWordings, OptionWordings } from './command-texts.ts';
import type { CorrectionTexts } from './correction-texts.ts';
import type { DeskTexts } from './desk-texts.ts';
import type { DigestTexts, SubscriptionTexts } from './digest-texts.ts';
import type { FeedTexts } from './feed-texts.ts';
import type { FeedbackTexts } from './feedback-texts.ts';
import type { FilesTexts } from './files-texts.ts';
import type { FormTexts, TalkTexts } from './form-texts.ts';
import type { InputTexts, PageTexts } from './inputs-texts.ts';
import type { NewsTexts } from './news-texts.ts';
import type { PackTexts } from './pack-texts.ts';
import type { PictureTexts } from './picture-texts.ts';
import type { SurfaceTexts } from './surface-texts.ts';
import type { TextWith } from './text-with.ts';
import type { ViewTexts } from './views-texts.ts';

/**
 * All texts of the bot itself, in one language. Values passed in (dates, names, the reader's words) are shown as they
 * are. Texts with a number follow the plural rules of the language.
 */
export interface Texts {
  /** Code of the language. */
  readonly language: string;
  /** Direction in which it is written. */
  readonly direction: 'ltr' | 'rtl';
  /** Names of the months, in the form used before a year. They are listed because loading them from ICU is slow. */
  readonly months: readonly string[];
  /** A day and its month, in the order and form of the language. */
  readonly dayOf: (day: number, month: string) => string;
  /** The days of the week, Monday first. */
  readonly weekdays: readonly string[];
  readonly everyDay: string;

  /** The reader's own words, in the language's quotation marks. */
  readonly quote: TextWith<string>;
  /** "a, b and c". */
  readonly listOf: (items: readonly string[]) => string;
  /** A date that the source does not give, but that follows from it. */
  readonly inferred: TextWith<string>;
  /** Stands between the items of a short row. */
  readonly comma: string;
  /** Between parts that hold commas or numbers themselves. */
  readonly semicolon: string;
  readonly age: Readonly<Record<'days' | 'weeks' | 'months' | 'years', TextWith<number>>>;
  /** So long before now. */
  readonly ago: TextWith<string>;
  /** The source of a statement. */
  readonly citation: (title: string, publisher: string) => string;
  readonly paragraph: TextWith<number>;
  /** The same in short, for small print. */
  readonly place: TextWith<number>;
  readonly facts: TextWith<number>;

  /** Follows a statement that is shown in another language, whose name is given: "(in English)". */
  readonly shownIn: TextWith<string>;

  /** The label of a status, which follows every statement, and its meaning. */
  readonly status: Readonly<Record<Status, string>>;
  readonly statusMeans: Readonly<Record<Status, string>>;

  readonly answer: {
    /** Above statements that may not answer the question. */
    readonly unsure: string;
    readonly also: string;
    readonly against: string;
    /** Above other accounts of the same event, of one publisher and of several. */
    readonly accounts: string;
    readonly accountsOf: TextWith<number>;
    /** Marks the latest of several accounts. */
    readonly newestAccount: string;
    /** Stands before the numbers of the statements in tension with this one. */
    readonly tension: string;
    readonly asOf: TextWith<string>;
    readonly newest: (age: string, date: string) => string;
    /** Labels of buttons: how many statements are left, and the others. */
    readonly more: TextWith<number>;
    readonly sources: string;
    readonly why: string;
    /** The fact with this number in the answer. */
    readonly factOf: TextWith<number>;
    /** Above the statements that an answer has left out; and where it has left out none. */
    readonly rest: string;
    readonly noRest: string;
    /** On the button that shows everyone a reply that only the asker has seen. */
    readonly share: string;
  };

  readonly forms: FormTexts;
  readonly talk: TalkTexts;

  /** For replies with several pages. */
  readonly pages: {
    readonly back: string;
    readonly next: string;
    readonly page: (page: number, of: number) => string;
    /** Told to a reader who did not ask; the label of the button that opens a copy for that reader. */
    readonly notYours: string;
    readonly own: string;
  };

  /** How a vote was saved. */
  readonly vote: Readonly<Record<'new' | 'changed' | 'same', string>>;

  readonly check: {
    /** The entry in the menu of a message; at most 32 characters, by Discord's limit. */
    readonly menu: string;
    readonly title: string;
    readonly noStatements: string;
    /** Stands for a statement that is already in the same reply. */
    readonly above: string;
    readonly verdicts: Readonly<Record<Verdict, string>>;
    /** What the sources have in the place of what a statement claims. */
    readonly instead: (stated: string, claimed: string) => string;
    /** The same of who says it. */
    readonly speaker: (stated: string, claimed: string) => string;
    /** Words that the sources contradict, where no other words can be shown. */
    readonly contradicted: TextWith<string>;
    /** The statement denies what the sources say, or says what they deny. */
    readonly opposite: string;
    /** Words of a statement that no source has. */
    readonly lacking: TextWith<string>;
    /** How many sentences were not checked. */
    readonly left: TextWith<number>;
  };

  /** Why there is no answer. */
  readonly missing: {
    readonly notInSources: string;
    readonly empty: string;
    readonly notAQuestion: string;
    readonly unknownWords: TextWith<string>;
    /** The name of the language of a plain text. */
    readonly otherLanguage: TextWith<string>;
    /** About one name, and about several. */
    readonly notOf: TextWith<string>;
    readonly noSuchLink: TextWith<string>;
    /** The question takes for granted what the sources say otherwise, in the words given. */
    readonly falsePremise: TextWith<string>;
    readonly instead: string;
    readonly nothingClose: string;
    readonly notYet: TextWith<string>;
    readonly nearest: string;
  };

  /** What is wrong with the reader's input, and what to do. */
  readonly wrong: {
    readonly command: TextWith<string>;
    readonly option: (typed: string, command: string) => string;
    readonly missingOption: (option: string, command: string) => string;
    readonly tooMuch: (typed: string, command: string) => string;
    readonly date: (typed: string, example: string) => string;
    readonly time: (typed: string, example: string) => string;
    readonly zone: (typed: string, example: string) => string;
    readonly days: (typed: string, examples: string) => string;
    readonly topic: TextWith<string>;
    readonly topics: TextWith<string>;
    readonly name: TextWith<string>;
    readonly fact: TextWith<string>;
    readonly language: (typed: string, known: string) => string;
    readonly didYouMean: TextWith<string>;
    readonly help: string;
    readonly tooLong: TextWith<number>;
    readonly noWords: string;
    readonly failed: string;
    /** Too many questions: the seconds to wait. */
    readonly tooOften: TextWith<number>;
    /** A button from an old version. */
    readonly oldButton: string;
    /** A command whose reply only the asker may see, typed where others can read it. */
    readonly alone: string;
  };

  readonly commands: CommandWordings;
  readonly options: OptionWordings;

  /** Why the reader may not use a command. */
  readonly access: {
    readonly others: string;
    /** The platform does not say here who is an admin. */
    readonly unknown: string;
    readonly unchecked: string;
  };

  /** Questions that are saved until the sources answer them. */
  readonly waiting: {
    /** On the button below a refusal. */
    readonly button: string;
    /** Where the answer will come: in this chat, in a direct message, or in this chat if that fails. */
    readonly kept: Readonly<Record<'here' | 'alone' | 'either', string>>;
    readonly there: string;
    /** The limit is reached. */
    readonly tooMany: TextWith<number>;
    readonly nowhere: string;
  };

  /** Deleting what is saved about a reader. */
  readonly forget: {
    /** Says what will be deleted; the button to confirm it follows. */
    readonly ask: string;
    readonly remove: string;
    readonly nothing: string;
    /** How many entries were deleted. */
    readonly gone: TextWith<number>;
  };

  readonly news: NewsTexts;
  readonly timeline: { readonly title: string; readonly nothing: string };
  readonly who: {
    readonly holds: string;
    readonly member: string;
    readonly said: string;
    readonly did: string;
    readonly named: string;
    readonly nothing: TextWith<string>;
  };
  /** Above who says what; there are no claims on something. */
  readonly claims: { readonly title: string; readonly nothing: TextWith<string> };
  readonly sources: {
    readonly title: string;
    /** Above the sources of one answer. */
    readonly ofAnswer: string;
    readonly published: TextWith<string>;
    readonly noAddress: string;
    readonly none: string;
    /** Of one source: whom its report rests on, when its facts were added, and the button that opens it where it was published. */
    readonly from: TextWith<string>;
    readonly added: TextWith<string>;
    readonly open: string;
    /** The link to the words of a paragraph in the source. */
    readonly there: string;
    /** There is no such source. */
    readonly unknown: TextWith<string>;
  };
  readonly fact: {
    readonly says: string;
    readonly status: string;
    readonly when: string;
    readonly added: string;
    readonly supersedes: string;
    readonly supersededBy: string;
    readonly retracted: (date: string, reason: string) => string;
    /** Behind a version that another has replaced: when, and why where that is known. */
    readonly corrected: (date: string, reason?: string) => string;
  };
  /** How the last answer was found. */
  readonly why: {
    readonly title: TextWith<string>;
    readonly nothing: string;
    readonly readAs: TextWith<string>;
    /** Labels of the words and names of the question that led to the answer, and of those that did not. */
    readonly found: string;
    readonly leftOut: string;
    /** Above the statement that was given as the answer, and above one that may not be it. */
    readonly answered: string;
    readonly unsure: string;
  };
  readonly replies: { readonly current: TextWith<string>; readonly set: TextWith<string> };
  readonly help: {
    readonly plain: string;
    readonly usage: string;
    readonly optional: string;
  };

  readonly chain: ChainTexts;
  readonly pictures: PictureTexts;
  readonly views: ViewTexts;
  readonly digest: DigestTexts;
  readonly alerts: AlertTexts;
  readonly board: BoardTexts;
  readonly desk: DeskTexts;
  readonly corrections: CorrectionTexts;
  readonly feedback: FeedbackTexts;
  readonly feeds: FeedTexts;
  readonly files: FilesTexts;
  readonly subscriptions: SubscriptionTexts;
  readonly inputs: InputTexts;
  readonly page: PageTexts;
  readonly pack: PackTexts;
  readonly surface: SurfaceTexts;

  /** Texts for Telegram only. */
  readonly telegram: {
    /** On the button that brings back the answer after another reply has replaced it. */
    readonly toAnswer: string;
    /** Stands in a group in place of a reply that only the asker may see. */
    readonly alone: string;
    /** At the top of the chat, after a press that is answered in a message which only the reader sees. */
    readonly hidden: string;
    /** On the button that opens the private chat. */
    readonly open: string;
    /** Like `alone`, for a question that is too long for a link. */
    readonly aloneTooLong: string;
    /** Opens the private chat after the link of `aloneTooLong`. */
    readonly askHere: string;
    /** Told to a reader who did not ask. */
    readonly notYours: string;
    /** On the button below an answer sent through inline mode; it opens the private chat. */
    readonly more: string;
    /** The same, for an answer that did not fit into one message. */
    readonly whole: string;
    /** Stands above the list of answers in inline mode. */
    readonly inPrivate: string;
    /** Said in chats of which the bot is no member, in one line. */
    readonly guest: {
      /** There is nothing that surely answers. */
      readonly unsure: string;
      /** To somebody who has asked nothing. */
      readonly nothing: string;
    };
  };
}
