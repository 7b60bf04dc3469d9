import type { Localized, NameKind, Status } from '../knowledge/model.ts';

/** Why a program proposes a value, in a few words for the editor, by the field of the fact or the source. */
export type Reasons = Readonly<Record<string, string>>;

/** Where a draft came from. */
export interface Origin {
  readonly kind: 'file' | 'address' | 'feed' | 'message';
  /** The name of the file, the address, or the address of the feed. */
  readonly at?: string;
  /** The chat in which an editor gave it, and the chat from which the post was forwarded. */
  readonly platform?: string;
  readonly chat?: string;
  readonly message?: string;
  readonly forwardedFrom?: string;
  /** ISO moment of the message or the item. */
  readonly date?: string;
}

/** The source as the program found it. What was not found is left out. */
export interface DraftSource {
  readonly title?: string;
  readonly publisher?: string;
  readonly author?: string;
  readonly language?: string;
  readonly url?: string;
  /** ISO day on which it came out. */
  readonly published?: string;
  /** SHA-256 of its text, which is kept as `texts/HASH.txt`. */
  readonly text: string;
}

/** When it happened. */
export interface DraftWhen {
  /** As in a fact: a day, month, year or two of these. */
  readonly date: string;
  /** From what it was inferred, per language; left out where the source gives the date itself. */
  readonly inferred?: Localized;
}

/** A name that no entry of names.yaml has. */
export interface NewName {
  readonly id: string;
  readonly kind: NameKind;
  readonly name: Localized;
  /** Further spellings that stand in the text or follow from it, per language. */
  readonly also?: Readonly<Record<string, readonly string[]>>;
  readonly role?: Localized;
}

/** An event that no entry of situation.yaml has, of which several facts are accounts. */
export interface NewEvent {
  readonly id: string;
  readonly title: Localized;
  /** Ids of known facts that are accounts of it too. */
  readonly facts: readonly string[];
}

/**
 * How a drafted fact stands to one that is known:
 *
 * - `same`: it says the same, so that nothing new is written
 * - `account-of`: another account of the same event
 * - `against`: the two cannot both be true, or one denies the other
 * - `corrects`: the source takes back what the fact says, or says that it has changed
 * - `new`: near, and still another matter
 */
export type Relation = 'same' | 'account-of' | 'against' | 'corrects' | 'new';

export interface NearFact {
  readonly fact: string;
  readonly relation: Relation;
  /** Why, in a few words. */
  readonly why: string;
}

/**
 * - `open`: nobody has decided
 * - `accepted`: it is to be published with its wording
 * - `skipped`: it is left out of this publication, and may be taken up later
 * - `rejected`: it is no fact for the knowledge
 * - `same`: a known fact says the same
 * - `published`: it stands in the knowledge, with its `id`
 */
export type Decision = 'open' | 'accepted' | 'skipped' | 'rejected' | 'same' | 'published';

/** Who did something, and when. */
export interface Act {
  /** Such as `discord:81384788765712384`, or `terminal:NAME`. */
  readonly by: string;
  /** ISO moment in UTC. */
  readonly at: string;
}

/** A sentence that is worth a fact, with what was found in it and what editors made of it. */
export interface DraftFact {
  /** From 1; it stays when others are removed. */
  readonly n: number;
  /** Number of the paragraph in the text, the title being 1. */
  readonly paragraph: number;
  /** The sentence of the source; it is never published. */
  readonly sentence: string;

  /** Id of a name, or the speaker's words per language. */
  readonly says?: string | Localized;
  readonly status?: Status;
  readonly when?: DraftWhen;
  /** Ids in names.yaml or of `newNames` of the draft, the main subject first. */
  readonly names: readonly string[];
  readonly topics: readonly string[];
  /** Numbers and hedges of the sentence that the wording has to keep, as they stand there. */
  readonly keep: readonly string[];
  /** The known facts that come nearest, the nearest first. */
  readonly near: readonly NearFact[];
  /** Ids of gaps that it would close. */
  readonly gaps: readonly string[];
  readonly reasons: Reasons;

  /** Id of the fact that it becomes; made of its wording where left out. */
  readonly id?: string;
  /** The statement in an editor's own words, per language; empty until somebody has written it. */
  readonly text: Localized;
  readonly decision: Decision;
  /** What it is to known facts, as decided by an editor; ids of facts, and of an event for `account-of`. */
  readonly links: Readonly<
    Partial<Record<'same' | 'against' | 'account-of' | 'supersedes' | 'context', string>>
  >;
  /** Who worded it last; with two reviewers, somebody else has to accept it. */
  readonly worded?: Act;
  /** Who has accepted it as it is worded now, in order. Another wording empties it. */
  readonly accepted: readonly Act[];
  /** What an editor typed for a field and could not be used, by field; it is offered again to be mended. */
  readonly typed?: Readonly<Record<string, string>>;
}

/** A source on its way into the knowledge. */
export interface Draft {
  /** Id of the source that it becomes. */
  readonly id: string;
  readonly state: 'open' | 'published' | 'dropped';
  readonly origin: Origin;
  readonly source: DraftSource;
  /** Why each value of the source is proposed. */
  readonly reasons: Reasons;
  /** What an editor has to know first, such as "this seems to be …". */
  readonly notes: readonly string[];
  readonly newNames: readonly NewName[];
  /** Events that its facts are accounts of, and that are to be written too. */
  readonly newEvents?: readonly NewEvent[];
  /** What an editor typed for the source or a name and could not be used, by field. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly facts: readonly DraftFact[];
}

/** The path of a draft among the files of the desk. */
export function draftPath(id: string): string {
  return `drafts/${id}.yaml`;
}
