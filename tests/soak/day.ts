import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import { Questions } from '../../bench/questions.ts';
import { Random } from '../../bench/random.ts';
import { temporaryFolder } from '../app/program.ts';
import { type Kept, storeIn } from '../faults/databases.ts';
import { startPlatforms } from '../faults/platforms.ts';
import { MovedClock } from './clock.ts';
import { expectNoGrowth, isTidy, type Measured, measure } from './growth.ts';
import { EditedKnowledge } from './knowledge.ts';
import { Posts } from './posts.ts';
import { Readers } from './readers.ts';
import { Replicas } from './replicas.ts';

const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 20);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const HOURS = 24;
const HOUR = 3_600_000;
/** The hours at whose ends the first replica is measured. */
const EARLY = 12;
/** In every so manieth hour a fact is published. */
const NEWS_EVERY = 6;
const EDIT_EVERY = 60_000;
/** Milliseconds that all of an hour's messages may take besides. */
const PATIENCE = 300_000;
/** Questions to a process until its caches hold about as much as they ever do, as `npm run bench -- memory` shows. */
const WARM = 3_000;
/** How often all readers ask at most forty days later. */
const ROUNDS = 5;
/** What is kept for a time is gone then. */
const LATER = 40 * HOURS * HOUR;

/** Something that happens in an hour. */
type Trouble = 'none' | 'stop' | 'kill' | 'store-away';

/** A database, and what serves it. */
export interface Setting {
  readonly kept: Kept;
  readonly replicas: number;
  /** Takes the store away and brings it back. */
  storeAway(): Promise<void>;
  /** Whether the first replica, which is measured, comes and goes before it is measured first. */
  readonly firstComesAndGoes?: true;
}

/**
 * Lives through a day: readers ask all the time, each hour has its digests, facts are published, the knowledge is edited every
 * minute, the store goes away, and replicas come and go. Fails if anything is lost, comes twice or grows.
 */
