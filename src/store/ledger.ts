import { type Kysely, sql } from 'kysely';
import type { Ending } from '../command/digests.ts';
import type { Delivery, DeliveryKey, Ledger, Part, PartState } from '../digest/ledger.ts';
import type { Subscription } from '../digest/subscription.ts';
import { SanadError } from '../util/sanad-error.ts';
import type { UnreadableRows } from '../util/unreadable-rows.ts';
import { addDeliveries, readingDeliveries } from './deliveries.ts';
import { takeDue } from './due.ts';
import { type RowReading, readAll, readOne } from './readable.ts';
import type { DeliveriesTable, SubscriptionsTable, Tables } from './schema.ts';
import { setBack } from './set-back.ts';
import { changeSubscription, readingSubscriptions } from './subscriptions.ts';
import { tidy } from './tidy.ts';

/**
 * The ledger in a database. A transaction that writes to a subscription and to its deliveries writes to the subscription
 * first, so that replicas never deadlock.
 */
export class DatabaseLedger implements Ledger {
  readonly #db: Kysely<Tables>;
  readonly #alone: boolean;
  readonly #subscriptions: RowReading<SubscriptionsTable, Subscription>;
  readonly #deliveries: RowReading<DeliveriesTable, Delivery>;

  /** @param alone no other process writes to the database */
  constructor(db: Kysely<Tables>, alone: boolean, rows: UnreadableRows) {
    this.#db = db;
    this.#alone = alone;
    this.#subscriptions = readingSubscriptions(rows);
    this.#deliveries = readingDeliveries(rows);
  }

  takeDue(...asked: Parameters<Ledger['takeDue']>): ReturnType<Ledger['takeDue']> {
    return takeDue(this.#db, this.#alone, this.#subscriptions, asked);
  }

  async add(delivery: Delivery): Promise<boolean> {
    return (await addDeliveries(this.#db, [delivery])).length > 0;
  }

  async open(platform: string, now: Date, most: number): Promise<readonly Delivery[]> {
    return readAll(this.#deliveries, (without) =>
      this.#db
        .selectFrom('deliveries')
        .selectAll()
        .where('platform', '=', platform)
        .where('ended_at', 'is', null)
        .where('retry_at', '<=', now.toISOString())
        .$if(without.length > 0, (query) => query.where(NAME, 'not in', without))
        .orderBy('retry_at')
        .orderBy('subject')
        .orderBy('slot')
        .limit(most)
        .execute(),
    );
  }

  async get(key: DeliveryKey): Promise<Delivery | undefined> {
    const row = await this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where((is) => is.and(keyOf(key)))
      .executeTakeFirst();
    return readOne(this.#deliveries, row);
  }

  async compose(key: DeliveryKey, body: string, snapshot: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('deliveries')
      .set({ state: 'sending', body, snapshot })
      .where((is) => is.and(keyOf(key)))
      .where('body', 'is', null)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async parts(key: DeliveryKey): Promise<readonly Part[]> {
    const rows = await this.#db
      .selectFrom('parts')
      .selectAll()
      .where((is) => is.and(keyOf(key)))
      .orderBy('n')
      .execute();
    return rows.map(({ n, state, sent_at, message }) => ({
      n,
      state,
      sentAt: new Date(sent_at),
      ...(message !== null && { message }),
    }));
  }

  /** One statement, so that only one of two replicas begins the part. A delivery that was removed gets no part. */
  async beginPart(key: DeliveryKey, n: number, at: Date): Promise<boolean> {
    const { numInsertedOrUpdatedRows = 0n } = await this.#db
      .insertInto('parts')
      .columns(['subject', 'slot', 'n', 'state', 'sent_at'])
      .expression(({ selectFrom, val, cast }) =>
        selectFrom('deliveries')
          .select([
            'subject',
            'slot',
            cast<number>(val(n), 'integer').as('n'),
            cast<PartState>(val('sending'), 'text').as('state'),
            cast<string>(val(at.toISOString()), 'text').as('sent_at'),
          ])
          .where((is) => is.and(keyOf(key)))
          .where('ended_at', 'is', null),
      )
      .onConflict((conflict) => conflict.columns(['subject', 'slot', 'n']).doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows > 0n;
  }

  async unbeginPart(key: DeliveryKey, n: number, at: Date): Promise<void> {
    await this.#db
      .deleteFrom('parts')
      .where((is) => is.and({ ...keyOf(key), n, sent_at: at.toISOString() }))
      .where('state', '=', 'sending')
      .execute();
  }

  async settlePart(key: DeliveryKey, n: number, state: PartState, message?: string): Promise<void> {
    await this.#db
      .updateTable('parts')
      .set({ state, ...(message !== undefined && { message }) })
      .where((is) => is.and({ ...keyOf(key), n }))
      .$if(state !== 'sent', (query) => query.where('state', '=', 'sending'))
      .execute();
  }

  async putOff(key: DeliveryKey, until: Date): Promise<void> {
    await this.#db
      .updateTable('deliveries')
      .set(({ eb }) => ({ retry_at: until.toISOString(), retries: eb('retries', '+', 1) }))
      .where((is) => is.and(keyOf(key)))
      .where('ended_at', 'is', null)
      .execute();
  }

  async end(
    key: DeliveryKey,
    ending: Ending,
    at: Date,
    { refusal, change }: NonNullable<Parameters<Ledger['end']>[3]> = {},
  ): Promise<boolean> {
    const ended = { state: ending, ended_at: at.toISOString(), ...(refusal !== undefined && { refusal }) };
    if (change === undefined) return markEnded(this.#db, key, ended);
    try {
      await this.#db.transaction().execute(async (transaction) => {
        await changeSubscription(transaction, key.subject, change);
        if (!(await markEnded(transaction, key, ended))) throw new DeliveryEndedError();
      });
      return true;
    } catch (error) {
      if (error instanceof DeliveryEndedError) return false;
      throw error;
    }
  }

  async last(subject: string, most: number): Promise<readonly Delivery[]> {
    return readAll(this.#deliveries, (without) =>
      this.#db
        .selectFrom('deliveries')
        .selectAll()
        .where('subject', '=', subject)
        .$if(without.length > 0, (query) => query.where(NAME, 'not in', without))
        .orderBy('slot', 'desc')
        .limit(most)
        .execute(),
    );
  }

  setBack(...asked: Parameters<Ledger['setBack']>): Promise<number> {
    return setBack(this.#db, this.#subscriptions, asked);
  }

  tidy(...asked: Parameters<Ledger['tidy']>): Promise<void> {
    return tidy(this.#db, this.#alone, asked);
  }
}

/** What `readingDeliveries` names a row by. */
const NAME = sql<string>`subject || '/' || slot`;

function keyOf({ subject, slot }: DeliveryKey): DeliveryKey {
  return { subject, slot };
}

/** Rolls back the change of a subscription when its delivery had ended before. */
class DeliveryEndedError extends SanadError {
  constructor() {
    super('The delivery had ended before.', { code: 'delivery-ended', exit: 1 });
  }
}

/** @returns false if the delivery had ended before */
async function markEnded(
  db: Kysely<Tables>,
  key: DeliveryKey,
  ended: Pick<DeliveriesTable, 'state' | 'ended_at'> & Partial<Pick<DeliveriesTable, 'refusal'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set(ended)
    .where((is) => is.and(keyOf(key)))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
