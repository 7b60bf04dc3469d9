import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/store/open.ts';
import { tablesIn } from '../../src/store/tables-in.ts';
import { tidy } from '../../src/store/tidy.ts';
import { temporaryFolder } from './temporary.ts';

test('docs/operating.md says of every table how long it is kept, and of no other', async () => {
  const { db, close } = await openDatabase({ dataDir: await temporaryFolder() });
  const tables = (await tablesIn(db)).map(({ name }) => name).filter((name) => !name.startsWith('sanad_'));
  await close();
  const text = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');
  const [, section = ''] = text.split('\n## How long it is kept\n');
  const [table = ''] = section.split('\n## ');
  const named = [...table.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(tables.toSorted());
});

test('where one kind of rows cannot be removed, the others are removed all the same', async () => {
  const { db, close } = await openDatabase({ dataDir: await temporaryFolder() });
  onTestFinished(close);
  const ids = { platform: 'discord', chat: 'c', message: 'm', user_id: 'u', fact: null, reason: null };
  await db
    .insertInto('votes')
    .values({ ...ids, helpful: 1, changes: 0, cast_at: '2024-01-01T00:00:00.000Z' })
    .execute();
  await db
    .insertInto('deliveries')
    .values({
      ...{ subject: 's', slot: '2024-01-01', kind: 'digest', platform: 'discord', chat: 'c', thread: '' },
      ...{ due_at: '2024-01-01', until_at: '2024-01-01', retry_at: '2024-01-01', retries: 0 },
      ...{ state: 'arrived', ended_at: '2024-01-01T00:00:00.000Z' },
      ...{ direct: 0, body: null, snapshot: null, refusal: null, reply_to: null },
    })
    .execute();
  await sql`create trigger kept before delete on deliveries begin select raise(abort, 'kept'); end`.execute(
    db,
  );
  await expect(tidy(db, true, [new Date('2026-01-01T00:00:00Z')])).rejects.toThrow('kept');
  expect(await db.selectFrom('deliveries').select('slot').execute()).toHaveLength(1);
  expect(await db.selectFrom('votes').select('message').execute()).toEqual([]);
});