export async function liveThroughADay({
  kept,
  replicas,
  storeAway,
  firstComesAndGoes,
}: Setting): Promise<void> {
  const random = new Random(SEED);
  const clock = new MovedClock(await temporaryFolder());
  const knowledge = await EditedKnowledge.open();
  await knowledge.edit();
  let running: Replicas | undefined;
  const platforms = await startPlatforms(Posts.guilds(HOURS), {
    now: clock.now,
    reach: (url) => new URL(new URL(url).pathname, running?.address() ?? url).href,
  });
  const posts = new Posts(platforms, HOURS);
  const began = clock.now();
  const hour = (n: number): number => began + n * HOUR;
  const store = await storeIn(kept);
  await posts.subscribe(store, { knowledge: knowledge.folder, began, hour });
  await store.close();

  const programs = new Replicas({
    ...kept.env,
    ...platforms.env,
    KNOWLEDGE_DIR: knowledge.folder,
    CLOCK_FILE: clock.file,
    READER_LIMIT: '100000',
    SERVER_LIMIT: '100000',
    ...(replicas > 1
      ? { REPLICAS: String(replicas), TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:9/telegram/webhook' }
      : {}),
  });
  running = programs;
  for (let n = 0; n < replicas; n++) await programs.start(n);
  const readers = new Readers({
    ...platforms,
    questions: new Questions(random),
    random,
    address: () => programs.address(),
    messagesIn: (chat) => posts.messagesIn(chat),
  });
  const editing = setInterval(() => void knowledge.edit(), EDIT_EVERY);
  /** Questions before the first process was started. */
  let askedBefore = 0;
  const happened: Record<Trouble, number> = { none: 0, stop: 0, kill: 0, 'store-away': 0 };
  const act = async (trouble: Trouble, at: number): Promise<void> => {
    happened[trouble] += 1;
    if (trouble === 'none') return;
    await setTimeout(random.between(500, 4_000));
    if (trouble === 'store-away') {
      readers.cut();
      await storeAway();
      return readers.cut();
    }
    const victim = firstComesAndGoes ? 0 : 1 + (at % (replicas - 1));
    if (trouble === 'kill') readers.cut();
    await programs.end(victim, trouble === 'kill' ? 'SIGKILL' : 'SIGTERM');
    await setTimeout(random.between(0, 3_000));
    await programs.start(victim);
    if (victim === 0) askedBefore = readers.asked.asked;
  };
  const looks: Measured[] = [];
  try {
    for (let n = 1; n <= HOURS; n++) {
      const ends = performance.now() + (MINUTES * 60_000) / HOURS;
      // Nothing is under way: a clock that jumps in the middle of a send is another test.
      clock.setAhead(hour(n) + 1_000);
      readers.resume();
      if (n % NEWS_EVERY === 1) await posts.published(await knowledge.addFact());
      const spared = firstComesAndGoes && n > EARLY - 2;
      const trouble = random.pick<Trouble>(
        spared ? ['none', 'store-away'] : ['none', 'stop', 'kill', 'kill', 'store-away'],
      );
      await act(trouble, n);
      await setTimeout(Math.max(0, ends - performance.now()));
      const waited = performance.now();
      await posts.arrived(PATIENCE);
      await settled(kept, clock);
      const behind = Math.round((performance.now() - waited) / 1_000);
      // The engine that it started with stays in memory beside the one in use.
      if (n === EARLY) {
        await programs.get(0).program.line('"knowledge-read"');
        while ((readers.asked.asked - askedBefore) / replicas < WARM) await setTimeout(500);
      }
      await readers.pause();
      platforms.discord.expectNoProblems();
      expect(platforms.telegram.problems).toEqual([]);
      posts.forget();
      process.stderr.write(
        `hour ${n}: ${trouble}; posts and alerts ${behind} s late; ${JSON.stringify(readers.asked)}\n`,
      );
      if (n === EARLY || n === HOURS) looks.push(await measure(programs.get(0), kept));
    }
  } finally {
    clearInterval(editing);
  }
  const reads = programs.get(0).program.lines.filter((line) => line.includes('knowledge-read')).length;
  await programs.endAll();
  const [early, late] = looks;
  const after = await storeIn(kept);
  // Thrown after the summary is out.
  const posted = await posts.check(after).catch((error: unknown) => ({ error }));
  await posts.end(after);
  await after.close();

  clock.setAhead(hour(HOURS) + LATER);
  await programs.start(0);
  const deadline = performance.now() + PATIENCE;
  let askedSince = 0;
  let rows: Measured['rows'];
  do {
    // Old claims go by batches when new ones come. A few rounds: what all of them leave must stay far below what was left before.
    if (askedSince < ROUNDS * readers.perRound) {
      await readers.askOnce();
      askedSince += readers.perRound;
    }
    await setTimeout(2_000);
    rows = await kept.rows();
  } while (!isTidy(rows, askedSince) && performance.now() < deadline);
  await programs.endAll();

  const { asked } = readers;
  const summary = {
    seed: SEED,
    ...{ replicas, minutes: MINUTES, happened, comings: programs.comings, edits: knowledge.edits, reads },
    ...{ asked, posted, early: withoutNames(early), late: withoutNames(late), fortyDaysLater: rows },
  };
  process.stderr.write(`${JSON.stringify(summary, null, 2)}\n`);
  if ('error' in posted) throw posted.error;
  expect(asked.lost, 'questions without an answer').toEqual([]);
  expect(asked.twice, 'questions with two answers').toEqual([]);
  expect(reads, 'times that the first replica has read the knowledge').toBeGreaterThan(0);
  if (early === undefined || late === undefined)
    throw new Error('the day was too short to compare two hours');
  expectNoGrowth(early, late);
  expect(isTidy(rows, askedSince), 'what is kept for a time is gone forty days later').toBe(true);
}

/** Resolves when nothing is due or under way. */
async function settled(kept: Kept, clock: MovedClock): Promise<void> {
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    const open = await kept.open(new Date(clock.now()));
    if (open === 0) return;
    if (performance.now() > deadline) throw new Error(`${open} deliveries have not ended`);
    await setTimeout(100);
  }
}

function withoutNames(measured: Measured | undefined) {
  return measured && { ...measured, files: measured.files.length, descriptors: measured.descriptors.length };
}
