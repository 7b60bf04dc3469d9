import type { TextWith } from './text-with.ts';

/** What the desk says on its pages, and with the link to them. */
export interface DeskWebTexts {
  readonly title: string;
  /** With a link: within how many minutes it can be opened. */
  readonly link: TextWith<number>;
  /** On the link, and on the button of its page. */
  readonly open: string;
  readonly noPages: string;
  /** Before a link is opened: as whom. */
  readonly enter: TextWith<string>;
  readonly once: string;
  /** At the foot of each page. */
  readonly editAs: TextWith<string>;
  readonly close: string;
  readonly closed: string;
  /** Why somebody is not shown the desk, or why nothing was changed. */
  readonly refused: Readonly<Record<'none' | 'forged' | 'expired' | 'used' | 'foreign' | 'unread', string>>;
  readonly tooLarge: TextWith<number>;
  readonly takeBack: string;
  readonly save: string;
  readonly nextFact: string;
  readonly toDraft: string;
  /** Names a link to the page of a known fact. */
  readonly factPage: string;
}
