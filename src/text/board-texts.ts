import type { TextWith } from './text-with.ts';

/** What live boards say, and the command for them. */
export interface BoardTexts {
  /** The title of a board, given that of the situation or of the board's topic. */
  readonly title: TextWith<string>;
  /** What is marked: since which day. */
  readonly since: TextWith<string>;
  /** When the newest source of what the board is about was published. */
  readonly newest: TextWith<string>;
  /** Says that the message changes by itself, given when it did so last. */
  readonly changed: TextWith<string>;
  /** Before that moment, in the settings of a board. */
  readonly last: string;
  /** In the place of a board that was stopped, given the date. */
  readonly ended: TextWith<string>;
  /** On the button to what else there is. */
  readonly rest: string;

  /** Words that can be typed in the place of a topic. */
  readonly words: Readonly<Record<'off' | 'status' | 'all', readonly string[]>>;
  readonly nowhere: string;
  readonly none: string;
  /** The board was set up, got other choices, got a new message, or was there as it is. */
  readonly done: Readonly<Record<'set' | 'changed' | 'again' | 'there', string>>;
  /** Before its state, where nothing was done. */
  readonly here: string;
  readonly stopped: string;
  readonly pinned: Readonly<Record<'yes' | 'no', string>>;
  readonly states: Readonly<Record<'making' | 'live' | 'unknown' | 'ending', string>>;
  /** Why a board is paused. */
  readonly paused: Readonly<Record<'deleted' | 'gone' | 'forbidden' | 'rejected', string>>;
  readonly buttons: Readonly<Record<'stop' | 'again', string>>;
}
