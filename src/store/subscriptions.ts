import type { Kysely, Transaction, Updateable } from 'kysely';
import type { ChatRef } from '../command/chat-ref.ts';
import type { Slot } from '../digest/schedule.ts';
import type { Baseline } from '../digest/snapshot.ts';
import type { Subscription, SubscriptionChange, Subscriptions } from '../digest/subscription.ts';
import { baselineOf, chatColumns, chatOf } from './columns.ts';
import type { SubscriptionsTable, Tables } from './schema.ts';

/** Subscriptions in a database. */
export class DatabaseSubscriptions implements Subscriptions {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async add(subscription: Subscription): Promise<void> {
    const { id, from, creator = null, createdAt, state, refusals, next = null, seen } = subscription;
    const { schedule, topics, language, whenEmpty } = subscription;
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
    return row && subscriptionOf(row);
  }

  async of(from: ChatRef): Promise<readonly Subscription[]> {
    const rows = await this.#db
      .selectFrom('subscriptions')
      .selectAll()
      .where((is) => is.and(chatColumns(from)))
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(subscriptionOf);
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
    const rows = await this.#db
      .selectFrom('subscriptions')
      .selectAll()
      .where('state', '=', 'active')
      .where('next_rules', '!=', rules)
      .limit(most)
      .execute();
    return rows.map(subscriptionOf);
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
  { schedule, topics, language, whenEmpty, state, refusals, next, seen }: SubscriptionChange,
): Promise<boolean> {
  const changed: Updateable<SubscriptionsTable> = {
    // Never empty, so that the statement also tells without a change whether the subscription exists.
    id,
    ...(schedule && scheduleColumns(schedule)),
    ...(topics && { topics: JSON.stringify(topics) }),
    ...(language !== undefined && { language }),
    ...(whenEmpty && { when_empty: whenEmpty }),
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

/** The subscription that a row holds. */
export function subscriptionOf(row: SubscriptionsTable): Subscription {
  const { next_date: date, next_at: at, next_rules: rules, seen_snapshot: snapshot, seen_except } = row;
  return {
    id: row.id,
    from: chatOf(row),
    ...(row.creator !== null && { creator: row.creator }),
    createdAt: new Date(row.created_at),
    state: row.state,
    refusals: row.refusals,
    schedule: { time: row.time, zone: row.zone, days: JSON.parse(row.days) as number[] },
    topics: JSON.parse(row.topics) as string[],
    language: row.language,
    whenEmpty: row.when_empty,
    ...(date !== null && at !== null && rules !== null && { next: { date, at: new Date(at), rules } }),
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
