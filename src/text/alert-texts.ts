import type { TextWith } from './text-with.ts';

/** What alerts say, and the commands for them. */
export interface AlertTexts {
  /** The title of an alert. */
  readonly headline: string;
  /** Stands in a digest above facts that the chat has got as alerts. */
  readonly alerted: string;
  /** Tells the person who turned alerts on that they are off. Why is said in between. */
  readonly off: { readonly title: string; readonly resume: string };

  /** Alerts cannot be posted in this chat. */
  readonly nowhere: string;
  /** They are turned on. */
  readonly on: string;
  /** Explains what is posted, and what comes later. */
  readonly what: string;
  readonly changed: string;
  /** The reader has turned them on in as many chats as one reader may: the limit. */
  readonly tooManyOfYours: TextWith<number>;
  /** Nothing to change was given; an example follows. */
  readonly nothingGiven: string;
  /** They are turned off; their settings follow. */
  readonly over: string;
  /** The chat has none; an example follows. */
  readonly none: string;
  /** Asks for the zone; buttons follow. */
  readonly where: string;
  /** Labels of the choices. */
  readonly most: string;
  readonly mostADay: TextWith<number>;
  readonly quiet: string;
  readonly quietHours: (from: string, until: string, zone: string) => string;
  readonly noQuiet: (zone: string) => string;
  readonly today: string;
  readonly held: string;
  readonly states: Readonly<Record<'active' | 'refused', string>>;
  /** What was typed is no number of alerts: the word, the least and the most. */
  readonly wrongMost: (typed: string, least: number, most: number) => string;
  /** What was typed are no quiet hours: the word, and two examples. */
  readonly wrongQuiet: (typed: string, example: string, none: string) => string;
  readonly buttons: Readonly<Record<'off', string>>;
}
