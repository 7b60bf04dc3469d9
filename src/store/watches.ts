import { type Kysely, sql } from 'kysely';
import type { Watch, WatchStore } from '../digest/watch-store.ts';
import type { UnreadableRows } from '../util/unreadable-rows.ts';
import { baselineOf, chatColumns, chatOf } from './columns.ts';
import { momentIn, type RowReading, readAll, readOne } from './readable.ts';
import type { Tables, WatchesTable } from './schema.ts';

/** Questions that readers watch, in a database. */
export class DatabaseWatches implements WatchStore {
  readonly #db: Kysely<Tables>;
  readonly #alone: boolean;
  readonly #reading: RowReading<WatchesTable, Watch>;

  /** @param alone no other process writes to the database */
  constructor(db: Kysely<Tables>, alone: boolean, rows: UnreadableRows) {
    this.#db = db;
    this.#alone = alone;
    this.#reading = { table: 'watches', rows, read: watchOf, idOf: ({ id }) => id };
  }

  async add(watch: Watch, most: number): Promise<'added' | 'there' | 'too-many'> {
    const { platform, chat } = watch.from;
    return this.#db.transaction().execute(async (transaction) => {
      // One replica at a time for each reader, so that the number of watches cannot change after it was counted.
      if (!this.#alone) {
        const reader = JSON.stringify(['watches', platform, watch.user]);
        await sql`select pg_advisory_xact_lock(hashtextextended(${reader}, 0))`.execute(transaction);
      }
      const theirs = await transaction
        .selectFrom('watches')
        .select(['chat', 'question'])
        .where((is) => is.and({ platform, user_id: watch.user }))
        .execute();
      if (theirs.some((one) => one.chat === chat && one.question === watch.question)) return 'there';
      if (theirs.length >= most) return 'too-many';
      await transaction.insertInto('watches').values(rowOf(watch)).execute();
      return 'added';
    });
  }

  async get(id: string): Promise<Watch | undefined> {
    const row = await this.#db.selectFrom('watches').selectAll().where('id', '=', id).executeTakeFirst();
    return readOne(this.#reading, row);
  }

  async page(after: string | undefined, most: number): Promise<readonly Watch[]> {
    return readAll(this.#reading, (without) =>
      this.#db
        .selectFrom('watches')
        .selectAll()
        .where('id', '>', after ?? '')
        .$if(without.length > 0, (query) => query.where('id', 'not in', without))
        .orderBy('id')
        .limit(most)
        .execute(),
    );
  }

  async remove(id: string): Promise<void> {
    await this.#db.deleteFrom('watches').where('id', '=', id).execute();
  }
}

function rowOf({ id, from, user, question, language, open, createdAt, known }: Watch): WatchesTable {
  return {
    id,
    ...chatColumns(from),
    user_id: user,
    question,
    language,
    open: open ? 1 : 0,
    created_at: createdAt.toISOString(),
    known_snapshot: known.snapshot,
    known_except: JSON.stringify(known.except),
  };
}

function watchOf(row: WatchesTable): Watch {
  return {
    id: row.id,
    from: chatOf(row),
    user: row.user_id,
    question: row.question,
    language: row.language,
    open: row.open === 1,
    createdAt: momentIn(row.created_at, 'created_at'),
    known: baselineOf(row.known_snapshot, row.known_except),
  };
}
