import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Tables } from '../../src/store/schema.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { unsynced } from '../../src/store/unsynced.ts';
import { temporaryFolder } from './temporary.ts';

const [NORMAL, FULL] = [1, 2];

async function synchronous(db: Kysely<Tables>): Promise<unknown> {
  const { rows } = await sql<{ readonly synchronous: number }>`pragma synchronous`.execute(db);
  return rows[0]?.synchronous;
}

test('what comes with every message does not wait for the disk, and all else does', async () => {
  const { db, close } = await openSqlite(await temporaryFolder());
  const write = unsynced(db, true);
  expect(await write(synchronous)).toBe(NORMAL);
  expect(await synchronous(db)).toBe(FULL);
  const away = new Error('away');
  await expect(write(() => Promise.reject(away))).rejects.toBe(away);
  expect(await synchronous(db)).toBe(FULL);
  // Nothing else runs in between.
  expect(await Promise.all([write(synchronous), synchronous(db), write(synchronous)])).toEqual([
    NORMAL,
    FULL,
    NORMAL,
  ]);
  await close();
});
