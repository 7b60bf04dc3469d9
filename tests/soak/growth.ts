import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Kept } from '../faults/databases.ts';
import type { Replica } from './replicas.ts';

/** What a process holds while nobody asks and nothing is posted. */
export interface Held {
  /** Bytes of live objects and buffers after a full garbage collection, and all resident bytes. */
  readonly live: number;
  readonly resident: number;
  /** How many sockets, timers and the like keep the process going. */
  readonly handles: number;
  /** What is open: paths of files, and kinds of the rest, such as "socket". */
  readonly descriptors: readonly string[];
}

/** What a replica, its folders and the database hold. */
export interface Measured extends Held {
  /** Files in its data folder and its folder for temporary files, without the cache of code. */
  readonly files: readonly string[];
  readonly rows: Readonly<Record<string, number>>;
}

/** How much more there may be later: a share, and an amount besides. */
const ROOM = {
  live: { share: 1.1, more: 4e6 },
  resident: { share: 1.1, more: 20e6 },
  handles: { share: 1, more: 8 },
} as const;
const DESCRIPTORS_MORE = 8;
/** Files more: SQLite's, and compiled knowledge that is just being written. */
const FILES_MORE = 3;
/** Rows that say what was asked and sent are kept for a time, so there are more later; see `isTidy`. All other tables stay as they are. */
const KEPT_FOR_A_TIME: ReadonlySet<string> = new Set([
  ...['claims', 'deliveries', 'parts', 'documents', 'posted_messages', 'posted_facts', 'unknown_words'],
  // One row a day, outcome and language, or gap.
  ...['question_counts', 'gap_counts', 'readers'],
]);
/** The queue removes its finished jobs after ten minutes, by the clock of the database. */
const QUEUE = /^pgboss\./;

/** Milliseconds after which the bot has closed connections that it does not use. */
const REST = 15_000;

/** Looks at a replica once it has come to rest; nobody may be asking. */
export async function measure(replica: Replica, kept: Kept): Promise<Measured> {
  await setTimeout(REST);
  const { program, folders } = replica;
  const listed = folders.map(async (folder) => (await readdir(folder, { recursive: true })).map(String));
  const files = (await Promise.all(listed)).flat().filter((name) => !name.startsWith(join('cache', 'code')));
  replica.looks += 1;
  const line = program.out(`held ${replica.looks} `);
  program.tell('SIGUSR2');
  const held = JSON.parse((await line).replace(/^held \d+ /, '')) as Held;
  return { ...held, files, rows: await kept.rows() };
}

/** Fails where there is more late in the day than early. */
export function expectNoGrowth(early: Measured, late: Measured): void {
  for (const [what, { share, more }] of Object.entries(ROOM) as [keyof typeof ROOM, (typeof ROOM)['live']][])
    expect(late[what], `${what}: ${early[what]} early in the day`).toBeLessThanOrEqual(
      early[what] * share + more,
    );
  expect(late.descriptors.length, late.descriptors.join('\n')).toBeLessThanOrEqual(
    early.descriptors.length + DESCRIPTORS_MORE,
  );
  expect(late.files.length, late.files.join('\n')).toBeLessThanOrEqual(early.files.length + FILES_MORE);
  for (const [table, count] of Object.entries(late.rows)) {
    if (KEPT_FOR_A_TIME.has(table) || QUEUE.test(table)) continue;
    expect(count, `rows of ${table}`).toBe(early.rows[table]);
  }
}

/** Rows of messages, claims and words that a question leaves at most. */
const ROWS_OF_A_QUESTION = 5;

/** Whether rows that are kept for a time are gone. @param asked questions since */
export function isTidy(rows: Measured['rows'], asked: number): boolean {
  const of = (table: string): number => rows[table] ?? 0;
  return (
    of('deliveries') === 0 &&
    of('parts') === 0 &&
    ['claims', 'posted_messages', 'unknown_words'].every((table) => of(table) <= asked * ROWS_OF_A_QUESTION)
  );
}
