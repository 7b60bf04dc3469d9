import type { With } from '../with.ts';

/** What has become of a fact since a chat last heard of it. */
type Kind = 'new' | 'corrected' | 'revised' | 'withdrawn';

/** What digests say, and other messages that nobody asked for at that moment. */
export interface DigestTexts {
  /** On top, given the date. */
  readonly headline: With<string>;
  /** On top of the first one, given the situation's title. */
  readonly briefing: With<string>;
  /** How many facts of a kind there are, for the headline. */
  readonly counts: Readonly<Record<Kind, With<number>>>;
  readonly labels: Readonly<Record<Kind, string>>;
  /** Before the statement that a correction takes the place of. */
  readonly instead: string;
  /** Above what is disputed. */
  readonly disputed: string;
  /** Facts that are in no source any more. */
  readonly removed: With<number>;
  readonly nothing: string;
  /** How much is known: numbers of facts and of sources, in words. */
  readonly total: (facts: string, sources: string) => string;
  readonly sources: With<number>;
  /** How many facts a briefing leaves out; before what they are about. */
  readonly more: With<number>;
  /** Above the answer to a question that was kept, given the day on which it was asked. */
  readonly answered: With<string>;
  /** The same where others read along, in place of whoever asked. */
  readonly answeredHere: With<string>;
  readonly paused: {
    /** Tells who set a digest up that it was paused, given its id, time and zone. */
    readonly title: (id: string, time: string, zone: string) => string;
    readonly why: Readonly<Record<'gone' | 'forbidden' | 'rejected', string>>;
    readonly resume: string;
  };
}
