import { setTimeout } from 'node:timers/promises';
import type { StoreOptions } from '../src/store/open.ts';
import { FAN_OUT_STAGES } from './fan-out-stages.ts';
import { start } from './processes.ts';
import { environmentOf, subscribe } from './subscribe.ts';

/** Chats whose digests are due at the same moment. */
export interface FanOutTask {
  readonly platform: keyof typeof FAN_OUT_STAGES;
  readonly store: 'SQLite' | 'PostgreSQL';
  readonly chats: number;
  /** How many subscriptions there are besides, whose time has not come. */
  readonly others: number;
  /** Messages that the platform takes in any second; any number, where it is left out. */
  readonly limit?: number;
}

/** What came of it. */
export interface FanOut extends FanOutTask {
  /** Messages that arrived a second, from the one on that fills the first second; without a limit from the first. */
  readonly perSecond: number;
  /** Requests that came too soon (429). */
  readonly refused: number;
  /** Messages that arrived once more than they should. */
  readonly twice: number;
  /** Chats that got nothing. */
  readonly missing: number;
  /** Live objects and buffers of the program in bytes, when all had arrived. */
  readonly bytes: number;
}

/** So many times as long as it should take is waited for messages that do not come, and as many milliseconds more. */
const PATIENCE = 3;
const MORE_PATIENCE = 60_000;
/** A second without a limit, at the least. */
const SLOWEST = 50;

/**
 * Lets the program post digests on a stand-in, each in a process of its own.
 *
 * @param options a new store
 */
export async function measureFanOut(task: FanOutTask, options: StoreOptions): Promise<FanOut> {
  const { platform, chats, others, limit } = task;
  const stage = await FAN_OUT_STAGES[platform](chats, limit);
  await subscribe(options, { platform: stage.platform, due: stage.chats, others });
  const before = limit ?? 1;
  const [from, to] = [before, chats].map((n) => stage.nth(n).then(now, now));
  const program = start('bench/sanad-paced.ts', {
    ...stage.env,
    LOG_LEVEL: 'error',
    ...environmentOf(options),
    ...(limit === undefined ? {} : { PER_SECOND: String(limit) }),
  });
  const most = (chats / (limit ?? SLOWEST)) * 1_000 * PATIENCE + MORE_PATIENCE;
  await Promise.race([to, setTimeout(most, undefined, { ref: false })]);
  const bytes = Number(await program.stop());
  const arrived = stage.arrived();
  const refused = stage.refused();
  // What has not arrived by now never will, and nobody waits for it any more.
  await stage.close();
  const seconds = (((await to) ?? 0) - ((await from) ?? 0)) / 1_000;
  const reached = new Set(arrived).size;
  return {
    ...task,
    perSecond: (arrived.length - before) / seconds,
    refused,
    twice: arrived.length - reached,
    missing: chats - reached,
    bytes,
  };
}

function now(): number {
  return performance.now();
}
