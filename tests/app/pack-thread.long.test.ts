import { expect, test } from 'vitest';
import type { KnowledgeInUse } from '../../src/app/knowledge-in-use.ts';
import { packsApart } from '../../src/app/pack-thread.ts';
import { readFolder } from '../../src/knowledge/folder.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { makePack, type Pack } from '../../src/pack/pack-file.ts';
import { compile } from '../../src/query/compile.ts';
import { edited, makeFolder } from '../knowledge/folder.ts';
import { OPTIONS } from '../pack/packs.ts';

const make = packsApart((task, milliseconds) => {
  const timeout = setTimeout(task, milliseconds).unref();
  return () => clearTimeout(timeout);
});

async function inUse(...changes: Parameters<typeof makeFolder>): Promise<KnowledgeInUse> {
  const folder = await makeFolder(...changes);
  const files = (await readFolder(folder)).flatMap((item) => ('text' in item ? [item] : []));
  return { folder, overlay: new Map(), files, version: (await loadKnowledge(folder)).version };
}

test('a pack that another thread makes has the same bytes', async () => {
  const knowledge = await inUse();
  const here: Pack = await makePack({ ...OPTIONS, compiled: compile(await loadKnowledge(knowledge.folder)) });
  const { file, signature } = await make({ ...OPTIONS, knowledge });
  expect([file.equals(here.file), signature.equals(here.signature)]).toEqual([true, true]);
}, 60_000);

test('a pack that would be too big is refused as it is without a thread', async () => {
  const title = 'long '.repeat(700_000);
  const knowledge = await inUse(edited('situation.yaml', 'The border', title));
  await expect(make({ ...OPTIONS, knowledge })).rejects.toMatchObject({ code: 'pack-too-big' });
}, 60_000);

test('without files there is no pack yet, and the next one is made', async () => {
  const knowledge = await inUse();
  await expect(make({ ...OPTIONS, knowledge: { ...knowledge, files: [] } })).rejects.toThrow('is being read');
  await expect(make({ ...OPTIONS, knowledge })).resolves.toBeDefined();
}, 60_000);
