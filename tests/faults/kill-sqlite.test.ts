import { afterAll, test } from 'vitest';
import { cleanUp } from '../app/program.ts';
import { inSqlite } from './databases.ts';
import { KILLS, killAgainAndAgain } from './killing.ts';

afterAll(cleanUp);

test(`killed ${KILLS} times on SQLite: every chat gets its digest, none twice`, async () => {
  await killAgainAndAgain(await inSqlite());
});
