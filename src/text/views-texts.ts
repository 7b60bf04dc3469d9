import type { TextWith } from './text-with.ts';

/** What the commands say that show facts in another order than an answer: brief, timeline, who, claims, fact. */
export interface ViewTexts {
  /** On the button that shows the rest of a list: how many there are. */
  readonly more: TextWith<number>;
  readonly brief: {
    /** How many facts a brief leaves out. */
    readonly left: TextWith<number>;
    /** On the buttons below. */
    readonly latest: string;
    readonly timeline: string;
  };
  readonly timeline: {
    /** Above events whose month or year is inferred. */
    readonly around: TextWith<string>;
    readonly undated: string;
  };
  readonly who: {
    /** Who belongs to a group. */
    readonly members: string;
    readonly roles: string;
    /** Before buttons with names that are spelled alike, and with those of whom most is told. */
    readonly near: string;
    readonly mostTold: string;
  };
  readonly claims: {
    /** How many speakers say what follows, and how many speak against it. */
    readonly say: TextWith<number>;
    readonly against: TextWith<number>;
  };
  /** The reader's words, on which there is nothing. */
  readonly nothing: TextWith<string>;
  /** Above facts that may not be about the reader's words. */
  readonly closest: string;
  /** Before buttons with topics. */
  readonly topics: string;
  readonly fact: {
    /** The number is beyond the facts of the last answer: how many it has. */
    readonly beyond: TextWith<number>;
    /** On the button that copies where the fact stands. */
    readonly copy: string;
    readonly noAnswer: string;
    readonly id: string;
  };
}
