import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { dataFolder, serving, spawned, temporaryFolder } from '../app/program.ts';
import { ended, inSqlite, storeIn } from './databases.ts';
import { stageFanOut } from './fan-out.ts';

/** Chats on each platform. */
const CHATS = 300;
/** Digests that the platforms have been asked to take when the backup is made. */
const BEFORE = 150;

test('a backup made in the middle of a fan-out starts in another folder, and nothing is posted twice', async () => {
  const kept = await inSqlite();
  const fanOut = await stageFanOut(CHATS);
  const store = await storeIn(kept);
  const round = await fanOut.begin(store);
  await store.close();

  const program = await serving({ ...kept.env, ...fanOut.env });
  await fanOut.asked(BEFORE);
  const file = join(await temporaryFolder(), 'backup.sqlite');
  expect(await spawned(['backup', file], { env: kept.env })).toMatchObject({ code: 0, errors: '' });
  await ended(kept);
  expect(await program.end()).toBe(0);

  const DATA_DIR = await dataFolder();
  await copyFile(file, join(DATA_DIR, 'sanad.sqlite'));
  const again = await serving({ ...fanOut.env, DATA_DIR });
  const told = JSON.parse(await again.line('backup-started')) as Readonly<Record<string, unknown>>;
  await again.line('is ready');
  // It posts what becomes due from now on, and so has had the time for what was due before.
  const asked = fanOut.asked(1);
  makeDue(join(DATA_DIR, 'sanad.sqlite'));
  await asked;
  expect(await again.end()).toBe(0);

  const restored = await storeIn({ ...kept, env: { DATA_DIR } });
  const states: string[] = [];
  for (let index = 0; index < 2 * CHATS; index += 1) {
    const [delivery] = await restored.ledger.last(`r1x${index}`, 1);
    states.push(delivery?.state ?? 'none');
    const subscription = await restored.subscriptions.get(`r1x${index}`);
    expect(subscription?.next?.at.getTime()).toBeGreaterThan(Date.now());
  }
  await restored.close();
  const count = (wanted: string): number => states.filter((state) => state === wanted).length;
  // The backup was made in the middle.
  expect(count('arrived')).toBeGreaterThan(0);
  expect(count('arrived')).toBeLessThan(2 * CHATS);
  expect(told).toMatchObject({ deliveries: count('partly'), digests: count('missed') });

  const original = await storeIn(kept);
  expect(await round.check(original)).toMatchObject({ arrived: 2 * CHATS });
  await original.close();
});

/** Has a digest be due in a store that a program uses, for a chat that the bot does not know. */
function makeDue(file: string): void {
  using database = new DatabaseSync(file, { timeout: 10_000 });
  const columns = database
    .prepare('select name from pragma_table_info(?)')
    .all('subscriptions')
    .map(({ name }) => String(name));
  // The slot before the next one: its moment has to be that of its date.
  const before: Readonly<Record<string, string>> = {
    next_at: "strftime('%Y-%m-%dT%H:%M:%fZ', next_at, '-1 day')",
    next_date: "date(next_date, '-1 day')",
  };
  const values = columns.map((column) => before[column] ?? column);
  database
    .prepare(
      `insert into subscriptions (${columns.join()}) select ${values.join().replace(/^id,platform,chat/, "'due','telegram','404'")}
       from subscriptions where platform = 'telegram' limit 1`,
    )
    .run();
}
