import type { TextWith } from './text-with.ts';

/** What is said of the chain by which a statement came to the reader. */
export interface ChainTexts {
  /** Above the links of the chain, each of which has it from the next. */
  readonly title: string;
  readonly you: string;
  /** The day on which the statement was added. */
  readonly sanad: TextWith<string>;
  /** Before how many origins the accounts of one event have. */
  readonly accounts: string;
  /** So many origins: in reports of one publisher, in those of several, and where some have no name and may be the same. */
  readonly origins: TextWith<number>;
  readonly independent: TextWith<number>;
  readonly atMost: TextWith<number>;
  readonly publishers: TextWith<number>;
  /** The origins and the publishers in one line, and on whom all accounts rest. */
  readonly both: (origins: string, publishers: string, shared?: string) => string;
}
