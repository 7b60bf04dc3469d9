import type { TextWith } from './text-with.ts';

/** What editors are told of the knowledge's files while a bot follows them. */
export interface FilesTexts {
  /** The files have mistakes, which follow with file, line and column. */
  readonly broken: string;
  /** So many further mistakes. */
  readonly more: TextWith<number>;
  /** Nothing but the last good knowledge is in use. */
  readonly lastGood: string;
  /** Above the files whose last good text is in use, while the others are in use as they are. */
  readonly held: string;
  /** Above new files that are not in use. */
  readonly leftOut: string;
  readonly mended: string;
  /** Above what has changed. */
  readonly changed: string;
  readonly added: TextWith<number>;
  readonly corrected: TextWith<number>;
  readonly withdrawn: TextWith<number>;
  readonly reworded: TextWith<number>;
  /** No fact is another: names, gaps, words. */
  readonly noFacts: string;
}
