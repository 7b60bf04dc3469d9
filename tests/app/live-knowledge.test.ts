import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Watch } from '../../src/app/following/folder-events.ts';
import { type ReadingRequest, readKnowledge } from '../../src/app/knowledge-reading.ts';
import { LiveKnowledge, type LiveKnowledgeOptions } from '../../src/app/live-knowledge.ts';
import { FolderFiles } from '../../src/desk/folder-files.ts';
import type { KnowledgeState } from '../../src/knowledge/knowledge-state.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { ParsedFiles } from '../../src/knowledge/parsed-files.ts';
import { formatProblem } from '../../src/knowledge/problems.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import { edited, GOOD, makeFolder, write } from '../knowledge/folder.ts';
import { Log } from '../stand-ins/log.ts';
import { temporaryFolder } from './program.ts';

/** Time goes twenty times as fast. */
const HASTE = 20;

/** The system gives no events at all, as on a network file system. */
const SILENT: Watch = () => {
  const watcher = { close: () => undefined, on: () => watcher };
  return watcher as unknown as ReturnType<Watch>;
};
/** All of the system's watches are in use. */
const USED_UP: Watch = () => {
  throw Object.assign(new Error('no space left on device, watch'), { code: 'ENOSPC' });
};

const named = (title: string): string =>
  edited('sources/a.yaml', 'title: "Patrols"', `title: "${title}"`)['sources/a.yaml'] as string;

/** Follows a folder in this thread; the bench and the tests of the program have a thread of its own for reading. */
async function following(folder: string, options: Partial<LiveKnowledgeOptions> = {}) {
  const log = new Log<{ readonly event: string; readonly [detail: string]: unknown }>();
  const states = new Log<KnowledgeState>();
  const knowledge = await loadKnowledge(folder);
  const parsed = new ParsedFiles();
  const write = (details: object, message: string) => log.add({ ...(details as { event: string }), message });
  const live = new LiveKnowledge({
    ...{ folder, knowledge, engine: createEngine(compile(knowledge)) },
    reader: {
      read: (request: ReadingRequest) => readKnowledge(request, parsed),
      stop: async () => undefined,
    },
    timer: (task, milliseconds) => {
      const timeout = setTimeout(task, milliseconds / HASTE);
      return () => clearTimeout(timeout);
    },
    log: { info: write, warn: write, error: write },
    onState: (state) => states.add(state),
    ...options,
  });
  await live.start();
  onTestFinished(() => live.stop());
  return {
    live,
    log,
    states,
    event: (name: string, nth?: number) => log.waitFor(({ event }) => event === name, nth),
    /** Resolves when this is the title of the one source. */
    title: async (title: string) => {
      for (let nth = 1; live.knowledge().sources[0]?.title !== title; nth++) {
        await log.waitFor(({ event }) => event === 'knowledge-read', nth);
      }
    },
  };
}

test('the knowledge follows its files; while they have mistakes, the last good knowledge stays; the mending is told', async () => {
  const folder = await makeFolder();
  const { live, event, states } = await following(folder);
  const before = live.knowledge();
  expect(await event('knowledge-followed')).toMatchObject({ by: 'events and polling' });
  const sound = GOOD['situation.yaml'];

  await write(folder, 'situation.yaml', sound.replace('time-zone: Asia/Baghdad', 'time-zone: Asia/Bagdad'));
  expect(await event('knowledge-refused')).toMatchObject({
    problems: [expect.stringMatching(/situation\.yaml:\d+:\d+: .*Asia\/Bagdad/)],
  });
  expect(live.knowledge()).toBe(before);

  await write(folder, 'situation.yaml', sound);
  await event('knowledge-mended');
  expect(live.knowledge()).toBe(before);

  await write(folder, 'situation.yaml', sound.replace('The border', 'The frontier'));
  await event('knowledge-read');
  expect(live.knowledge().situation.title['en']).toBe('The frontier');
  expect(live.engine().ask({ text: 'more patrols?' }).statements[0]?.id).toBe('patrols-doubled');
  expect(states.entries.map(({ kind }) => kind)).toEqual(['broken', 'mended', 'changed']);
});

