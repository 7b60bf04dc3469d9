import type { TextWith } from './text-with.ts';

/** What happened to a fact since a chat last saw it. */
type Kind = 'new' | 'corrected' | 'revised' | 'withdrawn';

/** What digests say, and other messages that the bot sends by itself. */
export interface DigestTexts {
  /** The title, given the date. */
  readonly headline: TextWith<string>;
  /** The title of the first digest, given the title of the situation. */
  readonly briefing: TextWith<string>;
  /** How many facts of a kind there are, for the headline. */
  readonly counts: Readonly<Record<Kind, TextWith<number>>>;
  readonly labels: Readonly<Record<Kind, string>>;
  /** Stands before the statement that a correction replaces. */
  readonly instead: string;
  /** Stands above disputed facts. */
  readonly disputed: string;
  /** How many facts are no longer in any source. */
  readonly removed: TextWith<number>;
  readonly nothing: string;
  /** How much is known: the numbers of facts and of sources, in words. */
  readonly total: (facts: string, sources: string) => string;
  /** How many sources; stands inside `total`. */
  readonly sources: TextWith<number>;
  /** How many facts a briefing leaves out. */
  readonly more: TextWith<number>;
  /** Stands above the answer to a saved question, given the day when it was asked. */
  readonly answered: TextWith<string>;
  /** The same in a group, where the asker could not be reached directly. */
  readonly answeredHere: TextWith<string>;
  /** Tells the person who set a digest up that it was paused. The three parts are shown one after the other. */
  readonly paused: {
    readonly title: (id: string, time: string, zone: string) => string;
    readonly why: Readonly<Record<'gone' | 'forbidden' | 'rejected', string>>;
    readonly resume: string;
  };
}

/** What the commands for a chat's digests reply. */
export interface SubscriptionTexts {
  /** Digests cannot be posted in this chat; a button for a preview follows. */
  readonly nowhere: string;
  readonly set: string;
  /** Explains the first digest and the later ones. */
  readonly first: string;
  readonly there: string;
  readonly changed: string;
  readonly paused: string;
  readonly resumed: string;
  /** The digest is deleted; its settings follow. */
  readonly over: string;
  /** The chat has as many digests as it may have: the limit. */
  readonly tooMany: TextWith<number>;
  /** The reader has set up as many digests, in all chats, as one reader may: the limit. */
  readonly tooManyOfYours: TextWith<number>;
  /** The chat has no digest; an example follows. */
  readonly none: string;
  /** Several digests could be meant; a button for each follows. */
  readonly which: string;
  readonly unknown: TextWith<string>;
  /** The permissions that the bot lacks to post here. */
  readonly lacks: TextWith<string>;
  /** Stands above a preview. */
  readonly preview: string;

  readonly time: string;
  /** A time, its zone and the days. */
  readonly schedule: (time: string, zone: string, days: string) => string;
  readonly fromTo: (first: string, last: string) => string;
  readonly next: string;
  /** A moment: day of the week, date, and time with its zone. */
  readonly moment: (weekday: string, date: string, time: string) => string;
  /** Where it is posted; stands before `newPosts`. */
  readonly place: string;
  /** Each digest is a new post of a forum. */
  readonly newPosts: string;
  readonly topics: string;
  readonly allTopics: string;
  readonly language: string;
  readonly whenEmpty: string;
  readonly empty: Readonly<Record<'skip' | 'line' | 'useful' | 'weekly', string>>;
  /** What was typed for these days is no choice: the word, and the choices. */
  readonly wrongQuiet: (typed: string, choices: string) => string;
  /** Label of `withinMinutes`. */
  readonly within: string;
  /** After its time by so many minutes at most. */
  readonly withinMinutes: (minutes: number) => string;
  /** What was typed is no number of minutes from 0 to the most. */
  readonly wrongWithin: (typed: string, most: number) => string;
  readonly id: string;
  readonly state: string;
  readonly states: Readonly<Record<'active' | 'paused' | 'refused', string>>;
  readonly last: string;
  /** How a post ended, or what is going on with it. */
  readonly ended: Readonly<
    Record<
      ('arrived' | 'partly' | 'refused' | 'nothing-new' | 'missed') | ('under-way' | 'retrying' | 'checking'),
      string
    >
  >;

  /** The form with the settings of a digest. */
  readonly form: {
    readonly title: string;
    /** What can be typed for the time and its zone, with an example. */
    readonly whenHint: TextWith<string>;
    readonly days: string;
    readonly topicsHint: string;
    /** How to answer where there is no form: a line for each. */
    readonly lines: string;
    /** On the button that opens the form with what was typed in it. */
    readonly again: string;
  };

  /** Labels of the buttons for one digest. */
  readonly buttons: Readonly<Record<'status' | 'preview' | 'pause' | 'resume' | 'settings', string>>;
}
