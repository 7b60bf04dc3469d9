import { type Kysely, sql } from 'kysely';
import { ZONE_RULES } from '../../src/digest/schedule.ts';
import type { Tables } from '../../src/store/schema.ts';

/** Subscriptions of chats that all have their digest at the same moment. */
export interface Filling {
  readonly subscriptions: number;
  readonly platform: string;
  readonly dueAt: Date;
}

/** Fills an empty PostgreSQL with subscriptions, which the server makes itself: row by row, a million would take an hour. */
export async function fillSubscriptions(
  db: Kysely<Tables>,
  { subscriptions, platform, dueAt }: Filling,
): Promise<void> {
  const at = dueAt.toISOString();
  const [date, time] = [at.slice(0, 10), at.slice(11, 16)];
  await sql`insert into subscriptions
      (id, platform, chat, thread, creator, created_at, state, refusals, time, zone, days, topics, language, when_empty,
       next_date, next_at, next_rules)
    select 's' || n, ${platform}, (100000000 + n)::text, '', (100000000 + n)::text, ${at}, 'active', 0, ${time}, 'UTC',
      '[1,2,3,4,5,6,7]', '[]', (array['en', 'ar', 'ckb'])[1 + n % 3], 'line', ${date}, ${at}, ${ZONE_RULES}
    from generate_series(1, ${subscriptions}::integer) as n`.execute(db);
  // As PostgreSQL does by itself soon after.
  await sql`analyze`.execute(db);
}
