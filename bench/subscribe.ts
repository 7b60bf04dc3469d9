import { sql } from 'kysely';
import { nextSlot, type Slot, slotOn } from '../src/digest/schedule.ts';
import { openDatabase, type StoreOptions } from '../src/store/open.ts';
import type { SubscriptionsTable } from '../src/store/schema.ts';

/** Chats that have a digest. */
export interface Subscribed {
  readonly platform: string;
  /** Those whose digest is due, all at the same moment: up to two minutes ago. */
  readonly due: readonly string[];
  /** How many others there are, whose time comes in half a day. */
  readonly others: number;
}

const MINUTE = 60_000;
const HALF_A_DAY = 12 * 60 * MINUTE;
const DAYS = [1, 2, 3, 4, 5, 6, 7];
const MOST_AT_ONCE = 1_000;

/** Fills a new store with subscriptions, in one transaction: one by one, 100,000 would take minutes. */
export async function subscribe(options: StoreOptions, { platform, due, others }: Subscribed): Promise<void> {
  const now = new Date();
  const passed = new Date(now.getTime() - MINUTE);
  const today = slotOn(dateOf(passed), scheduleAt(passed));
  if (today === undefined) throw new RangeError('today has no such time');
  const later = new Date(now.getTime() + HALF_A_DAY);
  const next = nextSlot(scheduleAt(later), now);
  const row = (chat: string, at: number, slot: Slot): SubscriptionsTable => ({
    ...{ id: `s${at}`, platform, chat, thread: '', creator: chat, created_at: now.toISOString() },
    ...{ state: 'active', refusals: 0, zone: 'UTC', days: JSON.stringify(DAYS), topics: '[]' },
    ...{ time: slot.at.toISOString().slice(11, 16), language: 'en', when_empty: 'line', within: 0 },
    ...{ next_date: slot.date, next_at: slot.at.toISOString(), next_rules: slot.rules },
    ...{ seen_snapshot: null, seen_except: null },
  });
  const { db, close } = await openDatabase(options);
  try {
    await db.transaction().execute(async (transaction) => {
      for (let from = 0; from < due.length + others; from += MOST_AT_ONCE) {
        const many = Math.min(MOST_AT_ONCE, due.length + others - from);
        const rows = Array.from({ length: many }, (_, index) => {
          const at = from + index;
          const chat = due[at];
          return chat === undefined ? row(`other-${at}`, at, next) : row(chat, at, today);
        });
        await transaction.insertInto('subscriptions').values(rows).execute();
      }
    });
    // As PostgreSQL does by itself soon after; SQLite goes by its indexes.
    if (options.databaseUrl !== undefined) await sql`analyze`.execute(db);
  } finally {
    await close();
  }
}

/** What tells the program to use a store. */
export function environmentOf({ dataDir, databaseUrl }: StoreOptions): Readonly<Record<string, string>> {
  return { DATA_DIR: dataDir, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) };
}

function scheduleAt(moment: Date) {
  return { time: moment.toISOString().slice(11, 16), zone: 'UTC', days: DAYS };
}

function dateOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
