import { expect, test } from 'vitest';
import { doubling, retry } from '../../src/util/retry.ts';
import { eagerTimer } from './eager-timer.ts';

/** A task that fails so many times, and then gives the number of the attempt. */
function failing(times: number) {
  return async (attempt: number) => {
    if (attempt <= times) throw new Error(`failure ${attempt}`);
    return attempt;
  };
}

test('a task is tried again until it succeeds, after the pauses that were asked for', async () => {
  const { timer, waits } = eagerTimer();
  expect(await retry(failing(3), { timer, pause: (_, attempt) => attempt * 10 })).toBe(4);
  expect(waits).toEqual([10, 20, 30]);
});

test('a task that succeeds at once is never paused for', async () => {
  const { timer, waits } = eagerTimer();
  expect(await retry(failing(0), { timer, pause: () => 10 })).toBe(1);
  expect(waits).toEqual([]);
});

test('the error of an attempt decides whether there is another', async () => {
  const { timer, waits } = eagerTimer();
  const pause = (error: unknown) => ((error as Error).message === 'failure 2' ? undefined : 10);
  await expect(retry(failing(5), { timer, pause })).rejects.toThrow('failure 2');
  expect(waits).toEqual([10]);
});

test('a stop ends the pause, and the last error is thrown', async () => {
  const stopping = new AbortController();
  let cancelled = 0;
  const timer = () => {
    queueMicrotask(() => stopping.abort());
    return () => {
      cancelled += 1;
    };
  };
  const attempt = retry(failing(5), { timer, signal: stopping.signal, pause: () => 10 });
  await expect(attempt).rejects.toThrow('failure 1');
  expect(cancelled).toBe(1);
});

test('after a stop a failure is not paused for', async () => {
  const { timer, waits } = eagerTimer();
  const attempt = retry(failing(1), { timer, signal: AbortSignal.abort(), pause: () => 10 });
  await expect(attempt).rejects.toThrow('failure 1');
  expect(waits).toEqual([]);
});

test('a doubling pause grows up to the longest one', () => {
  const pause = doubling(1_000, 60_000);
  expect([1, 2, 3, 6, 7, 8, 2_000].map(pause)).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000]);
});
