import type { TextWith } from './text-with.ts';

/** What the feeds of facts say besides the facts. */
export interface FeedTexts {
  /** The title of a feed, given that of the situation. */
  readonly title: TextWith<string>;
  /** The same of a feed on one topic. */
  readonly onTopic: (situation: string, topic: string) => string;
  readonly about: string;
  /** Stands before the date on which the source was published. */
  readonly published: string;
  /** On the link to the page of a fact. */
  readonly page: string;
}
