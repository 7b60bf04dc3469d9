import type { DeskEditTexts } from './desk-edit-texts.ts';
import type { DeskWebTexts } from './desk-web-texts.ts';
import type { TextWith } from './text-with.ts';

/** What was decided about a fact, as the card and the log tell it. */
export type DeskActKind =
  | 'add'
  | 'word'
  | 'accept'
  | 'same'
  | 'against'
  | 'reject'
  | 'skip'
  | 'reopen'
  | 'publish'
  | 'correct'
  | 'retract'
  | 'translate'
  | 'edit'
  | 'split'
  | 'account-of'
  | 'source'
  | 'name'
  | 'propose'
  | 'confirm'
  | 'link'
  | 'open';

/** What the desk says to editors in their channel, and to everybody else. */
export interface DeskTexts {
  /** To whoever is no editor; to an editor elsewhere; to somebody who writes as the chat itself. */
  readonly others: string;
  readonly elsewhere: string;
  readonly anonymous: string;
  /** The entry in the menu of a message. */
  readonly toDesk: string;
  /** Somebody has typed the command without a link or a text. */
  readonly nothing: string;
  /** The form for a new draft: its title, which is on its button too, and its fields. */
  readonly addTitle: string;
  readonly addText: string;
  readonly addFile: string;
  readonly addFileHint: string;
  readonly tooLarge: (megabytes: number) => string;
  readonly noFile: string;

  /** How many facts were found in a draft, and how many of them need an editor. */
  readonly found: (id: string, facts: string, open: string) => string;
  readonly facts: TextWith<number>;
  readonly none: string;
  /** So many further drafts, which are not told one by one. */
  readonly moreDrafts: TextWith<number>;
  /** A feed by its title, and what has become of it. */
  readonly feedFails: TextWith<string>;
  readonly feedMended: TextWith<string>;
  readonly again: TextWith<string>;
  readonly drafts: string;
  readonly noDrafts: string;
  readonly state: Readonly<Record<'open' | 'published' | 'dropped', string>>;
  readonly waiting: TextWith<number>;
  readonly unknownDraft: TextWith<string>;
  readonly unknownFact: TextWith<string>;
  readonly oldCard: string;

  /** Labels of a card. */
  readonly position: (at: number, of: number) => string;
  readonly decision: Readonly<
    Record<'open' | 'accepted' | 'skipped' | 'rejected' | 'same' | 'published', string>
  >;
  readonly sentence: TextWith<number>;
  readonly wording: string;
  readonly speaker: string;
  readonly status: string;
  readonly when: string;
  readonly names: string;
  readonly topics: string;
  readonly keep: string;
  readonly near: string;
  readonly relation: Readonly<Record<'same' | 'account-of' | 'against' | 'corrects' | 'new', string>>;
  readonly problems: string;
  readonly notes: string;
  readonly notFound: string;
  /** Who has approved, and that another editor has to. */
  readonly waitsFor: TextWith<string>;
  readonly yourself: string;
  /** Somebody else was quicker. */
  readonly changed: (who: string, did: string) => string;
  /** What the second wrote then, which is not kept. */
  readonly yours: string;
  readonly somebody: string;
  readonly allDone: string;

  readonly buttons: Readonly<
    Record<
      | 'first'
      | 'approve'
      | 'word'
      | 'same'
      | 'sameAs'
      | 'dispute'
      | 'disputeWith'
      | 'reject'
      | 'skip'
      | 'back'
      | 'next'
      | 'card'
      | 'publish'
      | 'confirm'
      | 'correct'
      | 'retract'
      | 'translate',
      string
    >
  >;
  readonly which: string;

  /** The forms: their titles, what stands above them, and the labels of their fields. */
  readonly wordTitle: TextWith<number>;
  readonly wordHow: TextWith<string>;
  readonly correctTitle: string;
  readonly retractTitle: string;
  readonly translateTitle: string;
  readonly reason: string;
  readonly unread: TextWith<string>;

  readonly willPublish: TextWith<string>;
  readonly changes: string;
  readonly warnings: string;
  readonly noChanges: string;
  readonly published: string;
  readonly files: string;
  readonly corrected: TextWith<string>;
  readonly retracted: TextWith<string>;
  readonly translated: TextWith<string>;
  readonly missing: (language: string, count: number) => string;
  readonly noneMissing: TextWith<string>;

  /** Where editors change fields, sources, names and published facts. */
  readonly edit: DeskEditTexts;
  /** On the pages of the desk. */
  readonly web: DeskWebTexts;

  readonly log: string;
  readonly emptyLog: string;
  /** What somebody did, in the past: "approved". */
  readonly did: Readonly<Record<DeskActKind, string>>;
}
