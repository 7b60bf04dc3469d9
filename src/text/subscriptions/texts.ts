import type { With } from '../with.ts';

/** What is said to those who set up a chat's digests, and to those who look at them. */
export interface SubscriptionTexts {
  readonly nowhere: string;
  readonly set: string;
  /** Tells of the first one, and what comes after it. */
  readonly first: string;
  readonly there: string;
  readonly changed: string;
  /** Nothing was given to change; what to type follows. */
  readonly nothingGiven: string;
  readonly paused: string;
  readonly resumed: string;
  readonly over: string;
  readonly tooMany: string;
  /** The chat has none; what to type follows. */
  readonly none: string;
  /** Several could be meant. */
  readonly which: string;
  readonly unknown: With<string>;
  /** The bot may not post here yet; what it has to be given. */
  readonly lacks: With<string>;
  /** Above a preview. */
  readonly preview: string;

  readonly time: string;
  /** A time, its zone and the days. */
  readonly schedule: (time: string, zone: string, days: string) => string;
  readonly fromTo: (first: string, last: string) => string;
  readonly next: string;
  /** A moment: day of the week, date, and time with its zone. */
  readonly moment: (weekday: string, date: string, time: string) => string;
  readonly topics: string;
  readonly allTopics: string;
  readonly language: string;
  readonly whenEmpty: string;
  readonly empty: Readonly<Record<'skip' | 'line', string>>;
  readonly id: string;
  readonly state: string;
  readonly states: Readonly<Record<'active' | 'paused' | 'refused', string>>;
  readonly last: string;
  /** How a post ended. */
  readonly ended: Readonly<
    Record<'arrived' | 'partly' | 'refused' | 'nothing-new' | 'missed' | 'under-way', string>
  >;

  /** What is done with a digest, on buttons. */
  readonly buttons: Readonly<Record<'status' | 'preview' | 'pause' | 'resume', string>>;
}
