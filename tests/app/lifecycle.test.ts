import { expect, test } from 'vitest';
import { Lifecycle, type Part } from '../../src/app/lifecycle.ts';

/** Parts that write down what is done to them; `more` says how some of them differ. */
function parts(more: Readonly<Record<string, Partial<Part>>> = {}) {
  const done: string[] = [];
  const make = (name: string): Part => ({
    name,
    start: async () => void done.push(`start ${name}`),
    stop: async () => void done.push(`stop ${name}`),
    ...more[name],
  });
  return { done, parts: ['a', 'b', 'c'].map(make) };
}

const setting = (trouble: [unknown, string][] = []) => ({
  deadline: 1_000,
  timer: () => () => {},
  onStopError: (error: unknown, part: string) => void trouble.push([error, part]),
});

test('starts in order, stops in reverse, and does each once', async () => {
  const { done, parts: some } = parts();
  const lifecycle = new Lifecycle(some, setting());
  await Promise.all([lifecycle.start(), lifecycle.start()]);
  await Promise.all([lifecycle.stop(), lifecycle.stop()]);
  expect(done).toEqual(['start a', 'start b', 'start c', 'stop c', 'stop b', 'stop a']);
});

test('a start that fails stops what was begun, and tells why', async () => {
  const { done, parts: some } = parts({ b: { start: () => Promise.reject(new Error('no')) } });
  await expect(new Lifecycle(some, setting()).start()).rejects.toThrow('no');
  expect(done).toEqual(['start a', 'stop b', 'stop a']);
});

test('it can be stopped while it is starting; nothing more is started', async () => {
  const begun = Promise.withResolvers<void>();
  const { done, parts: some } = parts({
    b: { start: () => begun.promise, stop: async () => begun.resolve() },
  });
  const lifecycle = new Lifecycle(some, setting());
  const starting = lifecycle.start();
  await Promise.resolve();
  await lifecycle.stop();
  await starting;
  expect(done).toEqual(['start a', 'stop a']);
});

test('a part that cannot stop, or not in time, does not keep the others', async () => {
  const trouble: [unknown, string][] = [];
  const { done, parts: some } = parts({
    c: { stop: () => Promise.reject(new Error('stuck')) },
    b: { stop: () => new Promise(() => {}) },
  });
  const timer = (task: () => void) => {
    queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => queueMicrotask(task))));
    return () => {};
  };
  const lifecycle = new Lifecycle(some, { ...setting(trouble), timer });
  await lifecycle.start();
  await lifecycle.stop();
  expect(done).toContain('stop a');
  expect(trouble.map(([, part]) => part)).toEqual(expect.arrayContaining(['c', 'b']));
});
