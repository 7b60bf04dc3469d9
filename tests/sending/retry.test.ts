import { expect, test } from 'vitest';
import { type Trying, untilDone } from '../../src/sending/retry.ts';
import type { Timer } from '../../src/util/timer.ts';
import { wait } from '../../src/util/timer.ts';

/** Goes off at once, and remembers for how long it was asked. */
function eager() {
  const waits: number[] = [];
  const timer: Timer = (task, milliseconds) => {
    waits.push(milliseconds);
    queueMicrotask(task);
    return () => {};
  };
  return { waits, timer };
}

/** What goes on until it is done or stopped. */
function trying(change: Partial<Trying>) {
  const logged: unknown[] = [];
  const parts: Trying = {
    platform: 'some',
    timer: eager().timer,
    signal: new AbortController().signal,
    log: { error: (details, message) => logged.push([details, message]), info: () => {}, warn: () => {} },
    details: () => ({ code: 7 }),
    isFatal: () => false,
    ...change,
  };
  return { parts, logged };
}

test('it is tried until it succeeds, with pauses that double up to a minute', async () => {
  const { waits, timer } = eager();
  const { parts, logged } = trying({ timer });
  let left = 8;
  const task = async () => {
    if (left-- > 0) throw new Error('not yet');
    return 'done';
  };
  expect(await untilDone('Reaching it', task, parts)).toBe('done');
  expect(waits.map((milliseconds) => milliseconds / 1_000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  expect(logged[0]).toEqual([
    { event: 'retrying', platform: 'some', code: 7, pause: 1 },
    'Reaching it failed; trying again in 1 s',
  ]);
});

test('what is fatal is tried once, and not logged', async () => {
  const { parts, logged } = trying({ isFatal: () => true });
  let times = 0;
  const task = () => {
    times += 1;
    return Promise.reject(new Error('never'));
  };
  expect(await untilDone('Reaching it', task, parts)).toBeUndefined();
  expect([times, logged]).toEqual([1, []]);
});

test('stopping ends the pause, and nothing is tried after it', async () => {
  const stopping = new AbortController();
  let cancelled = 0;
  let times = 0;
  const { parts } = trying({
    signal: stopping.signal,
    timer: () => {
      queueMicrotask(() => stopping.abort());
      return () => {
        cancelled += 1;
      };
    },
  });
  const task = () => {
    times += 1;
    return Promise.reject(new Error('not yet'));
  };
  expect(await untilDone('Reaching it', task, parts)).toBeUndefined();
  expect([times, cancelled]).toEqual([1, 1]);
});

test('whoever is stopped already does not wait', async () => {
  const { waits, timer } = eager();
  await wait(1_000, timer, AbortSignal.abort());
  expect(waits).toEqual([]);
});
