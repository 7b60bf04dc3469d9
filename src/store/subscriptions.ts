import type { Kysely, Transaction, Updateable } from 'kysely';
import type { ChatRef } from '../command/chat-ref.ts';
import type { Slot } from '../digest/schedule.ts';
import type { Baseline } from '../digest/snapshot.ts';
import type { Subscription, SubscriptionChange, Subscriptions } from '../digest/subscription.ts';
import type { UnreadableRows } from '../util/unreadable-rows.ts';
import { baselineOf, chatColumns, chatOf } from './columns.ts';
import { momentIn, numbersIn, oneOf, type RowReading, readAll, readOne, textsIn } from './readable.ts';
import type { SubscriptionsTable, Tables } from './schema.ts';

/** Subscriptions in a database. */
export class DatabaseSubscriptions implements Subscriptions {
  readonly #db: Kysely<Tables>;
  readonly #reading: RowReading<SubscriptionsTable, Subscription>;

  constructor(db: Kysely<Tables>, rows: UnreadableRows) {
    this.#db = db;
    this.#reading = readingSubscriptions(rows);
  }

  async add(subscription: Subscription): Promise<void> {
    const { id, from, creator = null, createdAt, state, refusals, next = null, seen } = subscription;
    const { schedule, topics, language, whenEmpty, within = 0 } = subscription;
    await this.#db
      .insertInto('subscriptions')
      .values({
        id,
        ...chatColumns(from),
        creator,
        created_at: createdAt.toISOString(),
        state,
        refusals,
        ...scheduleColumns(schedule),
        topics: JSON.stringify(topics),
        language,
        when_empty: whenEmpty,
        within,
        ...nextColumns(next),
        ...(seen && seenColumns(seen)),
      })
      .execute();
  }

  async get(id: string): Promise<Subscription | undefined> {
    const row = await this.#db
      .selectFrom('subscriptions')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return readOne(this.#reading, row);
  }

  async of(from: ChatRef): Promise<readonly Subscription[]> {
    return readAll(this.#reading, (without) =>
      this.#db
        .selectFrom('subscriptions')
        .selectAll()
        .where((is) => is.and(chatColumns(from)))
        .$if(without.length > 0, (query) => query.where('id', 'not in', without))
        .orderBy('created_at')
        .orderBy('id')
        .execute(),
    );
  }

  async countOf(platform: string, creator: string): Promise<number> {
    const { count } = await this.#db
      .selectFrom('subscriptions')
      .where((is) => is.and({ platform, creator }))
      .select(({ eb, fn }) => eb.cast<number>(fn.countAll(), 'integer').as('count'))
      .executeTakeFirstOrThrow();
    return count;
  }

  change(id: string, change: SubscriptionChange): Promise<boolean> {
    return changeSubscription(this.#db, id, change);
  }

  async outdated(rules: string, most: number): Promise<readonly Subscription[]> {
    return readAll(this.#reading, (without) =>
      this.#db
        .selectFrom('subscriptions')
        .selectAll()
        .where('state', '=', 'active')
        .where('next_rules', '!=', rules)
        .$if(without.length > 0, (query) => query.where('id', 'not in', without))
        .limit(most)
        .execute(),
    );
  }

  async remove(id: string): Promise<boolean> {
    return this.#db.transaction().execute(async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('subscriptions')
        .where('id', '=', id)
        .executeTakeFirst();
      await transaction.deleteFrom('deliveries').where('subject', '=', id).execute();
      return numDeletedRows > 0n;
    });
  }
}

/** Changes a subscription. @returns whether it exists */
export async function changeSubscription(
  db: Kysely<Tables> | Transaction<Tables>,
  id: string,
  { schedule, topics, language, whenEmpty, within, state, refusals, next, seen }: SubscriptionChange,
): Promise<boolean> {
  const changed: Updateable<SubscriptionsTable> = {
    // Never empty, so that the statement also tells without a change whether the subscription exists.
    id,
    ...(schedule && scheduleColumns(schedule)),
    ...(topics && { topics: JSON.stringify(topics) }),
    ...(language !== undefined && { language }),
    ...(whenEmpty && { when_empty: whenEmpty }),
    ...(within !== undefined && { within }),
    ...(state && { state }),
    ...(refusals !== undefined && { refusals }),
    ...(next !== undefined && nextColumns(next)),
    ...(seen !== undefined && seenColumns(seen)),
  };
  const { numUpdatedRows } = await db
    .updateTable('subscriptions')
    .set(changed)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** How subscriptions are read from their rows. */
export function readingSubscriptions(rows: UnreadableRows): RowReading<SubscriptionsTable, Subscription> {
  return { table: 'subscriptions', rows, read: subscriptionOf, idOf: ({ id }) => id };
}

const WHEN_EMPTY = { skip: true, line: true, useful: true, weekly: true } as const;

function subscriptionOf(row: SubscriptionsTable): Subscription {
  const { next_date: date, next_at: at, next_rules: rules, seen_snapshot: snapshot, seen_except } = row;
  return {
    id: row.id,
    from: chatOf(row),
    ...(row.creator !== null && { creator: row.creator }),
    createdAt: momentIn(row.created_at, 'created_at'),
    state: row.state,
    refusals: row.refusals,
    schedule: { time: row.time, zone: row.zone, days: numbersIn(row.days, 'days') },
    topics: textsIn(row.topics, 'topics'),
    language: row.language,
    whenEmpty: oneOf(row.when_empty, WHEN_EMPTY, 'when_empty'),
    ...(row.within > 0 && { within: row.within }),
    ...(date !== null &&
      at !== null &&
      rules !== null && { next: { date, at: momentIn(at, 'next_at'), rules } }),
    ...(snapshot !== null && seen_except !== null && { seen: baselineOf(snapshot, seen_except) }),
  };
}

function scheduleColumns({ time, zone, days }: Subscription['schedule']) {
  return { time, zone, days: JSON.stringify(days) };
}

function nextColumns(next: Slot | null) {
  return {
    next_date: next?.date ?? null,
    next_at: next?.at.toISOString() ?? null,
    next_rules: next?.rules ?? null,
  };
}

function seenColumns(seen: Baseline | null) {
  return { seen_snapshot: seen?.snapshot ?? null, seen_except: seen && JSON.stringify(seen.except) };
}
