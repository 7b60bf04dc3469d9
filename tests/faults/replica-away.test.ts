import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { planDue } from '../../src/digest/plan.ts';
import { type Serving, serving } from '../app/program.ts';
import { type RealPostgres, startPostgres } from '../store/real-postgres.ts';
import { ended, inPostgres, storeIn } from './databases.ts';
import { stageFanOut } from './fan-out.ts';

const CHATS = 120;
const REPLICAS = 3;
/** Within this time the others do all that a replica did which is away. */
const MINUTE = 60_000;

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

describe.each([
  ['killed', (one: Serving): void => void one.end('SIGKILL')],
  ['suspended', (one: Serving): void => one.suspend()],
] as const)('of three replicas one is %s in the middle of a fan-out', (how, takeAway) => {
  test('the others do its part within a minute, and nothing is there twice, also when it is back', async () => {
    const kept = await inPostgres(postgres);
    const fanOut = await stageFanOut(CHATS);
    const env = {
      ...{ ...kept.env, ...fanOut.env, REPLICAS: String(REPLICAS) },
      // Each where any may be asked: over HTTP.
      TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:9/telegram/webhook',
    };
    const started: Promise<Serving>[] = Array.from({ length: REPLICAS }, () => serving(env));
    const [away, ...others] = await Promise.all(started);
    if (away === undefined) throw new Error('there are no replicas');
    await Promise.all([away, ...others].map(({ line }) => line('Telegram is ready')));
    const store = await storeIn(kept);
    const round = await fanOut.begin(store);
    await fanOut.asked(60);
    takeAway(away);
    const since = Date.now();
    const shared = Promise.all(others.map(({ line }) => line('"processes":2,"divisor":2')));
    await ended(kept);
    const done = Date.now() - since;
    await shared;
    const taken = Date.now() - since;
    process.stderr.write(`${how}: deliveries done after ${done} ms, limits shared after ${taken} ms\n`);
    expect(Math.max(done, taken)).toBeLessThan(MINUTE);
    await round.check(store);
    const running = how === 'suspended' ? [away, ...others] : others;
    if (how === 'suspended') {
      away.goOn();
      await Promise.all(running.map((one) => sharesByThree(one, since)));
      await round.check(store, { late: true });
      const next = await fanOut.begin(store);
      await ended(kept);
      await next.check(store);
    }
    expect(await Promise.all(running.map(({ end }) => end()))).toEqual(running.map(() => 0));
    await store.close();
  });
});

/** Resolves when a program has found, after a moment, that three share the limits. */
async function sharesByThree({ lines }: Serving, since: number): Promise<void> {
  const isIt = (text: string) => text.includes('"divisor":3') && Number(JSON.parse(text).time) > since;
  while (!lines.some(isIt)) await setTimeout(100);
}

test('what a process was about to take when it was suspended is taken by another one, and not taken again', async () => {
  const kept = await inPostgres(postgres);
  const fanOut = await stageFanOut(1);
  const store = await storeIn(kept);
  await fanOut.begin(store);
  const taker = join(import.meta.dirname, 'suspended-taker.ts');
  const suspended = spawn(process.execPath, [taker, kept.env['DATABASE_URL'] ?? ''], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void suspended.kill('SIGKILL'));
  const said = text(suspended.stdout);
  const at = new Date();
  const take = () => store.ledger.takeDue(at, 100, (due) => planDue(due, at, MINUTE * 60));
  // Its rows are locked as soon as it stands still; others skip them.
  while (!(await isStopped(suspended.pid))) await setTimeout(20);
  expect((await take()).deliveries).toEqual([]);
  const since = Date.now();
  let taken = await take();
  while (taken.deliveries.length === 0) {
    await setTimeout(100);
    taken = await take();
  }
  process.stderr.write(`locked rows were free after ${Date.now() - since} ms\n`);
  expect(taken.deliveries).toHaveLength(2);
  suspended.kill('SIGCONT');
  expect(await said).toBe('refused\n');
  expect(await store.ledger.open('telegram', at, 10)).toHaveLength(1);
  await store.close();
});

/** Whether a process is suspended. */
async function isStopped(pid: number | undefined): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=', '-p', String(pid)]);
  return stdout.startsWith('T');
}
