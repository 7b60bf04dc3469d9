import type { TextWith } from './text-with.ts';

/** What the bot says of itself: to somebody new, in its settings and its help, and about what it keeps. */
export interface SurfaceTexts {
  readonly start: {
    /** What the bot is, given the title of the situation. */
    readonly what: TextWith<string>;
    /** To somebody who has sent what has no words. */
    readonly reads: string;
    /** On the button that tells the situation in short. */
    readonly brief: string;
    /** Above lines to type, where there are no buttons; it says how to leave. */
    readonly lines: string;
  };
  readonly settings: {
    readonly title: string;
    /** The name of the language follows. */
    readonly language: string;
    /** These name the command that changes or shows it. */
    readonly digests: string;
    readonly kept: string;
  };
  /** What is kept of readers; each is a line. */
  readonly privacy: {
    readonly title: string;
    /** Of questions, which are in memory only, and of questions where the operator logs them. */
    readonly questions: string;
    readonly logged: string;
    readonly reader: string;
    readonly saved: string;
    readonly digests: string;
    /** Of what is kept of the bot's own messages, so that they can be corrected. */
    readonly corrections: string;
    readonly counts: string;
    /** In place of the others, where nothing is kept. */
    readonly nothing: string;
  };
  readonly help: {
    /** Headings of the groups of commands. */
    readonly groups: Readonly<Record<'ask' | 'look' | 'digests' | 'you', string>>;
    /** Above the meanings of the words that follow statements; also on the button that shows them. */
    readonly statuses: string;
  };
}
