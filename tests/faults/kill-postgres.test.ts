import { afterAll, beforeAll, test } from 'vitest';
import { type RealPostgres, startPostgres } from '../store/real-postgres.ts';
import { inPostgres } from './databases.ts';
import { KILLS, killAgainAndAgain, PATIENCE } from './killing.ts';

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

test(`killed ${KILLS} times on PostgreSQL: every chat gets its digest, none twice`, {
  timeout: PATIENCE,
}, async () => {
  await killAgainAndAgain(await inPostgres(postgres));
});
