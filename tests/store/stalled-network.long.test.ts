import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { type RealPostgres, startPostgres } from './real-postgres.ts';
import { stallingRelay } from './stalling-relay.ts';

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

test('a network that stalls takes no connection away for good', async () => {
  const relay = await stallingRelay(await postgres.newDatabase());
  const databaseUrl = `${relay.url}?query_timeout=200&connectionTimeoutMillis=200`;
  const store = await openStore({ databaseUrl, dataDir: 'unused' });
  onTestFinished(() => store.close());
  // More than the pool has connections.
  const ask = () => Promise.allSettled(Array.from({ length: 8 }, () => store.ping()));
  while ((await ask()).some(({ status }) => status === 'rejected'));
  relay.stall();
  for (let time = 0; time < 2; time += 1)
    expect((await ask()).map(({ status }) => status)).not.toContain('fulfilled');
  relay.goOn();
  await expect.poll(() => store.ping().then(() => 'answered', String), { timeout: 5_000 }).toBe('answered');
});
