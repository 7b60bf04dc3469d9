import { sql } from 'kysely';
import type { BoardStore } from '../board/board.ts';
import type { MoveTaker } from '../command/chat-move.ts';
import type { Readers } from '../command/command.ts';
import type { Votes } from '../command/votes.ts';
import type { CorrectionStore } from '../desk/corrections/correction-store.ts';
import type { DeskFiles } from '../desk/desk-files.ts';
import type { AlertStore } from '../digest/alerts/alert.ts';
import type { Blobs, Ledger } from '../digest/ledger.ts';
import type { Reports } from '../digest/operators/report.ts';
import type { Subscriptions } from '../digest/subscription.ts';
import type { WatchStore } from '../digest/watch-store.ts';
import type { EventClaims } from '../sending/event-claims.ts';
import type { ReplicaStore } from '../sending/limit-share.ts';
import type { Log } from '../util/log.ts';
import { UnreadableRows } from '../util/unreadable-rows.ts';
import type { WebhookStore } from '../webhooks/webhook-store.ts';
import { DatabaseAlerts } from './alerts.ts';
import { type BackupMark, backupMark } from './backup-mark.ts';
import { DatabaseBlobs } from './blobs.ts';
import { DatabaseBoards } from './boards.ts';
import { DatabaseCorrections } from './corrections.ts';
import type { Database } from './database.ts';
import { DatabaseDeskFiles } from './desk-files.ts';
import { DatabaseEventClaims } from './event-claims.ts';
import { forget } from './forget.ts';
import { DatabaseLedger } from './ledger.ts';
import { moveChat } from './move-chat.ts';
import { DatabaseQuestionCounts } from './question-counts.ts';
import { DatabaseReaders } from './readers.ts';
import { DatabaseReplicas } from './replicas.ts';
import { readReport } from './report.ts';
import { DatabaseSubscriptions } from './subscriptions.ts';
import { unsynced } from './unsynced.ts';
import { DatabaseVotes } from './votes.ts';
import { DatabaseWatches } from './watches.ts';
import { DatabaseWebhooks } from './webhooks.ts';

export interface StoreOptions {
  /** URL of a PostgreSQL database, which replicas share. Default: a SQLite file in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  /** Folder for the SQLite file, created if missing. */
  readonly dataDir: string;
  /** Default: nothing is logged. */
  readonly log?: Pick<Log, 'warn'> | undefined;
}

/** What Sanad remembers between runs. While the database does not answer, methods reject with its error. */
export interface Store {
  readonly votes: Votes;
  readonly readers: Readers;
  readonly claims: EventClaims;
  readonly subscriptions: Subscriptions;
  readonly ledger: Ledger;
  readonly blobs: Blobs;
  readonly watches: WatchStore;
  readonly alerts: AlertStore;
  readonly questionCounts: DatabaseQuestionCounts;
  readonly reports: Reports;
  readonly corrections: CorrectionStore;
  readonly webhooks: WebhookStore;
  readonly boards: BoardStore;
  /** The other processes with the same database; left out where there can be none. */
  readonly replicas?: ReplicaStore;
  /** The files of the desk in the database, for replicas that share one. */
  readonly deskFiles: DeskFiles;
  readonly backupMark: BackupMark;

  /**
   * Removes what is kept of a reader on a platform: in one chat and its threads, or everywhere if no chat is given. The
   * digests and alerts that the reader has set up stay with their chats. Questions for follow-ups are in memory: other
   * replicas keep theirs until they end.
   *
   * @returns the number of things that were removed
   */
  forget(platform: string, user: string, chat?: string): Promise<number>;

  /** Moves all but what was posted of a chat that has got a new id: digests, alerts, boards, saved questions, readers' choices. */
  readonly moveChat: MoveTaker;

  /** Rejects when the database does not answer. */
  ping(): Promise<void>;

  /** Closes the database; may be called again. Later calls of other methods reject. */
  close(): Promise<void>;
}

/**
 * Opens the database, and creates its tables or brings them up to date.
 *
 * @throws StoreError with a sentence for the operator when the database cannot be used
 */
export async function openDatabase({ databaseUrl, dataDir, log }: StoreOptions): Promise<Database> {
  // Only the one in use is loaded: with SQLite, the bot starts without `pg`.
  return databaseUrl === undefined
    ? await (await import('./sqlite.ts')).openSqlite(dataDir)
    : await (await import('./postgres.ts')).openPostgres(databaseUrl, log);
}

/**
 * Opens the database for reading, also while bots use it: nothing is locked, created or migrated.
 *
 * @returns undefined if there is no SQLite file
 * @throws StoreError with a sentence for the operator when the database cannot be read
 */
export async function openDatabaseToRead({
  databaseUrl,
  dataDir,
}: StoreOptions): Promise<Database | undefined> {
  return databaseUrl === undefined
    ? (await import('./sqlite.ts')).openSqliteToRead(dataDir)
    : (await import('./postgres.ts')).openPostgresToRead(databaseUrl);
}

/**
 * Opens the store, and creates its tables or brings them up to date.
 *
 * @throws StoreError with a sentence for the operator when the database cannot be used
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { db, close } = await openDatabase(options);
  const alone = options.databaseUrl === undefined;
  const withoutSync = unsynced(db, alone);
  const rows = new UnreadableRows(options.log);
  const readers = new DatabaseReaders(db, alone);
  let closed: Promise<void> | undefined;
  return {
    votes: new DatabaseVotes(db),
    claims: new DatabaseEventClaims(withoutSync),
    readers,
    subscriptions: new DatabaseSubscriptions(db, rows),
    ledger: new DatabaseLedger(db, alone, rows),
    blobs: new DatabaseBlobs(db),
    watches: new DatabaseWatches(db, alone, rows),
    alerts: new DatabaseAlerts(db, rows),
    questionCounts: new DatabaseQuestionCounts(db),
    reports: { read: (period) => readReport(db, period) },
    corrections: new DatabaseCorrections(db, withoutSync),
    webhooks: new DatabaseWebhooks(db, alone, rows),
    boards: new DatabaseBoards(db, rows),
    deskFiles: new DatabaseDeskFiles(db),
    ...(alone ? {} : { replicas: new DatabaseReplicas(db) }),
    backupMark: backupMark(db, alone),
    forget: (platform, user, chat) => {
      readers.forgetInMemory(platform, user, chat);
      return forget(db, platform, user, chat);
    },
    moveChat: async (move) => {
      await moveChat(db, move);
      readers.moveInMemory(move);
    },
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}
