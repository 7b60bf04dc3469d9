import type { Localized, Status } from '../knowledge/model.ts';
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
  }[];
  /** Ids of known facts that it was linked with. */
  readonly links: Readonly<Partial<Record<'same' | 'against', string>>>;
  /** Sentences on what stands in the way of publishing it. */
  readonly problems: readonly string[];
  /** Who has approved it, where another editor has to approve it too. */
  readonly waitsFor?: string;
}

/** What an editor decides on a card. */
export type CardAct =
  /** New texts, which the same editor approves. An empty text removes a language. */
  | { readonly kind: 'word'; readonly texts: Localized }
  | { readonly kind: 'accept' | 'reject' | 'skip' | 'reopen' }
  /** A fact among the near ones, by its number from 1, or any by its id. */
  | { readonly kind: 'same' | 'against'; readonly near: string };

/** What became of it. */
export type CardOutcome =
  /** `next` is the card of the next fact that needs somebody; left out when all are decided. */
  | { readonly kind: 'done'; readonly draft: DraftSummary; readonly next?: DeskCard }
  /** Somebody else has changed the fact since the card was made. Nothing was written. */
  | { readonly kind: 'changed'; readonly by?: string; readonly did?: DeskActKind; readonly card: DeskCard }
  /** With two reviewers, whoever has worded or approved it cannot be the second. */
  | { readonly kind: 'yourself'; readonly card: DeskCard }
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
  /** The draft with this id or code, or with an id that begins so; without any, the oldest open one. */
  draft(typed: string | undefined): Promise<DraftSummary | undefined>;
  /** The card with this key, as its fact is now. */
  card(key: string): Promise<DeskCard | undefined>;
  /** What has become of a card: undefined while its fact is as the card shows it. */
  changes(key: string): Promise<Exclude<CardOutcome, { readonly kind: 'done' | 'yourself' }> | undefined>;
  act(key: string, act: CardAct, editor: EditorRef): Promise<CardOutcome>;
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
  correct(id: string, texts: Localized, reason: Localized, editor: EditorRef): Promise<void>;
  retract(id: string, reason: Localized, editor: EditorRef): Promise<void>;
  translate(id: string, texts: Localized, editor: EditorRef): Promise<void>;
  /** Published facts without a text in a language. */
  untranslated(language: string): readonly PublishedFact[];
  /** What was done last, the latest first. */
  log(most: number): Promise<readonly LogEntry[]>;
  /** The language in which a text is written. */
  detect(text: string): string;
}
