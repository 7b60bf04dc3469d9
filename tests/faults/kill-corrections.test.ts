import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../../bench/random.ts';
import { serving } from '../app/program.ts';
import { type RealPostgres, startPostgres } from '../store/real-postgres.ts';
import { stageAnswers } from './corrections.ts';
import { corrected, inPostgres, inSqlite, type Kept } from './databases.ts';
import { killReplicas } from './killing-replicas.ts';

/** How often the program is killed, and from what the moments follow; both can be set to see one run again. */
const KILLS = Number(process.env['KILLS'] ?? 20);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
/** Readers on each platform. */
const READERS = 500;
/** Between a start and a kill at most so many edits and messages are asked for. */
const MOST_BETWEEN = 40;
/** Messages that may be under way at a moment, on a busy machine. */
const MOST_UNDER_WAY = 25;

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

/** Each kill of a replica leaves messages to it for a while, so that many kills take minutes. */
const KILLS_OF_REPLICAS = Math.min(KILLS, 8);

describe.each([
  ['SQLite', 1, KILLS, inSqlite],
  ['PostgreSQL with two replicas', 2, KILLS_OF_REPLICAS, () => inPostgres(postgres)],
] as const)('on %s', (name, replicas, most, open) => {
  test(`killed ${most} times: all answers are corrected, each private reader is told, nobody twice`, async () => {
    await killWhileCorrecting({ name, replicas, most }, await open());
  });
});

/** Kills a program at random moments of its corrections, and starts it again. */
async function killWhileCorrecting(
  { name, replicas, most }: { readonly name: string; readonly replicas: number; readonly most: number },
  kept: Kept,
): Promise<void> {
  const answered = await stageAnswers(READERS);
  const env = { ...kept.env, ...answered.env };
  await answered.ask(await serving(env));
  const kills = await killReplicas({
    ...{ replicas, most, random: new Random(SEED), mostBetween: MOST_BETWEEN, env },
    begin: answered.retract,
    left: kept.uncorrected,
    done: () => corrected(kept),
    asked: answered.asked,
  });
  const told = await answered.check(kept);
  expect(told.edited).toBe(2 * READERS);
  expect(told.unknown).toBeLessThanOrEqual(kills * MOST_UNDER_WAY);
  process.stderr.write(`${name}, seed ${SEED}: ${JSON.stringify({ kills, ...told })}\n`);
}
