import { expect, test } from 'vitest';
import { Lifecycle, type Part } from '../../src/app/lifecycle.ts';

/** Parts that record their calls; `more` replaces methods of some of them. */
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

const setting = (problems: [unknown, string][] = []) => ({
  deadline: 1_000,
  timer: () => () => {},
  onStopError: (error: unknown, part: string) => void problems.push([error, part]),
});

test('starts in order, stops in reverse, and does each once', async () => {
  const { done, parts: some } = parts();
  const lifecycle = new Lifecycle(some, setting());
  await Promise.all([lifecycle.start(), lifecycle.start()]);
  await Promise.all([lifecycle.stop(), lifecycle.stop()]);
  expect(done).toEqual(['start a', 'start b', 'start c', 'stop c', 'stop b', 'stop a']);
});

test('when a part cannot start, the parts begun are stopped and its error is thrown', async () => {
  const { done, parts: some } = parts({ b: { start: () => Promise.reject(new Error('no')) } });
  await expect(new Lifecycle(some, setting()).start()).rejects.toThrow('no');
  expect(done).toEqual(['start a', 'stop b', 'stop a']);
});

test('stopped while it is starting, it starts no further part', async () => {
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

test('a part that fails to stop, or is late, does not delay the others', async () => {
  const problems: [unknown, string][] = [];
  const { done, parts: some } = parts({
    c: { stop: () => Promise.reject(new Error('stuck')) },
    b: { stop: () => new Promise(() => {}) },
  });
  const timer = (task: () => void) => {
    queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => queueMicrotask(task))));
    return () => {};
  };
  const lifecycle = new Lifecycle(some, { ...setting(problems), timer });
  await lifecycle.start();
  await lifecycle.stop();
  expect(done).toContain('stop a');
  expect(problems.map(([, part]) => part)).toEqual(expect.arrayContaining(['c', 'b']));
});
