import type { Localized, NameKind, Status } from '../knowledge/model.ts';
import type { DeskActKind } from '../text/index.ts';
import type { ChatRef } from './chat-ref.ts';
import type { Material } from './material.ts';

/** Whether somebody may edit here: `elsewhere` for an editor in another chat, `anonymous` for whoever writes as the chat itself. */
export type EditAccess = 'granted' | 'others' | 'elsewhere' | 'anonymous';

/** Who has sent something, and where. */
export interface Whereabouts {
  readonly from: ChatRef;
  readonly user: string;
  /** The group or server that the chat is or belongs to; left out alone with the bot. */
  readonly server?: string;
  readonly name?: string;
}

/** An editor who does something. */
export interface EditorRef {
  /** Such as `discord:81384788765712384`. */
  readonly by: string;
  /** What they are called on the platform. */
  readonly name?: string;
  /** The language in which names are shown to them and typed by them. Default: English. */
  readonly language?: string;
}

/** A draft in a list. */
export interface DraftSummary {
  readonly id: string;
  /** A few letters that stand for the id on buttons. */
  readonly code: string;
  readonly title?: string;
  readonly state: 'open' | 'published' | 'dropped';
  /** How many facts it has, and how many of them need an editor. */
  readonly facts: number;
  readonly open: number;
}

/** A draft that was made, or that was there already. */
export interface AddedDraft extends DraftSummary {
  readonly isNew: boolean;
  readonly notes: readonly string[];
}

export type CardDecision = 'open' | 'accepted' | 'skipped' | 'rejected' | 'same' | 'published';

/** A fact of a draft as editors see it, with all that they need to decide. */
export interface DeskCard {
  /** Names the fact and the state that this card shows, in few letters. */
  readonly key: string;
  readonly draft: DraftSummary;
  readonly notes: readonly string[];
  readonly n: number;
  /** Its place among the facts of the draft, from 1. */
  readonly position: number;
  /** Keys of the cards before and after it. */
  readonly back?: string;
  readonly next?: string;
  readonly paragraph: number;
  readonly sentence: string;
  readonly text: Localized;
  readonly decision: CardDecision;
  readonly speaker?: Localized;
  readonly status?: Status;
  readonly when?: { readonly date: string; readonly inferred?: Localized };
  readonly names: readonly Localized[];
  readonly topics: readonly Localized[];
  readonly keep: readonly string[];
  readonly near: readonly {
    readonly fact: string;
    readonly relation: 'same' | 'account-of' | 'against' | 'corrects' | 'new';
    readonly why: string;
    /** The event that it is an account of. */
    readonly event?: Localized;
  }[];
  /** Ids of known facts that it was linked with. */
  readonly links: Readonly<Partial<Record<'same' | 'against' | 'account-of', string>>>;
  /** Sentences on what stands in the way of publishing it. */
  readonly problems: readonly string[];
  /** Fields that have to be given or mended first, in the order of the problems. */
  readonly missing: readonly CardField[];
  /** Sentences on what may be meant all the same: approving it confirms that. */
  readonly toConfirm: readonly string[];
  /** What an editor would type for each field to leave it as it is. */
  readonly values: Readonly<Record<CardField, string>>;
  /** Who has approved it, where another editor has to approve it too. */
  readonly waitsFor?: string;
}

/** A field of a fact that editors type in a form. */
export type CardField = 'says' | 'status' | 'when' | 'names' | 'topics';

/** What is typed for the fields of a form. */
export type TypedValues = Readonly<Record<string, string>>;

/** What an editor decides on a card. */
export type CardAct =
  /** New texts and fields, which the same editor approves if nothing is missing. An empty text removes a language. */
  | { readonly kind: 'word'; readonly texts: Localized; readonly fields?: TypedValues }
  /** Fields alone. Nothing is approved. */
  | { readonly kind: 'edit'; readonly fields: TypedValues }
  | { readonly kind: 'accept' | 'reject' | 'skip' | 'reopen' | 'split' }
  /** An account of the event of a known fact. `title` is that of a new event. */
  | { readonly kind: 'account-of'; readonly near: string; readonly title?: Localized }
  /** A fact among the near ones, by its number from 1, or any by its id. */
  | { readonly kind: 'same' | 'against'; readonly near: string };

/** What became of it. */
export type CardOutcome =
  /** `next` is the card of the next fact that needs somebody; left out when all are decided. */
  | { readonly kind: 'done'; readonly draft: DraftSummary; readonly next?: DeskCard }
  /** It is saved as far as it could be used, and the same card goes on. `told` are sentences on what is still to be done. */
  | { readonly kind: 'stays'; readonly told: readonly string[]; readonly card: DeskCard }
  /** Somebody else has changed the fact since the card was made. Nothing was written. */
  | { readonly kind: 'changed'; readonly by?: string; readonly did?: DeskActKind; readonly card: DeskCard }
  /** With two reviewers, whoever has worded or approved it cannot be the second. */
  | { readonly kind: 'yourself'; readonly card: DeskCard }
  | { readonly kind: 'gone' };

/** A name that a draft adds. */
export interface CardName {
  readonly id: string;
  readonly kind: NameKind;
  readonly name: Localized;
  /** What an editor would type to leave it as it is: by language, and `kind` and `role`. */
  readonly values: TypedValues;
}

/** The source of a draft, and the names that it adds. */
export interface SourceCard {
  readonly key: string;
  readonly draft: DraftSummary;
  readonly notes: readonly string[];
  readonly values: TypedValues;
  readonly problems: readonly string[];
  readonly names: readonly CardName[];
  /** What was typed for a new name and could not be used. */
  readonly unsaved: TypedValues;
}

