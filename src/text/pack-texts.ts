import type { TextWith } from './text-with.ts';

/** What the one-file copy of the knowledge says of itself. */
export interface PackTexts {
  /** Labels of its pages. */
  readonly nav: Readonly<
    Record<'ask' | 'latest' | 'timeline' | 'claims' | 'names' | 'sources' | 'check' | 'all', string>
  >;
  /** Names of what a screen reader can jump to. */
  readonly pages: string;
  readonly languages: string;
  readonly skip: string;
  readonly question: string;
  readonly ask: string;
  readonly textToCheck: string;
  readonly check: string;
  /** While the search is being made ready, and where this browser cannot run it. */
  readonly opening: string;
  readonly noSearch: string;
  /** On which day it was saved; how long ago that is; and that this is long. */
  readonly saved: TextWith<string>;
  readonly age: TextWith<string>;
  readonly old: string;
  /** The clock of the device is behind the day on which it was saved. */
  readonly clock: string;
  /** The day on which the newest source was published. */
  readonly newest: TextWith<string>;
  /** Above the list of all facts. */
  readonly allFacts: TextWith<string>;
  readonly kinds: Readonly<Record<'person' | 'group' | 'place' | 'office' | 'voice', string>>;
  readonly noSuch: string;
  /** How to check the signature. */
  readonly genuine: {
    readonly title: string;
    readonly itself: string;
    readonly key: string;
    readonly compare: string;
    /** Where the publisher's key is, given its address. */
    readonly address: TextWith<string>;
    readonly withSanad: string;
    /** Given the name of the program. The key is in `pack.pub`, the copy in `FILE.html`. */
    readonly withOpenssl: TextWith<string>;
  };
}
