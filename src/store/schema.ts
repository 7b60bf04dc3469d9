import type { AlertState } from '../command/alerts.ts';
import type { BoardState, BoardTrouble } from '../command/boards.ts';
import type { SubscriptionState, WhenEmpty } from '../command/digests.ts';
import type { Delivery, DeliveryKind, PartState } from '../digest/ledger.ts';
import type { PostedPlace } from '../sending/posted.ts';
import type { Refusal } from '../sending/poster.ts';

/**
 * The columns of the tables, the same in both databases. Moments are ISO 8601 texts in UTC: they sort correctly, any tool
 * shows them, and both drivers return what was written (`pg` reads large integers as text and `timestamptz` as Date;
 * SQLite has no type for moments). Booleans are 0 and 1, since SQLite has no such type. Lists and objects are JSON. A chat
 * without threads has an empty `thread`, since no column of a primary key may be null in PostgreSQL.
 */
export interface Tables {
  readonly votes: VotesTable;
  readonly readers: ReadersTable;
  readonly claims: ClaimsTable;
  readonly subscriptions: SubscriptionsTable;
  /** The texts of `Blobs`. */
  readonly documents: BlobsTable;
  readonly deliveries: DeliveriesTable;
  readonly parts: PartsTable;
  readonly watches: WatchesTable;
  readonly question_counts: OutcomeCount;
  readonly gap_counts: GapCount;
  readonly unknown_words: UnknownWordsTable;
  readonly secrets: SecretsTable;
  readonly desk_files: DeskFilesTable;
  readonly posted_messages: PostedMessagesTable;
  readonly posted_facts: PostedFactsTable;
  readonly told_corrections: ToldCorrectionsTable;
  readonly knowledge_in_use: KnowledgeInUseTable;
  readonly webhook_states: WebhookStatesTable;
  readonly webhook_deliveries: WebhookDeliveriesTable;
  readonly webhook_pauses: WebhookPausesTable;
  readonly alerts: AlertsTable;
  readonly boards: BoardsTable;
  readonly replicas: ReplicasTable;
}

/** The primary key of each table. A table comes after the tables that its rows refer to. */
export const KEYS = {
  votes: ['platform', 'user_id', 'chat', 'message'],
  readers: ['platform', 'user_id', 'chat', 'thread'],
  claims: ['platform', 'event'],
  subscriptions: ['id'],
  documents: ['key'],
  deliveries: ['subject', 'slot'],
  parts: ['subject', 'slot', 'n'],
  watches: ['id'],
  question_counts: ['day', 'outcome', 'language'],
  gap_counts: ['day', 'gap'],
  unknown_words: ['hash', 'reader'],
  secrets: ['name'],
  desk_files: ['path'],
  posted_messages: ['platform', 'chat', 'message'],
  posted_facts: ['platform', 'chat', 'message', 'fact'],
  told_corrections: ['platform', 'reader', 'fact'],
  knowledge_in_use: ['name'],
  webhook_states: ['state'],
  webhook_deliveries: ['id'],
  webhook_pauses: ['address'],
  alerts: ['id'],
  boards: ['platform', 'chat', 'thread'],
  replicas: ['id'],
} as const satisfies { readonly [Table in keyof Tables]: readonly (keyof Tables[Table])[] };

/** One row per day, outcome and language. All days are kept: a day has a few rows. */
export interface OutcomeCount {
  /** ISO date in UTC. */
  readonly day: string;
  readonly outcome: string;
  /** Code of the language of the questions; empty for those of a version that did not count it. */
  readonly language: string;
  /** How many questions. */
  readonly count: number;
}

/** One row per day and gap that a question has met. */
export interface GapCount {
  /** ISO date in UTC; empty for questions of a version that did not count it. */
  readonly day: string;
  /** Id of the gap. */
  readonly gap: string;
  /** How often the gap was the reason for a refusal. */
  readonly count: number;
}

/**
 * One row per word that no source has and reader who has asked with it. Both are keyed hashes: nobody can read them without
 * the secret, and whoever has that can only try words out.
 */
