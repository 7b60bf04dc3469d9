import { expect, test } from 'vitest';
import { wait } from '../../src/util/timer.ts';
import { eagerTimer } from './eager-timer.ts';

test('a wait ends when its timer does, and listens for a stop no longer', async () => {
  const { timer, waits } = eagerTimer();
  const listeners = new Set<() => void>();
  const signal = {
    aborted: false,
    addEventListener: (_: 'abort', listener: () => void) => void listeners.add(listener),
    removeEventListener: (_: 'abort', listener: () => void) => void listeners.delete(listener),
  };
  await wait(1_000, timer, signal);
  expect(waits).toEqual([1_000]);
  expect(listeners.size).toBe(0);
});

test('a stop ends a wait, and cancels its timer', async () => {
  const stopping = new AbortController();
  let cancelled = 0;
  const waiting = wait(
    1_000,
    () => () => {
      cancelled += 1;
    },
    stopping.signal,
  );
  stopping.abort();
  await waiting;
  expect(cancelled).toBe(1);
});

test('after a stop no timer is set', async () => {
  const { timer, waits } = eagerTimer();
  await wait(1_000, timer, AbortSignal.abort());
  expect(waits).toEqual([]);
});
