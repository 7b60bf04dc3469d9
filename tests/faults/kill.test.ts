import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { Random } from '../../bench/random.ts';
import { openStore } from '../../src/store/open.ts';
import { cleanUp, dataFolder, serving } from '../cli/program.ts';
import { query, type RealPostgres, startPostgres } from '../store/real-postgres.ts';
import { stageFanOut } from './fan-out.ts';

/** How often the program is killed. */
const KILLS = Number(process.env['KILLS'] ?? 100);
/** Chats on each platform. */
const CHATS = 250;
/** Between two kills at most so many digests are asked to be taken. */
const MOST_BETWEEN = 30;

afterAll(cleanUp);

/** A database as the program uses it. */
interface Kept {
  readonly env: Readonly<Record<string, string>>;
  /** Deliveries that have not ended, whether the program runs or not. */
  open(): Promise<number>;
}

const OPEN = `select
  (select count(*) from subscriptions where next_at <= $1) + (select count(*) from deliveries where ended_at is null) as n`;

async function inSqlite(): Promise<Kept> {
  const folder = await dataFolder();
  return {
    env: { DATA_DIR: folder },
    open: async () => {
      const database = new DatabaseSync(join(folder, 'sanad.sqlite'), { readOnly: true });
      try {
        return Number(database.prepare(OPEN.replace('$1', '?')).get(new Date().toISOString())?.['n']);
      } finally {
        database.close();
      }
    },
  };
}

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

async function inPostgres(): Promise<Kept> {
  const DATABASE_URL = await postgres.newDatabase();
  return {
    env: { DATABASE_URL, DATA_DIR: await dataFolder() },
    open: async () => {
      const now = new Date().toISOString();
      const [row] = await query(DATABASE_URL, OPEN.replace('$1', `'${now}'`));
      return Number(row?.['n']);
    },
  };
}

/** Looks again and again, since a database tells nobody when it changes. */
const LOOK = 50;

/** Resolves when all deliveries have ended. */
async function ended({ open }: Kept): Promise<void> {
  while ((await open()) > 0) await setTimeout(LOOK);
}

describe.each([
  ['SQLite', inSqlite],
  ['PostgreSQL', inPostgres],
] as const)('killed at random moments of a fan-out, on %s', (name, keep) => {
  test(`${KILLS} times: every chat gets its digest, none twice`, async () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    const random = new Random(seed);
    const kept = await keep();
    const fanOut = await stageFanOut(CHATS);
    const store = () =>
      openStore({ databaseUrl: kept.env['DATABASE_URL'], dataDir: kept.env['DATA_DIR'] ?? '' });
    let kills = 0;
    let rounds = 0;
    let unknown = 0;
    while (kills < KILLS) {
      const opened = await store();
      const round = await fanOut.begin(opened);
      await opened.close();
      rounds += 1;
      for (let left = await kept.open(); left > 0; left = await kept.open()) {
        const program = await serving({ ...kept.env, ...fanOut.env });
        if (kills >= KILLS) {
          await ended(kept);
          await program.end();
          continue;
        }
        const moment = random.between(0, MOST_BETWEEN);
        await Promise.race([moment === 0 ? program.line('is ready') : fanOut.asked(moment), ended(kept)]);
        await program.end('SIGKILL');
        kills += 1;
      }
      const after = await store();
      unknown += (await round.check(after)).unknown;
      await after.close();
    }
    process.stderr.write(
      `${name}: seed ${seed}, ${kills} kills in ${rounds} fan-outs to ${2 * CHATS} chats, ${unknown} of unknown outcome\n`,
    );
  }, 900_000);
});