interface UnknownWordsTable {
  readonly hash: string;
  readonly reader: string;
  /** ISO date in UTC of the reader's last question with it. */
  readonly day: string;
  /** The word itself, on rows of readers who have typed it after enough others had; else null. */
  readonly word: string | null;
}

/** One row per secret of this store. */
interface SecretsTable {
  readonly name: string;
  readonly secret: string;
}

/** One row per file of the desk; see `DeskFiles`. */
interface DeskFilesTable {
  readonly path: string;
  readonly text: string;
  readonly revision: string;
}

/** One row per message of the bot's that states facts; see `CorrectionStore`. */
export interface PostedMessagesTable {
  readonly platform: string;
  readonly chat: string;
  /** Id of the message on the platform. */
  readonly message: string;
  readonly thread: string;
  readonly place: PostedPlace;
  /** Id of the one reader who sees it; null where others read along. */
  readonly reader: string | null;
  readonly language: string;
  readonly posted_at: string;
  /** No process corrects it before this moment; empty if it is free. */
  readonly free_at: string;
  /** How often its correction was put off. */
  readonly retries: number;
}

/** One row per message and fact. It is removed with the message. */
export interface PostedFactsTable {
  readonly platform: string;
  readonly chat: string;
  readonly message: string;
  readonly fact: string;
  /** Its place among the facts of the message, from 0. */
  readonly n: number;
  /** What the message shows of it: empty for its statement; else see `stateOf`. */
  readonly shown_as: string;
}

/** One row per reader and fact that the reader was told a correction of. */
interface ToldCorrectionsTable {
  readonly platform: string;
  readonly reader: string;
  readonly fact: string;
  /** What the reader was told last; see `stateOf`. */
  readonly told: string;
  readonly told_at: string;
}

/** One row: the version of the knowledge that was taken over last. */
interface KnowledgeInUseTable {
  readonly name: string;
  readonly version: string;
}

/** One row per reader and answer. */
interface VotesTable {
  readonly platform: string;
  readonly chat: string;
  /** Id of the bot's message that holds the answer. */
  readonly message: string;
  readonly user_id: string;
  readonly helpful: number;
  /** Id of the fact that was the direct answer; null for a refusal. */
  readonly fact: string | null;
  readonly cast_at: string;
  /** How often the reader has changed the vote. It distinguishes a first vote from a later one in one statement. */
  readonly changes: number;
  /** What was wrong, if the reader has said so. */
  readonly reason: string | null;
}

/** One row per event that may arrive twice. */
interface ClaimsTable {
  readonly platform: string;
  /** Id of the event on the platform. */
  readonly event: string;
  readonly claimed_at: string;
  /** Who answers it, where it was held at first. */
  readonly holder: string | null;
  /** Until when only the holder may answer it; null where it is settled who does. */
  readonly held_until: string | null;
}

/** One row per reader and chat (and thread) in which the reader chose something. */
interface ReadersTable {
  readonly platform: string;
  readonly chat: string;
  readonly thread: string;
  readonly user_id: string;
  /** Language that the reader chose. */
  readonly language: string | null;
  /** Date up to which the reader has seen what was added or retracted. */
  readonly seen: string | null;
  /** Key of the text that tells what was known then; null in rows of earlier versions. */
  readonly seen_snapshot: string | null;
}

/** One row per digest that a chat gets. */
export interface SubscriptionsTable {
  readonly id: string;
  readonly platform: string;
  readonly chat: string;
  readonly thread: string;
  /** Id of the reader who set it up; null once the reader is forgotten. */
  readonly creator: string | null;
  readonly created_at: string;
  readonly state: SubscriptionState;
  readonly refusals: number;
  readonly time: string;
  readonly zone: string;
  /** A list of numbers. */
  readonly days: string;
  /** A list of ids. */
  readonly topics: string;
  readonly language: string;
  readonly when_empty: WhenEmpty;
  /** The next slot; null if there is none. */
  readonly next_date: string | null;
  readonly next_at: string | null;
  readonly next_rules: string | null;
  /** The baseline; null before the first. */
  readonly seen_snapshot: string | null;
  readonly seen_except: string | null;
  /** In minutes; 0 if it is posted at its time. */
  readonly within: number;
}

