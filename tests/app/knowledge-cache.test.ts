import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { cachedCompile } from '../../src/app/knowledge-cache.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { type Compiled, compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import { makeFolder, write } from '../knowledge/folder.ts';
import { temporaryFolder } from './program.ts';

/** A knowledge folder, a cache folder, and a count of how often it was compiled. */
async function setting() {
  const knowledge = await makeFolder();
  const cache = join(await temporaryFolder(), 'deep', 'cache');
  const make = vi.fn(async (): Promise<Compiled> => compile(await loadKnowledge(knowledge)));
  return { knowledge, cache, make, get: () => cachedCompile(knowledge, cache, make) };
}

/** What an engine says to two questions. */
function answers(compiled: Compiled) {
  const engine = createEngine(compiled);
  return ['more patrols in Iraq?', 'who?'].map((text) => engine.ask({ text }));
}

test('the same files are compiled once, and what was kept is the same', async () => {
  const { make, get } = await setting();
  const first = await get();
  const second = await get();
  expect(make).toHaveBeenCalledTimes(1);
  expect(second.knowledge).toEqual(first.knowledge);
  expect(answers(second)).toEqual(answers(first));
});

test('a changed file and a new one are compiled anew; one file is kept', async () => {
  const { knowledge, cache, make, get } = await setting();
  await get();
  await write(knowledge, 'vocabulary/movement.yaml', '- { id: walk, en: [walk] }\n');
  expect((await get()).knowledge.concepts.map(({ id }) => id)).toEqual(['walk']);
  await write(knowledge, 'vocabulary/more.yaml', '- { id: run, en: [run] }\n');
  expect((await get()).knowledge.concepts.map(({ id }) => id)).toEqual(['run', 'walk']);
  expect(make).toHaveBeenCalledTimes(3);
  expect((await readdir(cache)).filter((file) => file.endsWith('.bin'))).toHaveLength(1);
});

test('what a killed process left half written goes after an hour, and not before', async () => {
  const { knowledge, cache, get } = await setting();
  await get();
  const [hourAgo, now] = [new Date(Date.now() - 2 * 3_600_000), new Date()];
  for (const [name, at] of [
    ['a.bin.123', hourAgo],
    ['b.bin.124', now],
  ] as const) {
    await writeFile(join(cache, name), 'half');
    await utimes(join(cache, name), at, at);
  }
  await write(knowledge, 'vocabulary/movement.yaml', '- { id: walk, en: [walk] }\n');
  await get();
  expect((await readdir(cache)).filter((name) => /\.bin\.\d+$/.test(name))).toEqual(['b.bin.124']);
});

test('another version of a package that shapes it is compiled anew', async () => {
  const { knowledge, cache, make } = await setting();
  const manifest = join(await temporaryFolder(), 'package.json');
  const get = async (version: string) => {
    await writeFile(manifest, JSON.stringify({ name: 'stemmer', version }));
    return cachedCompile(knowledge, cache, make, { manifests: [manifest] });
  };
  await get('2.0.1');
  await get('2.0.1');
  expect(make).toHaveBeenCalledTimes(1);
  await get('2.0.2');
  expect(make).toHaveBeenCalledTimes(2);
});

test('what cannot be read is compiled anew and kept', async () => {
  const { cache, make, get } = await setting();
  const first = await get();
  for (const file of await readdir(cache)) await writeFile(join(cache, file), 'broken');
  expect(answers(await get())).toEqual(answers(first));
  await get();
  expect(make).toHaveBeenCalledTimes(2);
});

test('a cache that cannot be written costs only time', async () => {
  const { knowledge, make } = await setting();
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  const compiled = await cachedCompile(knowledge, join(file, 'cache'), make);
  expect(compiled.knowledge.facts).toHaveLength(2);
});

test('errors of compiling are passed on, and nothing is kept', async () => {
  const { knowledge, cache } = await setting();
  const failing = () => Promise.reject(new Error('not sound'));
  await expect(cachedCompile(knowledge, cache, failing)).rejects.toThrow('not sound');
  await expect(readdir(cache)).rejects.toThrow('ENOENT');
});

test('many at a time get the same', async () => {
  const { cache, get } = await setting();
  const all = (await Promise.all(Array.from({ length: 4 }, get))).map((compiled) => answers(compiled));
  for (const one of all) expect(one).toEqual(all[0]);
  expect(await readdir(cache)).toHaveLength(1);
});
