import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DraftPublishing } from '../../../src/desk/channel/draft-publishing.ts';
import { FolderFiles } from '../../../src/desk/folder-files.ts';
import { FolderPublished } from '../../../src/desk/publishing/folder-published.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import type { Knowledge } from '../../../src/knowledge/model.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { chatting } from '../../chatting.ts';
import { makeFolder } from '../../knowledge/folder.ts';
import { temporaryFolder } from '../../store/temporary.ts';
import { linesOf } from '../../visible.ts';
import { DRAFT } from '../review/drafts.ts';
import { ANNA, allCommands, deskStage } from './stage.ts';

const now = () => new Date('2026-02-04T10:00:00Z');
const WORDS = {
  en: 'Reportedly five guards were added, an officer says.',
  ar: 'يُقال إن خمسة حراس أُضيفوا، بحسب ضابط.',
};

/** A desk that publishes into a small knowledge folder. */
async function publishingDesk() {
  const folder = await makeFolder();
  const files = new FolderFiles(await temporaryFolder());
  let knowledge: Knowledge = await loadKnowledge(folder);
  const publishing = new DraftPublishing({
    ...{ desk: files, published: new FolderPublished(folder), folder, reviewers: 1, now },
  });
  const stage = await deskStage({ files, publishing, knowledge: () => knowledge, now });
  await stage.put(DRAFT);
  const chat = chatting({ commands: allCommands, desk: stage.desk, knowledge });
  const call = (command: string, args: Readonly<Record<string, string>> = {}) =>
    chat.send({ kind: 'call', call: { command, args } }, ANNA);
  const press = async (
    reply: Reply,
    label: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Reply> => {
    const isThere = reply.actions.some((one) => one.label.includes(label));
    const rest = reply.actions.find((one) => one.label === 'More …');
    if (!isThere && rest) return press(await press(reply, 'More …'), label, more);
    const action = reply.actions.find((one) => one.label.includes(label));
    if (action === undefined || action.kind === 'link' || action.kind === 'copy')
      throw new Error(`no button ${label}`);
    return call(action.call.command, { ...action.call.args, ...more });
  };
  const reload = async () => {
    knowledge = await loadKnowledge(folder);
    return knowledge;
  };
  return { ...stage, files, folder, call, press, reload };
}

test('from a card to published facts, and a correction and a retraction after it', async () => {
  const { call, press, reload, folder, desk } = await publishingDesk();
  const next = await press(await call('desk review'), 'Approve', WORDS);
  const done = await press(next, 'Skip');
  const preview = await press(done, 'Publish');
  expect(linesOf(preview)).toContain('No old answer changes.');
  const published = await press(preview, 'Publish now');
  expect(linesOf(published)[0]).toBe('Published. Readers get it within seconds.');
  expect(await readFile(join(folder, 'sources/paper-two-guards.yaml'), 'utf8')).toContain(WORDS.en);
  const fact = (await reload()).facts.find(({ text }) => text['en'] === WORDS.en);
  expect(fact).toBeDefined();

  // Only one text is another; what becomes of the Arabic one is asked, and sending the same again says it.
  const id = fact?.id ?? '';
  const corrected = {
    en: 'Reportedly six guards were added, an officer says.',
    ar: WORDS.ar,
    reason: 'The paper corrected its number.',
  };
  const asked = await call('desk correct', { fact: id, ...corrected });
  expect(linesOf(asked)[0]).toContain('The text in العربية (ar) would be removed');
  expect(asked.actions.map(({ label }) => label)).toEqual(['Write it too', 'It is still right', 'Remove it']);
  expect(linesOf(await call('desk correct', { fact: id, ...corrected }))).toEqual([
    `The fact ${id} is corrected.`,
  ]);
  const newer = (await reload()).facts.find(({ supersedes }) => supersedes === id);
  expect(newer?.text).toEqual({ en: corrected.en });
  expect(
    linesOf(await call('desk retract', { fact: newer?.id ?? '', reason: 'en: The paper withdrew it.' }))[0],
  ).toContain('is retracted');
  expect((await reload()).facts.find((one) => one.id === newer?.id)?.retracted?.reason).toEqual({
    en: 'The paper withdrew it.',
  });
  const log = await desk.log(4);
  expect(log.map(({ did, by }) => `${by} ${did}`)).toEqual([
    'Anna retract',
    'Anna correct',
    'Anna publish',
    'Anna skip',
  ]);
});

test('what was changed since the preview is shown again before it is published', async () => {
  const { call, press, reload, folder } = await publishingDesk();
  const second = await press(await call('desk review'), 'Approve', WORDS);
  const preview = await press(await press(second, 'Skip'), 'Publish');
  // Somebody takes the skipped fact up after all.
  const present = await press(second, 'Approve', { en: 'Traffic went on.' });
  await press(present, 'Approve', { en: 'Traffic went on.' });
  const before = await reload();
  const again = await press(preview, 'Publish now');
  expect(linesOf(again)).toContain('Draft paper-two-guards is ready to be published.');
  expect(await reload()).toEqual(before);
  await press(again, 'Publish now');
  expect(await readFile(join(folder, 'sources/paper-two-guards.yaml'), 'utf8')).toContain('Traffic went on.');
});

test('what stands in the way is told, and nothing is written', async () => {
  const { call, reload } = await publishingDesk();
  const before = await reload();
  const [sentence = ''] = linesOf(await call('desk publish'));
  expect(sentence).toContain('No fact of it is accepted');
  expect(await reload()).toEqual(before);
});
