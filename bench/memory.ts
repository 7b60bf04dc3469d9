import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { HeapProfiler } from 'node:inspector';
import { join } from 'node:path';
import { optionsOfStart, ROOT } from './processes.ts';
import { Questions } from './questions.ts';
import { Random } from './random.ts';
import { STAGES, type Stage } from './stages.ts';
import type { Table } from './table.ts';

const SEED = Number(process.env['SEED'] ?? 17);
/** Each asks once in a round. */
const READERS = 3_000;
/** One reader of so many asks on Telegram, which lets a bot send 30 messages a second. */
const ON_TELEGRAM = 5;
const UNDER_WAY = { discord: 32, telegram: 32 } as const;
/** After so many questions the stand-ins let go of what they recorded. */
const BATCH = 500;
/** Milliseconds between two looks at the resident memory; of a round the median of the later half counts. */
const SAMPLE_EVERY = 250;

/** What a program says of its memory, in bytes. */
interface Said {
  readonly live: number;
  readonly memory: NodeJS.MemoryUsage;
  readonly profile: HeapProfiler.SamplingHeapProfile;
}

/**
 * Asks the program as `npm start` starts it questions of 3,000 readers on both platforms, and looks at its resident memory after
 * every 3,000: the median of the time in which the last 1,500 were asked.
 *
 * @param folder an empty folder for what it keeps
 * @param questions how many, in whole thousands
 */
export async function measureMemory(
  folder: string,
  questions: number,
  progress: (what: string) => void,
): Promise<readonly Table[]> {
  const resident: Resident[] = [];
  let samples: Resident[] = [];
  let sampling: NodeJS.Timeout | undefined;
  const begin = ({ pid }: Program): void => {
    sampling = setInterval(
      () =>
        void residentOf(pid).then(
          (one) => samples.push(one),
          () => undefined,
        ),
      SAMPLE_EVERY,
    );
  };
  const look = async (_: Program, asked: number): Promise<void> => {
    resident.push(medianOf(samples.slice(Math.floor(samples.length / 2))));
    samples = [];
    progress(`memory after ${asked} questions: ${mega(resident.at(-1)?.all ?? 0)} MB`);
  };
  try {
    await askAll(folder, questions, 'src/start.js', {}, look, begin);
  } finally {
    clearInterval(sampling);
  }
  return [residentTable(resident)];
}

/**
 * Asks a program whose allocations are sampled the same questions, and tells which code made what is still there after the
 * first 3,000 and at the end.
 *
 * @param folder an empty folder for what it keeps
 */
export async function measureHeap(
  folder: string,
  questions: number,
  progress: (what: string) => void,
): Promise<readonly Table[]> {
  const profiles: Said[] = [];
  const program = 'bench/sanad-measured.ts';
  await askAll(folder, questions, program, { HEAP_PROFILE: '1' }, async (child, asked) => {
    if (asked !== READERS && asked < questions) return;
    progress(`heap profile after ${asked} questions`);
    child.send('profile');
    profiles.push(((await once(child, 'message')) as [Said])[0]);
  });
  return [kindsTable(profiles), holdersTable(profiles)];
}

type Program = ChildProcess & { readonly pid: number };

