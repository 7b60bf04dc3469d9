import { type Kysely, sql } from 'kysely';
import { expect } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { readReport } from '../../src/store/report.ts';
import { KEYS, type Tables } from '../../src/store/schema.ts';

/** Takes a database back to a version that counted neither languages nor days of gaps, fills it, and brings it up to date. */
export async function expectEarlierCountsKept(db: Kysely<Tables>): Promise<void> {
  for (const table of [...Object.keys(KEYS).toReversed(), 'sanad_migrations', 'sanad_migrations_lock'])
    await db.schema.dropTable(table).execute();
  const earlier = Object.entries(MIGRATIONS).filter(([name]) => name < '005');
  await migrate(db, Object.fromEntries(earlier), 'x');
  await sql`insert into question_counts (day, outcome, count)
    values ('2026-01-20', 'answered', 3), ('2026-01-20', 'unsure', 1)`.execute(db);
  await sql`insert into gap_counts (gap, count) values ('casualties', 2)`.execute(db);
  await sql`insert into votes (platform, chat, message, user_id, helpful, fact, cast_at, changes)
    values ('discord', '1', '1', 'ann', 0, 'border', '2026-01-20T12:00:00.000Z', 0)`.execute(db);
  await migrate(db, MIGRATIONS, 'x');
  expect(await readReport(db, { since: new Date('2026-01-20') })).toMatchObject({
    questions: [
      { outcome: 'answered', language: '', count: 3 },
      { outcome: 'unsure', language: '', count: 1 },
    ],
    votes: [{ fact: 'border', helpful: 0, unhelpful: 1, reasons: {} }],
  });
  expect(await db.selectFrom('gap_counts').selectAll().execute()).toEqual([
    { day: '', gap: 'casualties', count: 2 },
  ]);
}
