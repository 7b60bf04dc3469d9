import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { KnowledgeReader } from '../../src/app/knowledge-reader.ts';
import { LiveKnowledge } from '../../src/app/live-knowledge.ts';
import { WorkerStopped } from '../../src/app/worker-host.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import { openStore } from '../../src/store/open.ts';
import { temporaryFolder } from '../app/program.ts';
import { run } from '../app/running.ts';
import { edited, makeFolder, write } from '../knowledge/folder.ts';
import { Log } from '../stand-ins/log.ts';
import { type RealPostgres, startPostgres } from '../store/real-postgres.ts';

const timer = (task: () => void, milliseconds: number) => {
  const timeout = setTimeout(task, milliseconds / 10);
  return () => clearTimeout(timeout);
};

const corrected = edited('sources/a.yaml', 'Patrols were doubled', 'Patrols were tripled')[
  'sources/a.yaml'
] as string;

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

/** A replica that follows the folder and the database, with a thread of its own for reading. */
async function replica(folder: string, databaseUrl: string) {
  const store = await openStore({ databaseUrl, dataDir: folder });
  const knowledge = await loadKnowledge(folder);
  const log = new Log<Readonly<Record<string, unknown>>>();
  const add = (details: object) => log.add(details as Readonly<Record<string, unknown>>);
  const live = new LiveKnowledge({
    ...{ folder, knowledge, engine: createEngine(compile(knowledge)), timer },
    reader: new KnowledgeReader(timer),
    deskFiles: store.deskFiles,
    log: { info: add, warn: add, error: add },
  });
  await live.start();
  onTestFinished(async () => {
    await live.stop();
    await store.close();
  });
  const event = (name: string, nth?: number) => log.waitFor((each) => each['event'] === name, nth);
  return {
    live,
    store,
    event,
    answer: () => live.engine().ask({ text: 'more patrols?' }).statements[0]?.text['en'],
  };
}

test('what is published into PostgreSQL is answered by every replica and on the command line; a newer file below is told', async () => {
  const folder = await makeFolder();
  const databaseUrl = await postgres.newDatabase();
  const first = await replica(folder, databaseUrl);
  const second = await replica(folder, databaseUrl);
  await first.store.deskFiles.write('knowledge/sources/a.yaml', corrected, 'none');
  for (const each of [first, second]) {
    await each.event('knowledge-read');
    expect(each.answer()).toBe('Patrols were tripled');
  }
  const env = { KNOWLEDGE_DIR: folder, DATA_DIR: await temporaryFolder(), DATABASE_URL: databaseUrl };
  expect((await run(['ask', 'more patrols?'], { env })).out).toContain('Patrols were tripled');

  await write(
    folder,
    'sources/a.yaml',
    edited('sources/a.yaml', 'title: "Patrols"', 'title: "By hand"')['sources/a.yaml'] as string,
  );
  for (const each of [first, second]) {
    expect(await each.event('knowledge-conflict')).toMatchObject({ files: [join(folder, 'sources/a.yaml')] });
    expect(each.answer()).toBe('Patrols were tripled');
  }
  expect((await run(['check'], { env })).out).toMatch(/sources\/a\.yaml:1:1: warning: this file has changed/);

  await second.store.deskFiles.remove('knowledge/sources/a.yaml');
  for (const each of [first, second]) {
    await each.event('knowledge-read', 2);
    expect(each.answer()).toBe('Patrols were doubled');
  }
});

test('a thread that ends is started again, and stopping ends a reading at once', async () => {
  const folder = await makeFolder();
  const crash = join(await temporaryFolder(), 'crash.mjs');
  await writeFile(
    crash,
    "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('no memory'); });",
  );
  const silent = join(await temporaryFolder(), 'silent.mjs');
  await writeFile(
    silent,
    "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); });",
  );
  const real = new URL('../../src/app/knowledge-worker.ts', import.meta.url);
  const files: (string | URL)[] = [crash, real, silent];
  const reader = new KnowledgeReader(
    timer,
    (workerData) => new Worker(files.shift() ?? real, { workerData }),
  );
  const request = { folder, overlay: new Map(), good: [] };
  await expect(reader.read(request)).rejects.toThrow('no memory');
  expect((await reader.read(request)).packed?.length).toBeGreaterThan(1_000);
  await reader.stop();

  const stopped = new KnowledgeReader(timer, (workerData) => new Worker(silent, { workerData }));
  const reading = stopped.read(request);
  const told = expect(reading).rejects.toBeInstanceOf(WorkerStopped);
  // Once the thread runs, which never pauses.
  await new Promise(setImmediate);
  await stopped.stop();
  await told;
});
