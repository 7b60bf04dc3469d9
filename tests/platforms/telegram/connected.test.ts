import { GrammyError } from 'grammy';
import { expect, onTestFinished, test } from 'vitest';
import { Polling } from '../../../src/platforms/telegram/polling.ts';
import { quickTimer } from '../../util/quick-timer.ts';

test('polling is connected until three polls in a row have failed, and again after one that has not', async () => {
  const seen: boolean[] = [];
  const { promise: done, resolve } = Promise.withResolvers<void>();
  let polls = 0;
  const polling = new Polling({
    fetch: async () => {
      seen.push(polling.isConnected);
      polls += 1;
      if (polls >= 2 && polls <= 4) throw new Error('away');
      if (polls === 6) resolve();
      return [];
    },
    handle: async () => undefined,
    seconds: 0,
    timer: quickTimer,
    now: () => new Date(),
    onTrouble: () => undefined,
    onEnd: () => undefined,
  });
  expect(polling.isConnected).toBe(false);
  polling.start();
  onTestFinished(() => polling.stop());
  await done;
  expect(seen.slice(0, 6)).toEqual([true, true, true, true, false, true]);
});

test.each([-45_000, -3_600_000, -86_400_000, 3_600_000])(
  'a clock that is set by %i ms delays no poll',
  async (step) => {
    const { promise: done, resolve } = Promise.withResolvers<void>();
    const waits: number[] = [];
    let offset = 0;
    let polls = 0;
    const polling = new Polling({
      fetch: async () => {
        polls += 1;
        if (polls === 2) offset += step;
        if (polls === 4) resolve();
        return [];
      },
      handle: async () => undefined,
      seconds: 0,
      timer: (task, milliseconds) => {
        waits.push(milliseconds);
        return quickTimer(task, milliseconds);
      },
      now: () => new Date(Date.now() + offset),
      onTrouble: () => undefined,
      onEnd: () => undefined,
    });
    polling.start();
    onTestFinished(() => polling.stop());
    await done;
    expect(Math.max(...waits)).toBeLessThanOrEqual(500);
  },
);

/** What Telegram says where another process polls too. */
const conflict = () =>
  new GrammyError('', { ok: false, error_code: 409, description: 'Conflict' }, 'getUpdates', {});

test('a conflict with another process that goes on for a minute ends polling, though the clock is set back meanwhile', async () => {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  let time = Date.parse('2026-11-29T12:00:00Z');
  let polls = 0;
  const polling = new Polling({
    fetch: async () => {
      polls += 1;
      if (polls === 3) time -= 3_600_000;
      throw conflict();
    },
    handle: async () => undefined,
    seconds: 0,
    timer: (task, milliseconds) => {
      time += milliseconds;
      return quickTimer(task, milliseconds);
    },
    now: () => new Date(time),
    onTrouble: () => undefined,
    onEnd: () => resolve(),
  });
  polling.start();
  onTestFinished(() => polling.stop());
  await ended;
  // By a clock that counts the hour, it would go on for an hour.
  expect(polls).toBeLessThan(12);
});
