import { expect, test } from 'vitest';
import { type ReconnectOptions, untilDone } from '../../src/sending/reconnect.ts';
import { eagerTimer } from '../util/eager-timer.ts';

/** Options of a task that is never fatal, and what is logged. */
function reconnecting(change: Partial<ReconnectOptions>) {
  const logged: unknown[] = [];
  const options: ReconnectOptions = {
    platform: 'some',
    timer: eagerTimer().timer,
    signal: new AbortController().signal,
    log: { error: (details, message) => logged.push([details, message]), info: () => {}, warn: () => {} },
    details: () => ({ code: 7 }),
    isFatal: () => false,
    ...change,
  };
  return { options, logged };
}

test('a task is tried until it succeeds, with pauses that double up to a minute', async () => {
  const { waits, timer } = eagerTimer();
  const { options, logged } = reconnecting({ timer });
  let left = 8;
  const task = async () => {
    if (left-- > 0) throw new Error('not yet');
    return 'done';
  };
  expect(await untilDone('Reaching it', task, options)).toBe('done');
  expect(waits.map((milliseconds) => milliseconds / 1_000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  expect(logged[0]).toEqual([
    { event: 'platform-call-retried', platform: 'some', code: 7, pause: 1 },
    'Reaching it failed; trying again in 1 s',
  ]);
});

test('a fatal failure ends it, and is not logged', async () => {
  const { options, logged } = reconnecting({ isFatal: () => true });
  let times = 0;
  const task = () => {
    times += 1;
    return Promise.reject(new Error('never'));
  };
  expect(await untilDone('Reaching it', task, options)).toBeUndefined();
  expect([times, logged]).toEqual([1, []]);
});

test('a stop ends the pause, and nothing is tried after it', async () => {
  const stopping = new AbortController();
  let cancelled = 0;
  let times = 0;
  const { options } = reconnecting({
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
  expect(await untilDone('Reaching it', task, options)).toBeUndefined();
  expect([times, cancelled]).toEqual([1, 1]);
});

test('after a stop nothing is tried', async () => {
  const { options } = reconnecting({ signal: AbortSignal.abort() });
  let times = 0;
  const task = async () => {
    times += 1;
  };
  expect(await untilDone('Reaching it', task, options)).toBeUndefined();
  expect(times).toBe(0);
});
