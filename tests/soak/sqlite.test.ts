import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { test } from 'vitest';
import { inSqlite } from '../faults/databases.ts';
import { liveThroughADay } from './day.ts';

/** Milliseconds for which another program writes to the file. */
const AWAY = 2_000;

test('a day with one process on SQLite: nothing grows, nothing is lost, nothing comes twice', async () => {
  const kept = await inSqlite();
  const storeAway = async (): Promise<void> => {
    const other = new DatabaseSync(join(kept.env['DATA_DIR'] ?? '', 'sanad.sqlite'), { timeout: 10_000 });
    other.exec('BEGIN IMMEDIATE');
    await setTimeout(AWAY);
    other.exec('ROLLBACK');
    other.close();
  };
  await liveThroughADay({ kept, replicas: 1, storeAway, firstComesAndGoes: true });
});