/** Ways in which a folder changes without an event of a watch on it, or with it. Each leads to the title "Second". */
const CHANGES: readonly (readonly [
  what: string,
  prepare: () => Promise<{ folder: string; change(): Promise<void> }>,
])[] = [
  [
    'the folder is reached through a link that is pointed elsewhere',
    async () => {
      const [first, second] = [await makeFolder(), await makeFolder({ 'sources/a.yaml': named('Second') })];
      const folder = join(await temporaryFolder(), 'current');
      await symlink(first, folder);
      return {
        folder,
        async change() {
          await symlink(second, `${folder}.new`);
          await rename(`${folder}.new`, folder);
        },
      };
    },
  ],
  [
    'a folder on the way to it is a link that is pointed elsewhere',
    async () => {
      const root = await temporaryFolder();
      for (const release of ['one', 'two']) {
        await mkdir(join(root, release));
        const made = await makeFolder(release === 'two' ? { 'sources/a.yaml': named('Second') } : {});
        await rename(made, join(root, release, 'knowledge'));
      }
      await symlink('one', join(root, 'current'));
      return {
        folder: join(root, 'current', 'knowledge'),
        async change() {
          await symlink('two', join(root, 'new'));
          await rename(join(root, 'new'), join(root, 'current'));
        },
      };
    },
  ],
  [
    'one file is a link, and what it leads to is written',
    async () => {
      const elsewhere = join(await temporaryFolder(), 'a.yaml');
      await writeFile(elsewhere, GOOD['sources/a.yaml']);
      const folder = await makeFolder({ 'sources/a.yaml': undefined, 'sources/b.txt': 'x' });
      await symlink(elsewhere, join(folder, 'sources/a.yaml'));
      return { folder, change: () => writeFile(elsewhere, named('Second')) };
    },
  ],
  [
    'the folder above is replaced',
    async () => {
      const root = await temporaryFolder();
      await mkdir(join(root, 'above'));
      await rename(await makeFolder(), join(root, 'above/knowledge'));
      return {
        folder: join(root, 'above/knowledge'),
        async change() {
          await mkdir(join(root, 'new'));
          await rename(await makeFolder({ 'sources/a.yaml': named('Second') }), join(root, 'new/knowledge'));
          await rename(join(root, 'above'), join(root, 'old'));
          await rename(join(root, 'new'), join(root, 'above'));
        },
      };
    },
  ],
  [
    'a file is written in place',
    async () => {
      const folder = await makeFolder();
      return { folder, change: () => write(folder, 'sources/a.yaml', named('Second')) };
    },
  ],
];

test.each(CHANGES)(
  '%s: it is read, with events, without any, and where none can be had',
  async (_, prepare) => {
    for (const watch of [undefined, SILENT, USED_UP]) {
      const { folder, change } = await prepare();
      const { title } = await following(folder, watch && { watch });
      await change();
      await title('Second');
    }
  },
);

test('the folder may vanish and come back, with or without events', async () => {
  for (const watch of [undefined, SILENT]) {
    const folder = await makeFolder();
    const { title, event, live } = await following(folder, watch && { watch });
    await rename(folder, `${folder}-aside`);
    const { problems } = await event('knowledge-refused');
    expect(problems).toEqual([expect.stringContaining('does not exist')]);
    expect(live.knowledge().facts).toHaveLength(2);
    await rename(`${folder}-aside`, folder);
    await event('knowledge-mended');
    await write(folder, 'sources/a.yaml', named('After'));
    await title('After');
  }
});

test('that no events can be had is logged once, and so is that they come again', async () => {
  const folder = await makeFolder();
  let isUsedUp = true;
  const { title, event, log } = await following(folder, {
    watch: (path, onEvent) => (isUsedUp ? USED_UP : SILENT)(path, onEvent),
  });
  expect(await event('knowledge-events-failed')).toMatchObject({ code: 'ENOSPC' });
  expect(await event('knowledge-followed')).toMatchObject({ by: 'polling' });
  for (const name of ['Second', 'Third']) {
    await write(folder, 'sources/a.yaml', named(name));
    await title(name);
  }
  isUsedUp = false;
  await write(folder, 'sources/a.yaml', named('Fourth'));
  await title('Fourth');
  const events = log.entries.map((entry) => entry.event);
  expect(events.filter((each) => each.startsWith('knowledge-events'))).toEqual([
    'knowledge-events-failed',
    'knowledge-events-mended',
  ]);
});

test('stray files beside the others stop nothing', async () => {
  const folder = await makeFolder();
  const { title, log } = await following(folder);
  await write(folder, 'sources/notes.yml', 'facts: [');
  await write(folder, 'sources/.#a.yaml', 'lock');
  await symlink('nobody@nowhere.1', join(folder, 'sources/.#b.yaml'));
  await write(folder, 'sources/a.yaml~', 'old');
  await write(folder, 'sources/.a.yaml.swp', new Uint8Array([0, 255]));
  await mkdir(join(folder, 'sources/drafts'));
  await write(folder, 'todo.yaml', '- x');
  await write(folder, 'sources/a.yaml', named('Second'));
  await title('Second');
  expect(log.entries.map(({ event }) => event)).not.toContain('knowledge-refused');
});

