import { rename } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { KnowledgeWatcher } from '../../src/app/knowledge-watcher.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { formatProblem, KnowledgeError } from '../../src/knowledge/problems.ts';
import { edited, GOOD, makeFolder, write } from '../knowledge/folder.ts';

/** Watches a folder, with a timer that the test controls. */
function watching(folder: string) {
  const pending = new Set<() => void>();
  const results: (Knowledge | KnowledgeError)[] = [];
  let scheduled = Promise.withResolvers<void>();
  let handedOver = Promise.withResolvers<Knowledge | KnowledgeError>();
  const watcher = new KnowledgeWatcher(
    folder,
    (result) => {
      results.push(result);
      handedOver.resolve(result);
    },
    (task) => {
      pending.add(task);
      scheduled.resolve();
      return () => pending.delete(task);
    },
  );
  const stop = () => watcher.stop();
  onTestFinished(stop);
  /** Waits until a change is noticed, then lets the quiet time pass. */
  const settle = async () => {
    await scheduled.promise;
    scheduled = Promise.withResolvers();
    handedOver = Promise.withResolvers();
    const tasks = [...pending];
    pending.clear();
    expect(tasks).toHaveLength(1);
    for (const task of tasks) task();
  };
  /** The result of the next change. */
  const next = async () => {
    await settle();
    return handedOver.promise;
  };
  return { stop, settle, next, pending, results };
}

const renamed = (title: string) =>
  edited('sources/a.yaml', 'title: "Patrols"', `title: "${title}"`)['sources/a.yaml'] ?? '';

function titleOf(result: Knowledge | KnowledgeError): string | undefined {
  return result instanceof KnowledgeError ? undefined : result.sources[0]?.title;
}

test('a change gives the new knowledge, a mistake gives its problems, and its correction the knowledge again', async () => {
  const folder = await makeFolder();
  const { next } = watching(folder);
  await write(folder, 'sources/a.yaml', renamed('Second'));
  expect(titleOf(await next())).toBe('Second');
  await write(folder, 'names.yaml', 'x');
  const refused = await next();
  expect(refused).toBeInstanceOf(KnowledgeError);
  expect((refused as KnowledgeError).problems.map(formatProblem)).toEqual([
    'names.yaml:1:1: expected a list of names, found the text "x"',
    expect.stringContaining('unknown name "sudani"'),
    expect.stringContaining('unknown name "iraq"'),
    expect.stringContaining('unknown name "iraq"'),
  ]);
  await write(folder, 'names.yaml', GOOD['names.yaml']);
  expect(titleOf(await next())).toBe('Second');
});

test('changes in a row are read once', async () => {
  const folder = await makeFolder();
  const { next, results } = watching(folder);
  for (const title of ['One', 'Two', 'Three']) await write(folder, 'sources/a.yaml', renamed(title));
  expect(titleOf(await next())).toBe('Three');
  expect(results).toHaveLength(1);
});

test('a subfolder that is added later is watched too', async () => {
  const folder = await makeFolder({
    'vocabulary/movement.yaml': undefined,
    'vocabulary/function-words.yaml': undefined,
  });
  const { next } = watching(folder);
  for (const words of [['first'], ['second']]) {
    await write(folder, 'vocabulary/movement.yaml', `- { id: patrol, en: [${words}] }`);
    expect(await next()).toMatchObject({ concepts: [{ id: 'patrol', words: { en: words } }] });
  }
});

test('the folder may vanish and come back', async () => {
  const folder = await makeFolder();
  const { next } = watching(folder);
  await rename(folder, `${folder}-aside`);
  expect(await next()).toBeInstanceOf(KnowledgeError);
  await rename(`${folder}-aside`, folder);
  expect(titleOf(await next())).toBe('Patrols');
  await write(folder, 'sources/a.yaml', renamed('After'));
  expect(titleOf(await next())).toBe('After');
});

test('after stopping there is no result, even of a reading that has begun', async () => {
  const folder = await makeFolder();
  const { stop, settle, pending, results } = watching(folder);
  await write(folder, 'sources/a.yaml', renamed('Second'));
  await settle();
  stop();
  await loadKnowledge(folder);
  expect(pending).toHaveLength(0);
  expect(results).toEqual([]);
});

test('stopping cancels the next reading', async () => {
  const folder = await makeFolder();
  const scheduled = Promise.withResolvers<void>();
  let cancelled = 0;
  const watcher = new KnowledgeWatcher(
    folder,
    () => {},
    () => {
      scheduled.resolve();
      return () => cancelled++;
    },
  );
  await write(folder, 'sources/a.yaml', renamed('Second'));
  await scheduled.promise;
  const before = cancelled;
  watcher.stop();
  expect(cancelled).toBe(before + 1);
});
