import { type AuditEntry, readAudit } from '../../desk/audit.ts';
import { safe } from '../../reply/safe.ts';
import { ArgumentsError } from '../arguments-error.ts';
import { deskArguments } from './desk-arguments.ts';
import type { DeskCommand } from './desk-command.ts';
import { DeskSession } from './desk-session.ts';

const USE = 'Use: npm run desk -- log [--days N] [--json]    who did what, of the last N days (7)';
const USUAL_DAYS = 7;
const MOST_DAYS = 36_500;
const DAY = 24 * 60 * 60 * 1_000;

/** `desk log`: who did what, and when. */
export const logCommand: DeskCommand = {
  async run(words, environment) {
    const {
      words: more,
      values,
      flags,
    } = deskArguments(words, { use: USE, flags: ['json'], values: ['days'] });
    if (more.length > 0) throw new ArgumentsError(USE);
    const days = daysIn(values['days']);
    await using session = await DeskSession.start(environment);
    const since = new Date(environment.now().getTime() - (days - 1) * DAY).toISOString().slice(0, 10);
    const entries = await readAudit(session.files, since);
    for (const entry of entries)
      environment.output.write(`${flags.has('json') ? JSON.stringify(entry) : lineOf(entry)}\n`);
    if (entries.length === 0 && !flags.has('json'))
      environment.output.write(`Nothing was done at the desk since ${since}.\n`);
    return 0;
  },
};

/** `2026-02-04 10:00 terminal:anna accept paper-two-guards 1` */
function lineOf({ at, by, what, draft, n, detail }: AuditEntry): string {
  const when = at.slice(0, 16).replace('T', ' ');
  return [when, by, what, draft, n, detail]
    .flatMap((part) => (part === undefined ? [] : safe(String(part))))
    .join(' ');
}

function daysIn(typed: string | undefined): number {
  if (typed === undefined) return USUAL_DAYS;
  const days = Number(typed);
  if (/^\d{1,5}$/.test(typed) && days >= 1 && days <= MOST_DAYS) return days;
  throw new ArgumentsError(`--days ${typed}: give a whole number from 1 to ${MOST_DAYS}.`);
}
