import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, test } from 'vitest';
import { inPostgres } from '../faults/databases.ts';
import { type RealPostgres, startPostgres } from '../store/real-postgres.ts';
import { liveThroughADay } from './day.ts';

/** Milliseconds until the server is back. */
const AWAY = 3_000;

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

test('a day with three replicas on PostgreSQL: nothing grows, nothing is lost, nothing comes twice', async () => {
  const storeAway = async (): Promise<void> => {
    await postgres.crash();
    await setTimeout(AWAY);
    await postgres.start();
  };
  await liveThroughADay({ kept: await inPostgres(postgres), replicas: 3, storeAway });
});
