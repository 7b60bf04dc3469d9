/**
 * One measurement in a process of its own: how long the ledger in the store of the environment takes to find what is
 * due. `node bench/due.ts` prints a `DueTimes` as JSON.
 */

import { readConfig } from '../src/app/config.ts';
import { planDue } from '../src/digest/plan.ts';
import { openStore } from '../src/store/open.ts';
import { type Spread, spread } from './measure.ts';

/** Milliseconds for a look at what is due, as a tick does it. */
export interface DueTimes {
  /** Where nothing is due. */
  readonly none: Spread;
  /** Where as many are due as are taken together, which get their deliveries and their next slots. */
  readonly some: Spread;
}

/** As many as the program takes together. */
const TOGETHER = 100;
const HOUR = 60 * 60 * 1_000;
const GRACE = 6 * HOUR;
/** Looks where nothing is due. */
const TIMES = 200;

async function measure(): Promise<DueTimes> {
  const { dataDir, databaseUrl } = readConfig(process.env);
  const { ledger, close } = await openStore({ dataDir, databaseUrl });
  const look = async (now: Date) => {
    const started = performance.now();
    const { more } = await ledger.takeDue(now, TOGETHER, (due) => planDue(due, now, GRACE));
    return { more, took: performance.now() - started };
  };
  const now = new Date();
  const none: number[] = [];
  for (let time = 0; time < TIMES; time++) none.push((await look(new Date(now.getTime() - HOUR))).took);
  const some: number[] = [];
  for (let more = true; more; ) {
    const looked = await look(now);
    more = looked.more;
    if (more) some.push(looked.took);
  }
  await close();
  return { none: spread(none), some: spread(some) };
}

if (import.meta.main) process.stdout.write(JSON.stringify(await measure()));
