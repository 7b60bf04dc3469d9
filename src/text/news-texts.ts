import type { TextWith } from './text-with.ts';

/** What is said about changes of what is known: in digests and under `/latest`. */
export interface NewsTexts {
  /** Stands before what a fact said until now, or what was missing. */
  readonly before: string;
  /** What a part of a fact was before, and what it is now. */
  readonly changed: Readonly<Record<'speaker' | 'status' | 'date', (before: string, now: string) => string>>;
  /** Stands before the title of a source that came in. */
  readonly source: string;
  readonly labels: Readonly<Record<'disputes' | 'closed', string>>;
  /** How many there are of a kind, for the headline. */
  readonly counts: Readonly<Record<'sources' | 'disputes' | 'closed', TextWith<number>>>;
  /** How many new facts a digest leaves out. */
  readonly more: TextWith<number>;
  /** Stands before the topics of the facts that a briefing leaves out. */
  readonly topics: string;
  /** How many of these facts are on topics that are not named. */
  readonly otherTopics: TextWith<number>;

  /** What is posted when nothing is new. */
  readonly quiet: {
    /** The day of the last news. */
    readonly since: TextWith<string>;
    /** How many of the known gaps are open, and how many there are. */
    readonly open: (open: string, all: string) => string;
    /** The same where all of them are open. */
    readonly allOpen: TextWith<number>;
    /** Stands before the command that stops this. */
    readonly change: string;
    /** Stands above a gap. */
    readonly gap: string;
    readonly openSince: TextWith<string>;
  };

  readonly latest: {
    /** The title of the first look: the number of facts, in words. */
    readonly first: TextWith<string>;
    readonly since: TextWith<string>;
    readonly nothing: TextWith<string>;
    /** The same where the day of the last look is not known. */
    readonly sinceLook: string;
    readonly nothingSinceLook: string;
    /** Which items of a list are shown: their numbers, and the number of all. */
    readonly range: (shown: string, all: string) => string;
    /** Stands above the newest facts if nothing is new. */
    readonly newest: string;
    /** On the button that shows the rest. */
    readonly more: TextWith<number>;
    /** The list that a button belongs to is not kept any more. */
    readonly gone: string;
    readonly nothingYet: string;
  };
}
