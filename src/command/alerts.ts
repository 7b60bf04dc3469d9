import type { ChatRef } from './chat-ref.ts';

/** Hours of each day in which nothing is posted: from one local time (`HH:MM`) to another, which may be on the next day. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

/** The choices of the person who manages the chat. */
export interface AlertChoices {
  /** Ids of topics; all topics if empty. */
  readonly topics: readonly string[];
  readonly language: string;
  /** IANA time zone of the quiet hours and of the days. */
  readonly zone: string;
  /** How many alerts a local day may have, from 1 to `MOST_ALERTS`. */
  readonly most: number;
  readonly quiet: QuietHours | 'none';
}

/** The most alerts that a chat may choose to get on one day. */
export const MOST_ALERTS = 10;

/** In how many chats and threads of a platform one reader may have turned alerts on. */
export const MAX_ALERTS_OF_READER = 200;

/** What is chosen where nothing is said: a chat is not woken at night, and not flooded. */
export const USUAL_ALERTS: Pick<AlertChoices, 'most' | 'quiet'> = {
  most: 3,
  quiet: { from: '22:00', until: '07:00' },
};

/**
 * - `active`: alerts are posted
 * - `refused`: the bot has turned them off after the platform refused several in a row
 */
export type AlertState = 'active' | 'refused';

/** The alerts of a chat, as `/alerts status` shows them. */
export interface AlertStatus extends AlertChoices {
  readonly state: AlertState;
  /** How many alerts this local day has had. */
  readonly today: number;
  /** How many facts were held back, and are still to come. */
  readonly held: number;
}

/** The alerts of chats. Permissions are checked by the commands, not here. */
export interface Alerts {
  /**
   * Turns alerts on in a chat that has none, from the present knowledge on. Where they are on already, the choices are changed.
   *
   * @returns `reader-full` if the chat has none, and the reader has turned them on in `MAX_ALERTS_OF_READER` others
   */
  turnOn(from: ChatRef, user: string, choices: AlertChoices): Promise<AlertStatus | 'reader-full'>;
  /** The alerts of a chat and thread; undefined if they are off. */
  of(from: ChatRef): Promise<AlertStatus | undefined>;
  /** Changes the choices; undefined if alerts are off. */
  change(from: ChatRef, choices: Partial<AlertChoices>): Promise<AlertStatus | undefined>;
  /** Turns them off. Gives their last status; undefined if they were off. */
  turnOff(from: ChatRef): Promise<AlertStatus | undefined>;
}
