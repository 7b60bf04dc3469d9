import type { Kysely, Transaction } from 'kysely';
import type { Ledger } from '../digest/ledger.ts';
import type { Subscription } from '../digest/subscription.ts';
import { type RowReading, readOne } from './readable.ts';
import type { SubscriptionsTable, Tables } from './schema.ts';
import { changeSubscription } from './subscriptions.ts';

/** Rows in one transaction. */
const TOGETHER = 100;
/** Milliseconds after which everything that waits for a morning or a midnight is looked at, with some to spare. */
const NEXT_DAY = 3 * 24 * 60 * 60 * 1_000;

/** Milliseconds for which a receiver of webhooks may ask to be left alone: such a wish is kept through a restart. */
const LONGEST_WISH = 6 * 60 * 60 * 1_000;

/** See `Ledger.setBack`. Several replicas may do this at the same moment. */
export async function setBack(
  db: Kysely<Tables>,
  subscriptions: RowReading<SubscriptionsTable, Subscription>,
  [now, pause, plan, giveWay]: Parameters<Ledger['setBack']>,
): Promise<number> {
  let reopened = 0;
  await lookNow(db, now);
  await shortenPauses(db, now, pause);
  for (let after: Ahead | undefined = FIRST; after !== undefined; ) {
    const some = await digestsAhead(db, now.toISOString(), after);
    for (const one of some) {
      const isOpen = await db
        .transaction()
        .execute((transaction) => takeBack({ db: transaction, subscriptions }, one, now.toISOString(), plan));
      if (isOpen) reopened += 1;
      await giveWay?.();
    }
    after = some.length < TOGETHER ? undefined : some.at(-1);
  }
  return reopened;
}

/** Boards and alerts that wait for a day which is further ahead than the next one are looked at now. */
async function lookNow(db: Kysely<Tables>, now: Date): Promise<void> {
  const at = now.toISOString();
  const latest = new Date(now.getTime() + NEXT_DAY).toISOString();
  await db.updateTable('boards').set({ due_at: at }).where('due_at', '>', latest).execute();
  await db.updateTable('alerts').set({ look_at: at }).where('look_at', '>', latest).execute();
}

/** What waits for a moment that is further ahead than it may be waits until the latest one that may be. */
async function shortenPauses(db: Kysely<Tables>, now: Date, pause: number): Promise<void> {
  const latest = new Date(now.getTime() + pause).toISOString();
  const longest = new Date(now.getTime() + LONGEST_WISH).toISOString();
  await db
    .updateTable('deliveries')
    .set({ retry_at: latest })
    .where('ended_at', 'is', null)
    .where('retry_at', '>', latest)
    // A digest that was not tried yet waits for its own moment, which `within` puts after its hour.
    .where(({ or, eb }) => or([eb('body', 'is not', null), eb('retries', '>', 0)]))
    .execute();
  const free = { free_at: latest };
  await db.updateTable('webhook_deliveries').set(free).where('free_at', '>', longest).execute();
  await db.updateTable('boards').set(free).where('free_at', '>', latest).execute();
}

/** The key of a digest that was dealt with by a clock that was ahead. */
interface Ahead {
  readonly subject: string;
  readonly slot: string;
}

/** Before all keys. */
const FIRST: Ahead = { subject: '', slot: '' };

/** The digests that ended after a moment, or are under way before their hour has come, by key. */
function digestsAhead(db: Kysely<Tables>, now: string, after: Ahead): Promise<Ahead[]> {
  return db
    .selectFrom('deliveries')
    .select(['subject', 'slot'])
    .where('kind', '=', 'digest')
    .where(({ or, and, eb }) =>
      or([eb('ended_at', '>', now), and([eb('ended_at', 'is', null), eb('due_at', '>', now)])]),
    )
    .where(({ or, and, eb }) =>
      or([
        eb('subject', '>', after.subject),
        and([eb('subject', '=', after.subject), eb('slot', '>', after.slot)]),
      ]),
    )
    .orderBy('subject')
    .orderBy('slot')
    .limit(TOGETHER)
    .execute();
}

/** Opens a digest again of which nothing was sent, and has its subscription wait for the first slot that has none. */
async function takeBack(
  {
    db,
    subscriptions,
  }: {
    readonly db: Transaction<Tables>;
    readonly subscriptions: RowReading<SubscriptionsTable, Subscription>;
  },
  { subject, slot }: Ahead,
  now: string,
  plan: Parameters<Ledger['setBack']>[2],
): Promise<boolean> {
  const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', subject).executeTakeFirst();
  const subscription = readOne(subscriptions, row);
  if (subscription?.next !== undefined) {
    const taken = await db.selectFrom('deliveries').select('slot').where('subject', '=', subject).execute();
    const slots = new Set(taken.map((one) => one.slot));
    const next = plan({ ...subscription, next: subscription.next }, slots);
    if (next !== subscription.next) await changeSubscription(db, subject, { next });
  }
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set(({ ref }) => ({
      ...{ state: 'waiting', ended_at: null, body: null, snapshot: null, retries: 0 },
      retry_at: ref('due_at'),
    }))
    .where((is) => is.and({ subject, slot }))
    .where('state', 'in', ['missed', 'nothing-new'])
    .where('until_at', '>', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('parts')
            .select('n')
            .where((is) => is.and({ subject, slot })),
        ),
      ),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
