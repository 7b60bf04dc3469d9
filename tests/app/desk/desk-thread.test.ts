import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { DeskThread, type DeskThreadOptions } from '../../../src/app/desk/desk-thread.ts';
import type { Article } from '../../../src/desk/article.ts';
import { DeskError } from '../../../src/desk/desk-error.ts';
import { readPresent } from '../../../src/desk/publishing/published-files.ts';
import { type Overlay, readFolder } from '../../../src/knowledge/folder.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { compile } from '../../../src/query/compile.ts';
import { createEngine } from '../../../src/query/engine.ts';
import { draftWith } from '../../desk/review/drafts.ts';
import { edited, makeFolder } from '../../knowledge/folder.ts';
import { Log } from '../../stand-ins/log.ts';
import { temporaryFolder } from '../program.ts';

const NOW = new Date('2026-02-04T10:00:00Z');
const REAL = new URL('../../../src/app/desk/desk-worker.ts', import.meta.url);

const ARTICLE: Article = {
  title: 'Guards in the north',
  publisher: 'A Paper',
  language: 'en',
  published: '2026-01-20',
  paragraphs: ['Guards in the north', 'Five guards were added to the patrols on Monday, an officer said.'],
  reasons: {},
};
const ABOUT = {
  origin: { kind: 'message' },
  textHash: 'a'.repeat(64),
  now: NOW,
  taken: new Set<string>(),
} as const;

/** A thread over small knowledge, which is stopped after the test. */
async function deskThread(options: Partial<DeskThreadOptions> & { readonly overlay?: Overlay } = {}) {
  const { overlay = new Map(), ...rest } = options;
  const folder = await makeFolder();
  const items = await readFolder(folder, overlay);
  const files = items.flatMap((item) => ('text' in item ? [item] : []));
  const knowledge = await loadKnowledge(folder, { overlay });
  const log = new Log<string>();
  const add = (details: { readonly event: string }) => log.add(details.event);
  const thread = new DeskThread({
    timer: () => () => undefined,
    log: { info: add, warn: add, error: add },
    knowledge: () => ({ folder, overlay, files, version: knowledge.version }),
    ...rest,
  });
  onTestFinished(() => thread.stop());
  return { thread, folder, knowledge, log };
}

test('questions are answered while a draft is made and a publication rehearsed', async () => {
  const { thread, folder, knowledge } = await deskThread();
  const engine = createEngine(compile(knowledge));
  const order: string[] = [];
  const present = await readPresent(folder);
  const drafting = Promise.resolve(thread.draftArticle(ARTICLE, ABOUT)).then((draft) => {
    order.push('draft');
    return draft;
  });
  const retraction = { fact: 'patrols-doubled', reason: { en: 'The paper withdrew it.' } };
  const preparing = thread
    .prepare({ kind: 'retraction', retraction }, { folder, present, now: NOW, reviewers: 1 })
    .then((prepared) => {
      order.push('rehearsal');
      return prepared;
    });
  // A turn of the event loop, as between two messages of readers.
  await new Promise(setImmediate);
  expect(engine.ask({ text: 'who patrols the border?' }).outcome).toBeDefined();
  order.push('answer');
  const draft = await drafting;
  const { changes, present: same } = await preparing;
  expect(order).toEqual(['answer', 'draft', 'rehearsal']);
  expect(draft.facts[0]).toMatchObject({ paragraph: 2, sentence: ARTICLE.paragraphs[1] });
  expect([...changes.values()].join('')).toContain('retracted: { date: "2026-02-04"');
  expect(same).toBe(present);
});

test('a draft is made with the knowledge in use, whatever the files say by then', async () => {
  const overlay = new Map([['names.yaml', edited('names.yaml', '', '')['names.yaml'] as string]]);
  const { thread, folder } = await deskThread({ overlay });
  await writeFile(join(folder, 'names.yaml'), 'broken: [');
  expect((await thread.draftArticle(ARTICLE, ABOUT)).facts).toHaveLength(1);
});

test('what cannot be published is refused as in the same thread', async () => {
  const { thread, folder } = await deskThread();
  const present = await readPresent(folder);
  const options = { folder, present, now: NOW, reviewers: 1 };
  const refused = thread.prepare({ kind: 'draft', draft: draftWith({}) }, options);
  await expect(refused).rejects.toThrow('No fact of it is accepted; word and accept one first.');
  await expect(refused).rejects.toBeInstanceOf(DeskError);
  await expect(refused).rejects.toMatchObject({ code: 'not-publishable' });
});

test('a thread that ends is told of, and the next task starts another', async () => {
  const crash = join(await temporaryFolder(), 'crash.mjs');
  await writeFile(
    crash,
    "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('no memory'); });",
  );
  const files = [crash, REAL];
  const { thread, log } = await deskThread({
    start: (workerData) => new Worker(files.shift() ?? REAL, { workerData }),
  });
  await expect(thread.draftArticle(ARTICLE, ABOUT)).rejects.toMatchObject({ code: 'desk-cut-off' });
  expect(log.entries).toEqual(['desk-thread-ended']);
  expect((await thread.draftArticle(ARTICLE, ABOUT)).facts).toHaveLength(1);
});

test('a stop ends it at once, also in a task that never pauses', async () => {
  const silent = join(await temporaryFolder(), 'silent.mjs');
  await writeFile(
    silent,
    "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); });",
  );
  const { thread } = await deskThread({ start: (workerData) => new Worker(silent, { workerData }) });
  const told = expect(thread.draftArticle(ARTICLE, ABOUT)).rejects.toMatchObject({ code: 'desk-stopping' });
  await new Promise(setImmediate);
  await thread.stop();
  await told;
  await expect(thread.draftArticle(ARTICLE, ABOUT)).rejects.toMatchObject({ code: 'desk-stopping' });
});
