import { spawn } from 'node:child_process';
import { expect, onTestFinished } from 'vitest';
import { Random } from '../../bench/random.ts';
import { serving } from '../app/program.ts';
import { ended, type Kept, storeIn } from './databases.ts';
import { stageFanOut } from './fan-out.ts';

/** How often the program is killed, and from what the moments follow; both can be set to see one run again. */
export const KILLS = Number(process.env['KILLS'] ?? 100);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
/** The longest that it may take, in milliseconds; on a quiet machine it takes a tenth. */
export const PATIENCE = Math.max(KILLS, 10) * 60_000;
/** How many other processes are at work meanwhile, each a fifth of the time. Default: none. */
const BUSY = Number(process.env['BUSY'] ?? 0);
// It ends with this process, however that ends.
const WORK =
  'process.stdin.resume().on("end", process.exit); setInterval(() => { for (const end = Date.now() + 40; Date.now() < end; ); }, 200)';
/** Chats on each platform. */
const CHATS = 1_000;
/** Between a start and a kill at most so many digests are asked to be taken. */
const MOST_BETWEEN = 30;
/** And at most so many on one platform while the other is waited for. */
const MOST_ON_ONE = 100;

/** Posts that may be under way at a moment, on a busy machine. */
const MOST_UNDER_WAY = 25;

/**
 * Kills the program at random moments of fan-outs and starts it again, until it has been killed so often and all is
 * delivered; then checks each chat.
 */
export async function killAgainAndAgain(kept: Kept): Promise<void> {
  const random = new Random(SEED);
  const busy = Array.from({ length: BUSY }, () =>
    spawn(process.execPath, ['-e', WORK], { stdio: ['pipe', 'ignore', 'ignore'] }),
  );
  onTestFinished(() => {
    for (const one of busy) one.kill();
  });
  const fanOut = await stageFanOut(CHATS);
  const told = { fanOuts: 0, kills: 0, arrived: 0, unknown: 0 };
  while (told.kills < KILLS) {
    const before = await storeIn(kept);
    const round = await fanOut.begin(before);
    await before.close();
    told.fanOuts += 1;
    while ((await kept.open()) > 0) {
      const program = await serving({ ...kept.env, ...fanOut.env });
      if (told.kills === KILLS) {
        await ended(kept);
        await program.end();
      } else {
        const moment = random.between(0, MOST_BETWEEN);
        // Where Telegram is ready first, it is asked so often before Discord has its first digest.
        const on = told.kills % 2 === 0 ? undefined : 'discord';
        const isTime = moment === 0 ? program.line('is ready') : fanOut.asked(moment, on);
        // Discord may have all of its digests.
        await Promise.race([isTime, fanOut.asked(MOST_ON_ONE), ended(kept)]);
        await program.end('SIGKILL');
        told.kills += 1;
      }
    }
    const after = await storeIn(kept);
    const { arrived, unknown } = await round.check(after);
    await after.close();
    told.arrived += arrived;
    told.unknown += unknown;
  }
  // What was written down before it went out, and not settled: those under way at that moment, not those that waited.
  expect(told.unknown).toBeLessThanOrEqual(told.kills * MOST_UNDER_WAY);
  process.stderr.write(`seed ${SEED}, ${BUSY} busy: ${JSON.stringify(told)}\n`);
}
