import { deserialize } from 'node:v8';
import { expect, test } from 'vitest';
import { compileApart } from '../../src/app/compiled-knowledge.ts';
import { type Packed, unpack } from '../../src/query/packed-knowledge.ts';
import { smallKnowledge } from './small-knowledge.ts';

test('knowledge is compiled in a process of its own; here where none can be started', async () => {
  const { KNOWLEDGE_DIR: folder } = await smallKnowledge();
  const apart = await compileApart(folder, new Map());
  const here = await compileApart(folder, new Map(), () => Promise.reject(new Error('EAGAIN')));
  const ids = (packed: Uint8Array) =>
    unpack(deserialize(packed) as Packed).knowledge.facts.map(({ id }) => id);
  expect(ids(apart).length).toBeGreaterThan(0);
  expect(ids(here)).toEqual(ids(apart));
});
