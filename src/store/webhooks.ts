import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { UnreadableRows } from '../util/unreadable-rows.ts';
import type { FactState } from '../webhooks/fact-event.ts';
import type { WebhookDelivery, WebhookStore } from '../webhooks/webhook-store.ts';
import { momentIn, type RowReading, readOne } from './readable.ts';
import { MOST_AT_ONCE, removeOld } from './remove-old.ts';
import type { Tables, WebhookDeliveriesTable } from './schema.ts';

/** The state that tells that `begin` was called. No entry has an empty id. */
const BEGUN = { state: 'begun', entry: '', changes: 0 } as const;
/** Rows in one statement: databases limit the values of a statement. */
const TOGETHER = 500;

/** What was told to other programs, and what waits to be, in a database. */
export class DatabaseWebhooks implements WebhookStore {
  readonly #db: Kysely<Tables>;
  readonly #alone: boolean;
  readonly #reading: RowReading<WebhookDeliveriesTable, WebhookDelivery>;

  /** @param alone no other process writes to the database */
  constructor(db: Kysely<Tables>, alone: boolean, rows: UnreadableRows) {
    this.#db = db;
    this.#alone = alone;
    this.#reading = { table: 'webhook_deliveries', rows, read: deliveryOf, idOf: ({ id }) => id };
  }

  async told(): Promise<readonly FactState[] | undefined> {
    const rows = await this.#db.selectFrom('webhook_states').select(['state', 'entry', 'changes']).execute();
    if (rows.length === 0) return undefined;
    return rows
      .filter(({ entry }) => entry !== BEGUN.entry)
      .map(({ state, entry, changes }) => ({ key: state, entry, changes }));
  }

  async begin(states: readonly FactState[], at: Date): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      const [begun] = await addStates(transaction, [{ ...BEGUN, key: BEGUN.state }], at);
      if (begun !== undefined) await addStates(transaction, states, at);
    });
  }

  async announce(
    ...[announcements, addresses, at, until]: Parameters<WebhookStore['announce']>
  ): Promise<number> {
    return this.#db.transaction().execute(async (transaction) => {
      // Only the process that adds a state adds its deliveries.
      const added = new Set(
        await addStates(
          transaction,
          announcements.map(({ state }) => state),
          at,
        ),
      );
      const paused = await transaction.selectFrom('webhook_pauses').select('address').execute();
      const open = addresses.filter((address) => paused.every((one) => one.address !== address));
      const rows = announcements.flatMap(({ state: { key }, body }) =>
        body === undefined || !added.has(key)
          ? []
          : open.map((address) => ({
              id: deliveryId(key, address),
              ...{ address, body, attempts: 0 },
              free_at: at.toISOString(),
              until_at: until.toISOString(),
            })),
      );
      for (const some of together(rows))
        await transaction.insertInto('webhook_deliveries').values(some).execute();
      return rows.length;
    });
  }

  async take(address: string, now: Date, until: Date): Promise<WebhookDelivery | undefined> {
    // One statement, so that only one of two processes takes it.
    const row = await this.#db
      .updateTable('webhook_deliveries')
      .set(({ eb }) => ({ free_at: until.toISOString(), attempts: eb('attempts', '+', 1) }))
      .where('id', '=', ({ selectFrom }) =>
        selectFrom('webhook_deliveries')
          .select('id')
          .where('address', '=', address)
          .where('free_at', '<=', now.toISOString())
          .orderBy('free_at')
          .orderBy('id')
          .limit(1)
          .$if(!this.#alone, (query) => query.forUpdate().skipLocked()),
      )
      .returningAll()
      .executeTakeFirst();
    const delivery = readOne(this.#reading, row);
    // One that cannot be read is held now, as if it were being sent; those behind it go on.
    return delivery === undefined && row !== undefined ? this.take(address, now, until) : delivery;
  }

  async putOff(id: string, until: Date): Promise<void> {
    await this.#db
      .updateTable('webhook_deliveries')
      .set({ free_at: until.toISOString() })
      .where('id', '=', id)
      .execute();
  }

  async remove(id: string): Promise<void> {
    await this.#db.deleteFrom('webhook_deliveries').where('id', '=', id).execute();
  }

  async pause(address: string, at: Date): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('webhook_pauses')
        .values({ address, paused_at: at.toISOString() })
        .onConflict((conflict) => conflict.column('address').doNothing())
        .execute();
      await transaction.deleteFrom('webhook_deliveries').where('address', '=', address).execute();
    });
  }

  async paused(addresses: readonly string[]): Promise<readonly string[]> {
    return this.#db.transaction().execute(async (transaction) => {
      await transaction
        .deleteFrom('webhook_pauses')
        .$if(addresses.length > 0, (query) => query.where('address', 'not in', addresses))
        .execute();
      const rows = await transaction.selectFrom('webhook_pauses').select('address').execute();
      return rows.map(({ address }) => address);
    });
  }

  async removeLate(now: Date): Promise<void> {
    const late = () => removeOld(this.#db, this.#alone, 'webhook_deliveries', 'until_at', now.toISOString());
    while ((await late()) >= MOST_AT_ONCE) await setImmediate();
  }
}

function deliveryOf({ id, address, body, attempts, until_at }: WebhookDeliveriesTable): WebhookDelivery {
  return { id, address, body, attempts, until: momentIn(until_at, 'until_at') };
}

/** @returns the keys of those that were not there */
async function addStates(
  db: Kysely<Tables>,
  states: readonly FactState[],
  at: Date,
): Promise<readonly string[]> {
  const added: string[] = [];
  // In one order in every process, so that two of them never wait for each other.
  const rows = states
    .map(({ key, entry, changes }) => ({ state: key, entry, changes, told_at: at.toISOString() }))
    .toSorted((a, b) => (a.state < b.state ? -1 : 1));
  for (const some of together(rows)) {
    const written = await db
      .insertInto('webhook_states')
      .values(some)
      .onConflict((conflict) => conflict.column('state').doNothing())
      .returning('state')
      .execute();
    added.push(...written.map(({ state }) => state));
  }
  return added;
}

function together<Row>(rows: readonly Row[]): readonly Row[][] {
  return Array.from({ length: Math.ceil(rows.length / TOGETHER) }, (_, n) =>
    rows.slice(n * TOGETHER, (n + 1) * TOGETHER),
  );
}

/** The same in every process. */
function deliveryId(state: string, address: string): string {
  return `msg_${createHash('sha256').update(`${state} ${address}`).digest('hex').slice(0, 32)}`;
}
