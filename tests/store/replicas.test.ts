import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { divisorAmong, type ReplicaStore } from '../../src/sending/limit-share.ts';
import { openStore } from '../../src/store/open.ts';
import { type RealPostgres, startPostgres } from './real-postgres.ts';
import { temporaryFolder } from './temporary.ts';

const SILENCE = 20_000;
/** What sends almost nothing counts for so much. */
const ROUNDING = 0.01;

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

/** So many processes with one new database. */
async function processes(count: number): Promise<readonly ReplicaStore[]> {
  const databaseUrl = await postgres.newDatabase();
  return Promise.all(
    Array.from({ length: count }, async () => {
      const { replicas, close } = await openStore({ databaseUrl, dataDir: 'unused' });
      onTestFinished(close);
      if (replicas === undefined) throw new Error('PostgreSQL is shared');
      return replicas;
    }),
  );
}

test('processes that count each other at the same moment never share out more than the whole', async () => {
  const replicas = await processes(4);
  for (let round = 1; round <= 4; round += 1) {
    const all = await Promise.all(replicas.map((one, at) => one.beat(`p${at}`, SILENCE, divisorAmong)));
    const used = all.reduce((sum, [own]) => sum + 1 / own, 0);
    // Of those that have beaten in one round, the first may have lowered their shares since.
    expect(Math.max(...all.map((seen) => seen.reduce((sum, divisor) => sum + 1 / divisor, 0)))).toBeLessThan(
      1 + ROUNDING,
    );
    if (round === 4) expect(used).toBeCloseTo(1);
  }
});

test('a process that has left, or was not heard of for long, counts no more', async () => {
  const [a, b, c] = await processes(3);
  const beat = async (one: ReplicaStore | undefined, id: string, silence = SILENCE) =>
    (await one?.beat(id, silence, divisorAmong))?.[0];
  expect([await beat(a, 'a'), await beat(b, 'b'), await beat(c, 'c')]).toEqual([1, 1_000, 1_000]);
  expect([await beat(a, 'a'), await beat(b, 'b'), await beat(c, 'c')]).toEqual([3, 3, 3]);
  await c?.leave('c');
  expect([await beat(a, 'a'), await beat(b, 'b')]).toEqual([2, 2]);
  expect(await beat(a, 'a', 0)).toBe(1);
  // It is back, and waits until the other has made room.
  expect([await beat(b, 'b'), await beat(a, 'a'), await beat(b, 'b')]).toEqual([1_000, 2, 2]);
});

test('a SQLite file has one process, which shares with nobody', async () => {
  const { replicas, close } = await openStore({ dataDir: await temporaryFolder() });
  await close();
  expect(replicas).toBeUndefined();
});
