import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { DeskThread, type DeskThreadOptions } from '../../../src/app/desk/desk-thread.ts';
import type { KnowledgeInUse } from '../../../src/app/knowledge-in-use.ts';
import type { Article } from '../../../src/desk/article.ts';
import { DeskError } from '../../../src/desk/desk-error.ts';
import { readPresent } from '../../../src/desk/publishing/published-files.ts';
import { type Overlay, readFolder } from '../../../src/knowledge/folder.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { compile } from '../../../src/query/compile.ts';
import { createEngine } from '../../../src/query/engine.ts';
import { given } from '../../../src/util/given.ts';
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

/** The knowledge in use, small and in a folder of the test's own. */
async function smallKnowledge(overlay: Overlay = new Map()) {
  const folder = await makeFolder();
  const items = await readFolder(folder, overlay);
  const files = items.flatMap((item) => ('text' in item ? [item] : []));
  const knowledge = await loadKnowledge(folder, { overlay });
  const inUse: KnowledgeInUse = { folder, overlay, files, version: knowledge.version };
  return { folder, knowledge, inUse };
}

function deskThread(knowledge: () => KnowledgeInUse, start?: DeskThreadOptions['start']) {
  const log = new Log<string>();
  const add = (details: { readonly event: string }) => log.add(details.event);
  const thread = new DeskThread({
    timer: () => () => undefined,
    log: { info: add, warn: add, error: add },
    knowledge,
    ...given({ start }),
  });
  return { thread, log };
}

let present: KnowledgeInUse | undefined;
/** The thread of the tests that leave it running: to start one takes a second. */
const { thread: shared } = deskThread(() => {
  if (present === undefined) throw new Error('no test has named its knowledge');
  return present;
});
afterAll(() => shared.stop());

/** The running thread over other small knowledge. */
async function sharedThread(overlay?: Overlay) {
  const small = await smallKnowledge(overlay);
  present = small.inUse;
  return { ...small, thread: shared };
}

/** A thread of the test's own, which is stopped after it. */
async function ownThread(start: DeskThreadOptions['start']) {
  const { inUse } = await smallKnowledge();
  const own = deskThread(() => inUse, start);
  onTestFinished(() => own.thread.stop());
  return own;
}

test('questions are answered while a draft is made and a publication rehearsed', async () => {
  const { thread, folder, knowledge } = await sharedThread();
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
  // Other knowledge than that of other tests, so that it is not compiled already.
  const names = edited('names.yaml', 'at: [33.3, 44.4]', 'at: [33.4, 44.4]')['names.yaml'] as string;
  const overlay = new Map([['names.yaml', names]]);
  const { thread, folder } = await sharedThread(overlay);
  await writeFile(join(folder, 'names.yaml'), 'broken: [');
  expect((await thread.draftArticle(ARTICLE, ABOUT)).facts).toHaveLength(1);
});

test('what cannot be published is refused as in the same thread', async () => {
  const { thread, folder } = await sharedThread();
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
  const { thread, log } = await ownThread((workerData) => new Worker(files.shift() ?? REAL, { workerData }));
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
  const { thread } = await ownThread((workerData) => new Worker(silent, { workerData }));
  const told = expect(thread.draftArticle(ARTICLE, ABOUT)).rejects.toMatchObject({ code: 'desk-stopping' });
  await new Promise(setImmediate);
  await thread.stop();
  await told;
  await expect(thread.draftArticle(ARTICLE, ABOUT)).rejects.toMatchObject({ code: 'desk-stopping' });
});
