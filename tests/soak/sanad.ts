/**
 * Sanad as `npm start` runs it, but for its clock, which is as far ahead as the file CLOCK_FILE says. Told SIGUSR2, it puts
 * out a line with what it holds; see `Held`.
 */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { liveBytes } from '../../bench/measure.ts';
import { run } from '../../src/app/cli.ts';
import type { Held } from './growth.ts';

const DESCRIPTORS = '/proc/self/fd';
/** Milliseconds for which the file is not read again. */
const FRESH = 50;

const file = process.env['CLOCK_FILE'] ?? '';
let readAt = Number.NEGATIVE_INFINITY;
let ahead = 0;

function now(): Date {
  if (performance.now() - readAt > FRESH) {
    // Empty for a moment while it is written.
    ahead = Number(readFileSync(file, 'utf8') || ahead);
    readAt = performance.now();
  }
  return new Date(Date.now() + ahead);
}

let told = 0;
process.on('SIGUSR2', () => {
  const live = liveBytes();
  const held: Held = {
    live,
    resident: process.memoryUsage.rss(),
    handles: process.getActiveResourcesInfo().length,
    descriptors: openDescriptors(),
  };
  process.stdout.write(`held ${++told} ${JSON.stringify(held)}\n`);
});

/** Without the numbers of sockets and the like, which say nothing later. */
function openDescriptors(): string[] {
  return readdirSync(DESCRIPTORS).flatMap((name) => {
    try {
      return readlinkSync(join(DESCRIPTORS, name)).replace(/:\[\d+\]$/, '');
    } catch {
      // That of the listing itself.
      return [];
    }
  });
}

process.exitCode = await run({
  words: process.argv.slice(2),
  env: process.env,
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  now,
  timer: (task, milliseconds) => {
    const timeout = setTimeout(task, milliseconds);
    return () => clearTimeout(timeout);
  },
  untilStopped: () =>
    new Promise((resolve) => {
      process.on('SIGTERM', () => resolve());
    }),
});
// As main.ts: a library may leave something open.
setTimeout(() => process.exit(), 2_000).unref();