/** One row per text. */
interface BlobsTable {
  /** Hash of the text. */
  readonly key: string;
  readonly text: string;
  /** When it was last put, or somewhat earlier. */
  readonly put_at: string;
}

/** One row per delivery. */
export interface DeliveriesTable {
  readonly subject: string;
  readonly slot: string;
  readonly kind: DeliveryKind;
  readonly platform: string;
  /** Id of a chat, or of a reader where `direct` is 1. */
  readonly chat: string;
  readonly thread: string;
  readonly direct: number;
  readonly due_at: string;
  readonly until_at: string;
  readonly state: Delivery['state'];
  readonly body: string | null;
  readonly snapshot: string | null;
  readonly retry_at: string;
  readonly retries: number;
  /** Null while it has not ended. */
  readonly ended_at: string | null;
  readonly refusal: Refusal | null;
  /** Id of the message that it replies to. */
  readonly reply_to: string | null;
}

/** One row per message of a delivery. It is removed with the delivery. */
interface PartsTable {
  readonly subject: string;
  readonly slot: string;
  readonly n: number;
  readonly state: PartState;
  readonly sent_at: string;
  readonly message: string | null;
}

/** One row per question that a reader watches. */
export interface WatchesTable {
  readonly id: string;
  readonly platform: string;
  readonly chat: string;
  readonly thread: string;
  readonly user_id: string;
  readonly question: string;
  readonly language: string;
  readonly open: number;
  readonly created_at: string;
  readonly known_snapshot: string;
  readonly known_except: string;
}

/** One row per state of a fact that other programs were told of, and one that tells that this was begun. */
interface WebhookStatesTable {
  /** A hash of what was told. */
  readonly state: string;
  /** Id of the first version of the fact. */
  readonly entry: string;
  readonly changes: number;
  readonly told_at: string;
}

/** One row per event that an address has not taken yet. */
export interface WebhookDeliveriesTable {
  readonly id: string;
  /** A hash of the address. */
  readonly address: string;
  readonly body: string;
  readonly attempts: number;
  /** From when on it may be taken. */
  readonly free_at: string;
  readonly until_at: string;
}

/** One row per address that wants no more. */
interface WebhookPausesTable {
  readonly address: string;
  readonly paused_at: string;
}

/** One row per chat, or thread in it, that has turned alerts on. */
export interface AlertsTable {
  readonly id: string;
  readonly platform: string;
  readonly chat: string;
  readonly thread: string;
  /** Id of the reader who turned them on; null once the reader is forgotten. */
  readonly creator: string | null;
  readonly created_at: string;
  readonly state: AlertState;
  readonly refusals: number;
  /** A list of ids. */
  readonly topics: string;
  readonly language: string;
  readonly zone: string;
  readonly most: number;
  /** Both null if there are no quiet hours. */
  readonly quiet_from: string | null;
  readonly quiet_until: string | null;
  readonly seen_snapshot: string;
  readonly seen_except: string;
  /** A list of ids. */
  readonly held: string;
  /** Null if nothing waits. */
  readonly look_at: string | null;
}

/** One row per chat or thread that has a board; see `Board`. */
export interface BoardsTable {
  readonly platform: string;
  readonly chat: string;
  readonly thread: string;
  readonly id: string;
  /** Id of a topic; empty for the whole situation. */
  readonly topic: string;
  readonly language: string;
  readonly state: BoardState;
  readonly trouble: BoardTrouble | null;
  readonly made: number;
  readonly anew: number;
  readonly sent_at: string | null;
  readonly message: string | null;
  /** Null before it was tried. */
  readonly pinned: number | null;
  readonly shown: string | null;
  readonly changed_at: string | null;
  readonly retries: number;
  /** Version of the knowledge that was looked at last; empty if it is to be looked at again. */
  readonly version: string;
  readonly due_at: string;
  /** No process takes it before this moment; empty if it is free. */
  readonly free_at: string;
}

/** One row per process that runs; see `ReplicaStore`. */
interface ReplicasTable {
  readonly id: string;
  readonly divisor: number;
  readonly seen_at: string;
}