const SECOND = `
source: { id: paper-two, title: "Second", publisher: "Paper", language: en, published: "2026-01-21", added: 2026-01-22 }
facts:
  - id: convoy-seen
    paragraph: 2
    says: sudani
    status: reported
    when: 2026-01-21
    names: [iraq]
    topics: [patrols]
    text: { en: "A convoy was seen", ar: "شوهدت قافلة" }
`;

test('a file with mistakes does not hold up the others; each state says which files are in use', async () => {
  const folder = await makeFolder();
  const { title, states, live, event } = await following(folder);
  await write(folder, 'names.yaml', 'x');
  // Not the mistakes that only follow from this one.
  expect(await event('knowledge-refused')).toMatchObject({
    problems: [expect.stringMatching(/names\.yaml:1:1: expected a list/)],
  });
  // The good change is in use beside the last good names.
  await write(folder, 'sources/a.yaml', named('Second'));
  await title('Second');
  // A new file with mistakes is left out, and the one that waits for it.
  await write(folder, 'sources/b.yaml', SECOND.replace('paragraph: 2', 'paragraph: none'));
  await write(
    folder,
    'sources/c.yaml',
    `${SECOND.replace('paper-two', 'paper-three').replace('convoy-seen', 'convoy-gone')}    against: [convoy-unseen]\n`,
  );
  const broken = (await states.waitFor(
    (state) => state.kind === 'broken' && state.held.length === 3,
  )) as Extract<KnowledgeState, { kind: 'broken' }>;
  expect(broken.held.map(({ file, earlier }) => [file.slice(folder.length + 1), earlier])).toEqual([
    ['names.yaml', true],
    ['sources/b.yaml', false],
    ['sources/c.yaml', false],
  ]);
  expect(broken.problems.map(formatProblem)).toContainEqual(
    expect.stringMatching(/sources\/b\.yaml:\d+:\d+: /),
  );
  expect(live.knowledge().facts).toHaveLength(2);
  await write(folder, 'names.yaml', GOOD['names.yaml']);
  await write(folder, 'sources/b.yaml', SECOND);
  await write(
    folder,
    'sources/c.yaml',
    SECOND.replace('paper-two', 'paper-three').replace('convoy-seen', 'convoy-gone'),
  );
  await event('knowledge-mended');
  // The two files may be taken over together or one after the other.
  await states.waitFor((state) => state.kind === 'changed' && live.knowledge().facts.length === 4);
});

test('files of the desk are laid over those of the folder, and followed', async () => {
  const folder = await makeFolder();
  const deskFiles = new FolderFiles(await temporaryFolder());
  const { title, live, event } = await following(folder, { deskFiles });
  const written = await deskFiles.write('knowledge/sources/a.yaml', named('Second'), 'none');
  await title('Second');
  await deskFiles.write('knowledge/sources/b.yaml', SECOND, 'none');
  await event('knowledge-read', 2);
  expect(live.knowledge().facts).toHaveLength(3);
  await deskFiles.write('knowledge/sources/a.yaml', 'x', written ?? '');
  const { problems } = await event('knowledge-refused');
  expect(problems).toContainEqual(expect.stringMatching(/^desk:knowledge\/sources\/a\.yaml:1:1: /));
  await rm(join(folder, 'gaps.yaml'));
  await event('knowledge-read', 3);
  await deskFiles.remove('knowledge/sources/a.yaml');
  await event('knowledge-mended');
  await title('Patrols');
});

test('a program with a desk reads the files once at its start, so that the reader knows them; another does not', async () => {
  const asked = async (more: Partial<LiveKnowledgeOptions>) => {
    const requests: ReadingRequest[] = [];
    const parsed = new ParsedFiles();
    const reader = {
      read(request: ReadingRequest) {
        requests.push(request);
        return readKnowledge(request, parsed);
      },
      stop: async () => undefined,
    };
    const { live } = await following(await makeFolder(), { reader, ...more });
    const { version } = live.knowledge();
    await live.stop();
    expect(live.knowledge().version).toBe(version);
    return requests.length;
  };
  expect(await asked({ warmsReader: true })).toBe(1);
  expect(await asked({})).toBe(0);
});
