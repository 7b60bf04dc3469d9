import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divisorAmong, LimitShare, type ReplicaStore } from '../../src/sending/limit-share.ts';
import type { Log } from '../../src/util/log.ts';
import { ManualClock } from '../stand-ins/telegram/clock.ts';

const quiet = () => undefined;
const LOG = { info: quiet, warn: quiet, error: quiet, debug: quiet } as unknown as Log;

/** A database in memory, by a clock that is advanced by hand; it can be away. */
class Table implements ReplicaStore {
  readonly #clock: ManualClock;
  readonly #rows = new Map<string, { divisor: number; seen: number }>();
  isAway = false;

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  async beat(...[id, silence, choose]: Parameters<ReplicaStore['beat']>) {
    if (this.isAway) throw new Error('the database is away');
    const others = [...this.#rows]
      .filter(([other, { seen }]) => other !== id && seen > this.#clock.now() - silence)
      .map(([, { divisor }]) => divisor);
    const divisor = choose(others);
    this.#rows.set(id, { divisor, seen: this.#clock.now() });
    return [divisor, ...others] as const;
  }

  async leave(id: string) {
    this.#rows.delete(id);
  }
}

/** Some processes with one database. Those that are suspended run no timers. */
class Processes {
  readonly clock = new ManualClock();
  readonly table = new Table(this.clock);
  readonly #suspended = new Map<string, (() => void)[]>();

  start(id: string, expected = 1): LimitShare {
    const share = new LimitShare({
      ...{ replicas: this.table, id, expected, log: LOG },
      now: () => new Date(this.clock.now()),
      timer: (task, milliseconds) =>
        this.clock.after(milliseconds, () => {
          const late = this.#suspended.get(id);
          if (late) late.push(task);
          else task();
        }),
    });
    void share.start();
    return share;
  }

  suspend(id: string): void {
    if (!this.#suspended.has(id)) this.#suspended.set(id, []);
  }

  isSuspended(id: string): boolean {
    return this.#suspended.has(id);
  }

  goOn(id: string): void {
    const late = this.#suspended.get(id) ?? [];
    this.#suspended.delete(id);
    for (const task of late) task();
  }

  async pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      await new Promise(setImmediate);
      this.clock.advance(1_000);
    }
    await new Promise(setImmediate);
  }
}

const divisors = (...shares: readonly LimitShare[]) => shares.map((share) => share.divisor());

test('three processes divide the limits by three, whatever number was expected', async () => {
  const processes = new Processes();
  const shares = ['a', 'b', 'c'].map((id) => processes.start(id));
  await processes.pass(12);
  expect(divisors(...shares)).toEqual([3, 3, 3]);
});

test('what a process leaves is used by the others after five seconds, what a killed one had within half a minute', async () => {
  const processes = new Processes();
  const [a, b, c] = [processes.start('a'), processes.start('b'), processes.start('c')];
  await processes.pass(12);
  processes.suspend('c');
  await processes.pass(14);
  expect(divisors(a, b)).toEqual([3, 3]);
  await processes.pass(14);
  expect(divisors(a, b)).toEqual([2, 2]);
  processes.goOn('c');
  await processes.pass(12);
  expect(divisors(a, b, c)).toEqual([3, 3, 3]);
  const stopped = c.stop();
  await processes.pass(6);
  await stopped;
  expect(divisors(a, b)).toEqual([2, 2]);
});

test('a process that was suspended sends almost nothing until it has heard of the others', async () => {
  const processes = new Processes();
  const [a, b] = [processes.start('a'), processes.start('b')];
  await processes.pass(12);
  processes.suspend('b');
  await processes.pass(30);
  expect(divisors(a, b)).toEqual([1, 1_000]);
});

test('while the database is away, each process divides by as many as there were, or should be', async () => {
  const processes = new Processes();
  processes.table.isAway = true;
  const [a, b] = [processes.start('a', 4), processes.start('b', 4)];
  await processes.pass(12);
  expect(divisors(a, b)).toEqual([4, 4]);
  processes.table.isAway = false;
  await processes.pass(12);
  expect(divisors(a, b)).toEqual([2, 2]);
  processes.table.isAway = true;
  await processes.pass(60);
  expect(divisors(a, b)).toEqual([4, 4]);
  processes.table.isAway = false;
  await processes.pass(12);
  expect(divisors(a, b)).toEqual([2, 2]);
});

test('the shares never come to more than the whole, however processes come, go, stand still and go on', async () => {
  const event = fc.record({
    what: fc.constantFrom('start', 'suspend', 'go on', 'wait'),
    which: fc.integer({ min: 0, max: 4 }),
    seconds: fc.integer({ min: 0, max: 30 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
      const processes = new Processes();
      const shares = new Map<string, LimitShare>();
      for (const { what, which, seconds } of events) {
        const id = String(which);
        if (what === 'start' && !shares.has(id)) shares.set(id, processes.start(id));
        if (what === 'suspend') processes.suspend(id);
        if (what === 'go on') processes.goOn(id);
        for (let second = 0; second <= seconds; second += 1) {
          await processes.pass(1);
          // Also of those that stand still: they might go on at this moment.
          const sum = [...shares.values()].reduce((all, share) => all + 1 / share.divisor(), 0);
          expect(sum).toBeLessThan(1 + 6 / 1_000);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test.each<[others: readonly number[], divisor: number]>([
  [[], 1],
  [[1], 1_000],
  [[2], 2],
  [[3, 3], 3],
  [[2, 2], 1_000],
  [[2, 3], 6],
  [[2, 4], 4],
  [[1_000, 1_000], 3],
])('next to %j a process divides by %i', (others, divisor) => {
  expect(divisorAmong(others)).toBe(divisor);
});
