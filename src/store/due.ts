import { type Kysely, sql } from 'kysely';
import type { Delivery, Ledger, Planned } from '../digest/ledger.ts';
import type { Slot } from '../digest/schedule.ts';
import type { Subscription } from '../digest/subscription.ts';
import { addDeliveries } from './deliveries.ts';
import { type RowReading, readAll } from './readable.ts';
import type { SubscriptionsTable, Tables } from './schema.ts';

/** Rows in one statement. A delivery needs 16 parameters, and databases accept some ten thousand. */
const MOST_AT_ONCE = 100;

/** A subscription that is due, and what was planned for it. */
interface Due {
  readonly due: Subscription & { readonly next: Slot };
  readonly planned: Planned;
}

/**
 * See `Ledger.takeDue`. Replicas that do this at the same moment skip the rows that another one has locked.
 *
 * @param alone no other process writes to the database
 * @param reading how subscriptions are read from their rows
 */
export function takeDue(
  db: Kysely<Tables>,
  alone: boolean,
  reading: RowReading<SubscriptionsTable, Subscription>,
  [now, most, plan, platforms]: Parameters<Ledger['takeDue']>,
): ReturnType<Ledger['takeDue']> {
  return db.transaction().execute(async (transaction) => {
    const found = await readAll(reading, (without) =>
      transaction
        .selectFrom('subscriptions')
        .selectAll()
        .where('state', '=', 'active')
        .where('next_at', '<=', now.toISOString())
        .$if(platforms !== undefined, (query) => query.where('platform', 'in', platforms ?? []))
        .$if(without.length > 0, (query) => query.where('id', 'not in', without))
        .orderBy('next_at')
        .orderBy('id')
        .limit(most)
        .$if(!alone, (query) => query.forUpdate().skipLocked())
        .execute(),
    );
    const taken = found.flatMap((due): Due[] => {
      if (due.next === undefined) return [];
      const withNext = { ...due, next: due.next };
      return [{ due: withNext, planned: plan(withNext) }];
    });
    const deliveries: Delivery[] = [];
    for (let from = 0; from < taken.length; from += MOST_AT_ONCE) {
      const some = taken.slice(from, from + MOST_AT_ONCE);
      const planned = some.flatMap(({ planned: { delivery } }) => delivery ?? []);
      deliveries.push(...(await addDeliveries(transaction, planned)));
      await setNext(transaction, some);
    }
    return { deliveries, more: found.length === most };
  });
}

/** Updates many subscriptions in one statement. Both databases name the columns of `values` column1, column2, ... */
async function setNext(db: Kysely<Tables>, taken: readonly Due[]): Promise<void> {
  const slots = taken.map(
    ({ due, planned: { next } }) => sql`(${due.id}, ${next.date}, ${next.at.toISOString()}, ${next.rules})`,
  );
  await sql`update subscriptions
    set next_date = slot.column2, next_at = slot.column3, next_rules = slot.column4
    from (values ${sql.join(slots)}) as slot
    where subscriptions.id = slot.column1`.execute(db);
}
