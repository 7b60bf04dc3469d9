import { test } from 'vitest';
import { inSqlite } from './databases.ts';
import { KILLS, killAgainAndAgain, PATIENCE } from './killing.ts';

test(`killed ${KILLS} times on SQLite: every chat gets its digest, none twice`, {
  timeout: PATIENCE,
}, async () => {
  await killAgainAndAgain(await inSqlite());
});
