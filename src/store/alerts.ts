import type { Kysely, Transaction, Updateable } from 'kysely';
import type { AlertChoices } from '../command/alerts.ts';
import type { ChatMove } from '../command/chat-move.ts';
import type { ChatRef } from '../command/chat-ref.ts';
import type { Alert, AlertChange, AlertStore } from '../digest/alerts/alert.ts';
import type { UnreadableRows } from '../util/unreadable-rows.ts';
import { baselineOf, chatColumns, chatOf } from './columns.ts';
import { momentIn, type RowReading, readAll, readOne, textsIn } from './readable.ts';
import type { AlertsTable, Tables } from './schema.ts';

/** Alerts in a database. */
export class DatabaseAlerts implements AlertStore {
  readonly #db: Kysely<Tables>;
  readonly #reading: RowReading<AlertsTable, Alert>;

  constructor(db: Kysely<Tables>, rows: UnreadableRows) {
    this.#db = db;
    this.#reading = { table: 'alerts', rows, read: alertOf, idOf: ({ id }) => id };
  }

  async add(alert: Alert): Promise<boolean> {
    const { numInsertedOrUpdatedRows = 0n } = await this.#db
      .insertInto('alerts')
      .values(rowOf(alert))
      .onConflict((conflict) => conflict.columns(['platform', 'chat', 'thread']).doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows > 0n;
  }

  async get(id: string): Promise<Alert | undefined> {
    const row = await this.#db.selectFrom('alerts').selectAll().where('id', '=', id).executeTakeFirst();
    return readOne(this.#reading, row);
  }

  async of(from: ChatRef): Promise<Alert | undefined> {
    const row = await this.#db
      .selectFrom('alerts')
      .selectAll()
      .where((is) => is.and(chatColumns(from)))
      .executeTakeFirst();
    return readOne(this.#reading, row);
  }

  async countOf(platform: string, creator: string): Promise<number> {
    const { count } = await this.#db
      .selectFrom('alerts')
      .where((is) => is.and({ platform, creator }))
      .select(({ eb, fn }) => eb.cast<number>(fn.countAll(), 'integer').as('count'))
      .executeTakeFirstOrThrow();
    return count;
  }

  async page(
    platforms: readonly string[],
    after: string | undefined,
    most: number,
  ): Promise<readonly Alert[]> {
    return readAll(this.#reading, (without) =>
      this.#active(platforms, without)
        .where('id', '>', after ?? '')
        .orderBy('id')
        .limit(most)
        .execute(),
    );
  }

  async due(platforms: readonly string[], now: Date, most: number): Promise<readonly Alert[]> {
    return readAll(this.#reading, (without) =>
      this.#active(platforms, without)
        .where('look_at', '<=', now.toISOString())
        .orderBy('look_at')
        .orderBy('id')
        .limit(most)
        .execute(),
    );
  }

  async change(id: string, change: AlertChange, ifLookAt?: Date | null): Promise<boolean> {
    const { topics, language, zone, most, quiet, state, refusals, seen, held, lookAt } = change;
    const changed: Updateable<AlertsTable> = {
      // Never empty, so that the statement also tells without a change whether they exist.
      id,
      ...(topics && { topics: JSON.stringify(topics) }),
      ...(language !== undefined && { language }),
      ...(zone !== undefined && { zone }),
      ...(most !== undefined && { most }),
      ...(quiet && quietColumns(quiet)),
      ...(state && { state }),
      ...(refusals !== undefined && { refusals }),
      ...(seen && { seen_snapshot: seen.snapshot, seen_except: JSON.stringify(seen.except) }),
      ...(held && { held: JSON.stringify(held) }),
      ...(lookAt !== undefined && { look_at: lookAt?.toISOString() ?? null }),
    };
    const { numUpdatedRows } = await this.#db
      .updateTable('alerts')
      .set(changed)
      .where('id', '=', id)
      .$if(ifLookAt === null, (query) => query.where('look_at', 'is', null))
      .$if(ifLookAt instanceof Date, (query) => query.where('look_at', '=', ifLookAt?.toISOString() ?? ''))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  remove(id: string): Promise<boolean> {
    return this.#db.transaction().execute((transaction) => removeAlert(transaction, id));
  }

  #active(platforms: readonly string[], without: readonly string[]) {
    return this.#db
      .selectFrom('alerts')
      .selectAll()
      .where('state', '=', 'active')
      .where('platform', 'in', platforms)
      .$if(without.length > 0, (query) => query.where('id', 'not in', without));
  }
}

/** Moves the alerts of a chat that has got a new id. Where alerts were turned on there already, those stay. */
export async function moveAlerts(
  transaction: Transaction<Tables>,
  { platform, from, to }: ChatMove,
): Promise<void> {
  const doubled = await transaction
    .selectFrom('alerts')
    .select('id')
    .where((is) => is.and({ platform, chat: from }))
    .where(({ eb, selectFrom }) =>
      eb(
        'thread',
        'in',
        selectFrom('alerts as there')
          .select('there.thread')
          .where('there.platform', '=', platform)
          .where('there.chat', '=', to),
      ),
    )
    .execute();
  for (const { id } of doubled) await removeAlert(transaction, id);
  await transaction
    .updateTable('alerts')
    .set({ chat: to })
    .where((is) => is.and({ platform, chat: from }))
    .execute();
}

async function removeAlert(transaction: Transaction<Tables>, id: string): Promise<boolean> {
  const { numDeletedRows } = await transaction.deleteFrom('alerts').where('id', '=', id).executeTakeFirst();
  await transaction.deleteFrom('deliveries').where('subject', '=', id).execute();
  return numDeletedRows > 0n;
}

function rowOf(alert: Alert): AlertsTable {
  const { id, from, creator = null, createdAt, state, refusals, topics, language, zone, most } = alert;
  return {
    id,
    ...chatColumns(from),
    creator,
    created_at: createdAt.toISOString(),
    state,
    refusals,
    topics: JSON.stringify(topics),
    language,
    zone,
    most,
    ...quietColumns(alert.quiet),
    seen_snapshot: alert.seen.snapshot,
    seen_except: JSON.stringify(alert.seen.except),
    held: JSON.stringify(alert.held),
    look_at: alert.lookAt?.toISOString() ?? null,
  };
}

function alertOf(row: AlertsTable): Alert {
  const { quiet_from: from, quiet_until: until } = row;
  return {
    id: row.id,
    from: chatOf(row),
    ...(row.creator !== null && { creator: row.creator }),
    createdAt: momentIn(row.created_at, 'created_at'),
    state: row.state,
    refusals: row.refusals,
    topics: textsIn(row.topics, 'topics'),
    language: row.language,
    zone: row.zone,
    most: row.most,
    quiet: from === null || until === null ? 'none' : { from, until },
    seen: baselineOf(row.seen_snapshot, row.seen_except),
    held: textsIn(row.held, 'held'),
    ...(row.look_at !== null && { lookAt: momentIn(row.look_at, 'look_at') }),
  };
}

function quietColumns(quiet: AlertChoices['quiet']): Pick<AlertsTable, 'quiet_from' | 'quiet_until'> {
  return quiet === 'none'
    ? { quiet_from: null, quiet_until: null }
    : { quiet_from: quiet.from, quiet_until: quiet.until };
}