/** Starts a program, asks it all, and shows it after each round. */
async function askAll(
  folder: string,
  total: number,
  program: string,
  env: Readonly<Record<string, string>>,
  look: (child: Program, asked: number) => Promise<void>,
  begin: (child: Program) => void = () => undefined,
): Promise<void> {
  const [discord, telegram] = [await STAGES.discord(1), await STAGES.telegram(READERS / ON_TELEGRAM)];
  const child = fork(join(ROOT, program), {
    cwd: ROOT,
    execArgv: [...optionsOfStart()],
    env: {
      ...process.env,
      ...discord.env,
      ...telegram.env,
      ...env,
      DATA_DIR: folder,
      PORT: '0',
      LOG_LEVEL: 'error',
      READER_LIMIT: '1000000',
      SERVER_LIMIT: '1000000',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} did not start`);
  try {
    await Promise.all([discord.ready(), telegram.ready()]);
    begin(Object.assign(child, { pid }));
    const questions = new Questions(new Random(SEED));
    for (let round = 1; round <= total / READERS; round++) {
      const asked = Array.from({ length: READERS }, (_, reader) => ({ reader, question: questions.next() }));
      const [there, here] = [true, false].map((onTelegram) =>
        asked.filter(({ reader }) => (reader % ON_TELEGRAM === 0) === onTelegram),
      );
      await Promise.all([
        askTogether(
          telegram,
          UNDER_WAY.telegram,
          (there ?? []).map((one) => ({ ...one, reader: one.reader / ON_TELEGRAM })),
        ),
        askTogether(discord, UNDER_WAY.discord, here ?? []),
      ]);
      await look(Object.assign(child, { pid }), round * READERS);
    }
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    await Promise.all([discord.close(), telegram.close()]);
  }
}

interface Asked {
  readonly reader: number;
  readonly question: string;
}

async function askTogether(stage: Stage, underWay: number, all: readonly Asked[]): Promise<void> {
  for (let done = 0; done < all.length; done += BATCH) {
    const batch = all.slice(done, done + BATCH).values();
    const keepAsking = async (): Promise<void> => {
      for (const { question, reader } of batch) await stage.ask(question, reader);
    };
    await Promise.all(Array.from({ length: underWay }, keepAsking));
    stage.forget();
  }
}

/** Resident memory in bytes: of it, what is in files such as Node itself, which other processes share. */
interface Resident {
  readonly all: number;
  readonly files: number;
}

async function residentOf(pid: number): Promise<Resident> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const bytes = (field: string): number =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN) * 1_024;
  return { all: bytes('VmRSS'), files: bytes('RssFile') };
}

/** The one in the middle, since the memory between two full garbage collections goes up and down by tens of megabytes. */
function medianOf(samples: readonly Resident[]): Resident {
  const sorted = samples.toSorted((a, b) => a.all - b.all);
  return sorted[Math.floor(sorted.length / 2)] ?? { all: Number.NaN, files: Number.NaN };
}

function residentTable(measured: readonly Resident[]): Table {
  return {
    title: `Resident memory of the program, ${READERS.toLocaleString('en')} readers on Discord and Telegram (seed ${SEED})`,
    heads: ['questions', 'RSS MB', 'of it files MB'],
    rows: measured.map(({ all, files }, at) => [READERS * (at + 1), all / 1e6, files / 1e6]),
    aims: [
      {
        wanted: 'at the end at most 1.1 times as much as after the first 3,000',
        value: (measured.at(-1)?.all ?? Number.NaN) / (measured[0]?.all ?? Number.NaN),
        most: 1.1,
      },
    ],
  };
}

function kindsTable(profiles: readonly Said[]): Table {
  const rows = (of: (said: Said) => number): readonly number[] => profiles.map((said) => of(said) / 1e6);
  return {
    title: 'What the process holds after a full garbage collection, while its allocations are sampled',
    heads: ['what', 'MB after 3,000', 'MB at the end'],
    rows: [
      ['live objects and code in the heap', ...rows(({ memory }) => memory.heapUsed)],
      ['buffers outside of it', ...rows(({ memory }) => memory.external)],
      ['room in the heap that is empty', ...rows(({ memory }) => memory.heapTotal - memory.heapUsed)],
      ['resident memory', ...rows(({ memory }) => memory.rss)],
    ],
  };
}

/** Live bytes by the part of the program, or the package, whose code asked for the memory. */
function holdersTable(profiles: readonly Said[]): Table {
  const [first = new Map(), last = new Map()] = profiles.map(({ profile }) => heldBy(profile.head));
  const rows = [...last]
    .map(([who, bytes]): [string, number, number] => [who, (first.get(who) ?? 0) / 1e6, bytes / 1e6])
    .toSorted((a, b) => b[2] - a[2]);
  const shown = rows.filter(([, , bytes]) => bytes >= 0.5);
  const rest = rows.filter(([, , bytes]) => bytes < 0.5);
  const sum = (at: 1 | 2): number => rest.reduce((all, row) => all + row[at], 0);
  return {
    title: 'Live objects in the heap by the code that made them (a sample every 32 KiB)',
    heads: ['made by', 'MB after 3,000', 'MB at the end'],
    rows: [...shown, [`${rest.length} others, under 0.5 MB each`, sum(1), sum(2)]],
  };
}

function heldBy(head: HeapProfiler.SamplingHeapProfileNode): Map<string, number> {
  const held = new Map<string, number>();
  const visit = (node: HeapProfiler.SamplingHeapProfileNode, above: string): void => {
    const who = placeOf(node.callFrame.url) ?? above;
    held.set(who, (held.get(who) ?? 0) + node.selfSize);
    for (const child of node.children) visit(child, who);
  };
  visit(head, 'Node and V8 themselves');
  return held;
}

/** `src/query/index`, `minisearch`, or undefined for what is Node's own, which then belongs to its caller. */
function placeOf(url: string): string | undefined {
  const [, ours] = /\/((?:src|commands|bench)(?:\/[\w-]+){0,2})\/[^/]+$/.exec(url) ?? [];
  const packages = url.split('/node_modules/');
  if (packages.length > 1) return /^(?:@[^/]+\/)?[^/]+/.exec(packages.at(-1) ?? '')?.[0];
  return ours;
}

function mega(bytes: number): number {
  return Math.round(bytes / 1e6);
}