/** What an editor types about the source, or about the name at a place in the list of its card, from 1; 0 adds one. */
export type SourceAct =
  | { readonly kind: 'source'; readonly fields: TypedValues }
  | { readonly kind: 'name'; readonly at: number; readonly fields: TypedValues };

export type SourceOutcome =
  | { readonly kind: 'stays'; readonly told: readonly string[]; readonly card: SourceCard }
  /** Somebody else was quicker. Nothing was written. */
  | { readonly kind: 'changed'; readonly card: SourceCard }
  | { readonly kind: 'gone' };

/** What an editor changes of a published fact. */
export interface FactChange {
  readonly kind: 'correct' | 'retract' | 'translate';
  readonly fact: string;
  /** New texts; none for a retraction. */
  readonly texts: Localized;
  /** Why, for readers; none for a translation. */
  readonly reason: Localized;
}

/** A change that waits: for its author, who has to say what becomes of other languages, or for a second editor. */
export interface WaitingChange extends FactChange {
  readonly key: string;
  /** What the author is called. */
  readonly by: string;
  /** Languages whose texts it would remove, as long as nobody has said that this is meant. */
  readonly drops: readonly string[];
}

export type ChangeOutcome =
  | { readonly kind: 'done'; readonly change: FactChange }
  | { readonly kind: 'waits'; readonly change: WaitingChange }
  /** Whoever proposed it cannot be the second. */
  | { readonly kind: 'yourself' }
  | { readonly kind: 'gone' };

/** A question whose answer would be another: the fact that answers it, or that none does. */
export interface ChangedAnswer {
  readonly question: string;
  readonly before: string;
  readonly after: string;
}

/** What publishing a draft would change. */
export interface PublishPreview {
  readonly draft: DraftSummary;
  /** Old answers that would be others. */
  readonly changes: readonly ChangedAnswer[];
  readonly warnings: readonly string[];
  /** Names this preview, so that nothing else is published than what was seen. */
  readonly key: string;
}

/** What was done to a published fact. */
export interface PublishedFact {
  readonly id: string;
  readonly text: Localized;
}

export interface LogEntry {
  /** ISO moment. */
  readonly at: string;
  readonly by: string;
  readonly did: DeskActKind | string;
  readonly draft?: string;
  readonly n?: number;
  readonly detail?: string;
}

/** A link to the pages of the desk, for one editor. */
export interface DeskLink {
  readonly url: string;
  /** How long it can be opened. */
  readonly minutes: number;
}

/** Who may edit where, as platforms ask it to tell what an editor sends from a reader's question. */
export interface EditorsGate {
  /** Whether somebody may edit where they are. */
  access(inbound: Whereabouts): EditAccess;
  /** Whether a chat is a channel of editors. */
  isChannel(from: ChatRef): boolean;
}

/**
 * The desk as commands see it. A promise rejects with a `SanadError` whose sentences are for the editor, where what was asked
 * cannot be done.
 */
export interface DeskService extends EditorsGate {
  /**
   * Makes drafts of what an editor has sent.
   * @param data of the file, if it has one
   */
  add(material: Material, data: Uint8Array | undefined, inbound: Whereabouts): Promise<readonly AddedDraft[]>;
  drafts(): Promise<readonly DraftSummary[]>;
  /** The next card of a draft that needs this editor; undefined if there is none. */
  next(draft: string, editor: EditorRef): Promise<DeskCard | undefined>;
  /** All cards of a draft in their order, by its id, its code or the beginning of its id. */
  cards(draft: string, editor: EditorRef): Promise<readonly DeskCard[]>;
  /** The draft with this id or code, or with an id that begins so; without any, the oldest open one. */
  draft(typed: string | undefined): Promise<DraftSummary | undefined>;
  /** The card with this key, as its fact is now. */
  card(key: string, editor: EditorRef): Promise<DeskCard | undefined>;
  /** What has become of a card: undefined while its fact is as the card shows it. */
  changes(
    key: string,
    editor: EditorRef,
  ): Promise<Extract<CardOutcome, { readonly kind: 'changed' | 'gone' }> | undefined>;
  act(key: string, act: CardAct, editor: EditorRef): Promise<CardOutcome>;
  /** The source of the draft with this id, code or key. */
  source(draft: string): Promise<SourceCard | undefined>;
  actOnSource(key: string, act: SourceAct, editor: EditorRef): Promise<SourceOutcome>;
  /** @throws SanadError where something stands in the way, with a sentence for each */
  preview(draft: string): Promise<PublishPreview>;
  /**
   * Publishes what a preview has shown.
   * @param key of that preview
   * @returns the files that were changed, or the present preview if it is another by now and nothing was published
   */
  publish(key: string, editor: EditorRef): Promise<readonly string[] | PublishPreview>;
  /** A published fact, to be corrected. */
  published(id: string): PublishedFact | undefined;
  /** Changes a published fact, or keeps the change until somebody has confirmed it. */
  change(change: FactChange, editor: EditorRef): Promise<ChangeOutcome>;
  /** Changes that wait, the oldest first. */
  waiting(): Promise<readonly WaitingChange[]>;
  /** Confirms a change that waits. @param keeps the texts in other languages are still right */
  confirmChange(key: string, keeps: boolean, editor: EditorRef): Promise<ChangeOutcome>;
  /** Published facts without a text in a language. */
  untranslated(language: string): readonly PublishedFact[];
  /** What was done last, the latest first. */
  log(most: number): Promise<readonly LogEntry[]>;
  /** Makes a link to the pages of the desk; undefined where it has none. */
  link(editor: EditorRef): Promise<DeskLink | undefined>;
  /** The language in which a text is written. */
  detect(text: string): string;
}
