import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../../bench/random.ts';
import { serving } from '../app/program.ts';
import { type RealPostgres, startPostgres } from '../store/real-postgres.ts';
import { stageBoards } from './boards.ts';
import { boardsKept, inPostgres, inSqlite, type Kept, storeIn } from './databases.ts';

/** How often the program is killed, and from what the moments follow; both can be set to see one run again. */
const KILLS = Number(process.env['BOARD_KILLS'] ?? 20);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
/** Boards on each platform. */
const CHATS = Number(process.env['CHATS'] ?? 200);
/** Between a start and a kill at most so many calls are made. */
const MOST_BETWEEN = 40;
/** Messages that may be under way at a moment. */
const MOST_UNDER_WAY = 25;
const CHANGED = 'Patrols were tripled';

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

describe.each([
  ['SQLite', 1, inSqlite],
  ['PostgreSQL with three replicas', 3, () => inPostgres(postgres)],
] as const)('on %s', (name, replicas, open) => {
  test(`killed ${KILLS} times: each chat has its board once, and it shows what is known`, async () => {
    await killWhileKeeping(name, replicas, await open());
  });
});

/** Kills a program at random moments at which boards are made and edited, and starts it again. */
async function killWhileKeeping(name: string, replicas: number, kept: Kept): Promise<void> {
  const random = new Random(SEED);
  const boards = await stageBoards(CHATS);
  const env = {
    ...kept.env,
    ...boards.env,
    ...(replicas > 1
      ? { REPLICAS: String(replicas), TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:9/telegram/webhook' }
      : {}),
  };
  const before = await storeIn(kept);
  await boards.begin(before);
  await before.close();
  const start = async () => {
    const program = await serving(env);
    await program.line('Telegram is ready');
    return program;
  };
  const programs = await Promise.all(Array.from({ length: replicas }, start));
  let kills = 0;
  while (kills < KILLS) {
    // Half of the kills meet boards that are made, the others edits.
    if (kills === Math.floor(KILLS / 2)) await boards.change(CHANGED);
    await Promise.race([boards.asked(random.between(1, MOST_BETWEEN)), boardsKept(kept)]);
    const victim = kills % replicas;
    await programs[victim]?.end('SIGKILL');
    kills += 1;
    programs[victim] = await start();
  }
  await boardsKept(kept);
  expect(await Promise.all(programs.map(({ end }) => end()))).toEqual(programs.map(() => 0));
  const after = await storeIn(kept);
  const unknown = await boards.check(after, CHANGED);
  await after.close();
  expect(unknown).toBeLessThanOrEqual(kills * MOST_UNDER_WAY);
  process.stderr.write(`${name}, seed ${SEED}: ${JSON.stringify({ kills, boards: 2 * CHATS, unknown })}\n`);
}
