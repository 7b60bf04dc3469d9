import { afterAll, beforeAll, expect, test } from 'vitest';
import { serving } from '../app/program.ts';
import { type RealPostgres, startPostgres } from '../store/real-postgres.ts';
import { ended, inPostgres, storeIn } from './databases.ts';
import { stageFanOut } from './fan-out.ts';

const CHATS = 300;
const REPLICAS = 3;

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

test('three replicas, one killed, PostgreSQL gone and back in the middle: every chat gets its digest, none twice', async () => {
  const kept = await inPostgres(postgres);
  const fanOut = await stageFanOut(CHATS);
  const programs = await Promise.all(
    Array.from({ length: REPLICAS }, () =>
      // Each where any may be asked: over HTTP.
      serving({
        ...kept.env,
        ...fanOut.env,
        REPLICAS: String(REPLICAS),
        TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:9/telegram/webhook',
      }),
    ),
  );
  await Promise.all(programs.map(({ line }) => line('Telegram is ready')));
  const store = await storeIn(kept);
  const round = await fanOut.begin(store);
  await store.close();
  await fanOut.asked(40);
  await programs[0]?.end('SIGKILL');
  await fanOut.asked(40);
  await postgres.crash();
  // Until both have met it: a send that is under way then is settled when the server is back.
  await Promise.all(programs.slice(1).map(({ line }) => line('posting digests failed')));
  await postgres.start();
  await ended(kept);
  expect(await Promise.all(programs.slice(1).map(({ end }) => end()))).toEqual([0, 0]);
  const after = await storeIn(kept);
  const { arrived, unknown } = await round.check(after);
  await after.close();
  process.stderr.write(`${REPLICAS} replicas: ${arrived} arrived, ${unknown} of unknown outcome\n`);
});
