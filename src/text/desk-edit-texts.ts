import type { NameKind } from '../knowledge/model.ts';
import type { TextWith } from './text-with.ts';

/** What editors type in forms. */
export type DeskField =
  | 'says'
  | 'status'
  | 'when'
  | 'names'
  | 'topics'
  | 'title'
  | 'publisher'
  | 'published'
  | 'language'
  | 'url'
  | 'author'
  | 'kind'
  | 'role';

/** What the desk says where editors change fields, sources, names and published facts. */
export interface DeskEditTexts {
  /** Labels of fields, which editors may also type at the beginning of a line. */
  readonly fields: Readonly<Record<DeskField, string>>;
  /** What can be typed, in a few words, where it is not one of a few words. */
  readonly hints: Readonly<Partial<Record<DeskField, string>>>;
  readonly kinds: Readonly<Record<NameKind, string>>;
  readonly buttons: Readonly<
    Record<
      | 'edit'
      | 'more'
      | 'split'
      | 'account'
      | 'accountOf'
      | 'source'
      | 'editSource'
      | 'facts'
      | 'addName'
      | 'second'
      | 'keep'
      | 'drop'
      | 'writeToo'
      | 'look',
      string
    >
  >;
  readonly editTitle: TextWith<number>;
  readonly sourceTitle: string;
  readonly nameTitle: string;
  readonly eventTitle: string;
  /** How to answer where there is no form: a line for each. */
  readonly lines: string;
  /** Above the warnings of a card. */
  readonly toConfirm: string;
  /** Something was saved, and something is left to do. */
  readonly saved: string;
  readonly newNames: string;
  readonly unsaved: string;
  readonly ofWhich: string;
  readonly sourceChanged: string;
  /** A correction leaves out texts of a fact: in these languages. */
  readonly wouldDrop: TextWith<string>;
  /** Somebody wants to change a fact, and a second editor is needed. */
  readonly waits: (who: string, fact: string) => string;
  readonly waiting: string;
  readonly changes: Readonly<Record<'correct' | 'retract' | 'translate', string>>;
  readonly proposer: string;
  readonly noChange: string;
}
