import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../../bench/random.ts';
import { type RealPostgres, startPostgres } from '../store/real-postgres.ts';
import { stageAlerts } from './alerts.ts';
import { alerted, inPostgres, inSqlite, type Kept } from './databases.ts';
import { killReplicas } from './killing-replicas.ts';

/** How often the program is killed, and from what the moments follow; both can be set to see one run again. */
const KILLS = Number(process.env['ALERT_KILLS'] ?? 20);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
/** Chats on each platform. */
const CHATS = Number(process.env['CHATS'] ?? 200);
/** Between a start and a kill at most so many messages are asked for. */
const MOST_BETWEEN = 40;
/** Messages that may be under way at a moment, on a busy machine. */
const MOST_UNDER_WAY = 25;

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

/** Each kill of a replica leaves messages to it for a while, so that many kills take minutes. */
const KILLS_OF_REPLICAS = Math.min(KILLS, 6);

describe.each([
  ['SQLite', 1, KILLS, inSqlite],
  ['PostgreSQL with three replicas', 3, KILLS_OF_REPLICAS, () => inPostgres(postgres)],
] as const)('on %s', (name, replicas, most, open) => {
  test(`killed ${most} times: every chat gets the alert, none twice`, async () => {
    await killWhileAlerting({ name, replicas, most }, await open());
  });
});

/** Kills a program at random moments of its alerts, and starts it again. */
async function killWhileAlerting(
  { name, replicas, most }: { readonly name: string; readonly replicas: number; readonly most: number },
  kept: Kept,
): Promise<void> {
  const stage = await stageAlerts(CHATS);
  await stage.turnOn(kept);
  const kills = await killReplicas({
    ...{ replicas, most, random: new Random(SEED), mostBetween: MOST_BETWEEN },
    env: { ...kept.env, ...stage.env },
    begin: stage.publish,
    left: kept.unalerted,
    done: () => alerted(kept),
    asked: stage.asked,
  });
  const told = await stage.check(kept);
  expect(told.unknown).toBeLessThanOrEqual(kills * MOST_UNDER_WAY);
  process.stderr.write(`${name}, seed ${SEED}: ${JSON.stringify({ kills, ...told })}\n`);
}
