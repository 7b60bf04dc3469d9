import type { ChatRef } from '../../command/chat-ref.ts';
import type { Schedule } from '../../command/digests.ts';
import type { Knowledge } from '../../knowledge/model.ts';
import type { Blobs, Delivery, Ledger } from '../ledger.ts';
import { latestSlot, type Slot } from '../schedule.ts';
import { composeReport } from './compose-report.ts';
import { DAY, type Period, type Reports } from './report.ts';

/** The stores, the knowledge and the clock of reports, and the chats that get them. */
export interface WeeklyReportsOptions {
  readonly operators: readonly ChatRef[];
  readonly reports: Reports;
  readonly ledger: Pick<Ledger, 'add' | 'get'>;
  readonly blobs: Blobs;
  knowledge(): Knowledge;
  now(): Date;
}

/** Mondays at this time of the day, in the time zone of the situation. */
const TIME = '08:00';
const MONDAY = 1;
/** Milliseconds for which a report is tried: after a long outage it would be of a week that is long over. */
const PATIENCE = 3 * DAY;

/**
 * Adds the weekly reports to the ledger: one delivery for each chat and week, so that restarts and other replicas add no
 * second one.
 */
export class WeeklyReports {
  readonly #options: WeeklyReportsOptions;
  /** The date of the slot whose deliveries are in the ledger for certain. */
  #done: string | undefined;

  constructor(options: WeeklyReportsOptions) {
    this.#options = options;
  }

  /** Adds what is due. @returns the deliveries that were added; rejects if the store does not answer */
  async addDue(): Promise<readonly Delivery[]> {
    const { operators, now, knowledge } = this.#options;
    if (operators.length === 0) return [];
    const slot = dueSlot(knowledge().situation.timeZone, now());
    if (slot === undefined || slot.date === this.#done) return [];
    const added = await this.#addAll(slot);
    this.#done = slot.date;
    return added;
  }

  async #addAll(slot: Slot): Promise<readonly Delivery[]> {
    const { operators, reports, ledger, blobs, knowledge, now } = this.#options;
    const missing: ChatRef[] = [];
    for (const to of operators) {
      const there = await ledger.get({ subject: subjectOf(to), slot: slot.date });
      if (there === undefined) missing.push(to);
    }
    if (missing.length === 0) return [];
    const period = weekBefore(slot.date);
    const reply = composeReport(await reports.read(period), period, knowledge());
    const body = await blobs.put(JSON.stringify(reply), now());
    const added: Delivery[] = [];
    for (const to of missing) {
      const delivery: Delivery = {
        ...{ subject: subjectOf(to), slot: slot.date, kind: 'report', to, body },
        ...{ dueAt: slot.at, until: untilOf(slot), retryAt: now(), retries: 0, state: 'waiting' },
      };
      if (await ledger.add(delivery)) added.push(delivery);
    }
    return added;
  }
}

/** The slot whose report is still to be posted, if there is one. */
function dueSlot(zone: string, now: Date): Slot | undefined {
  const schedule: Schedule = { time: TIME, zone, days: [MONDAY] };
  const slot = latestSlot(schedule, now, '');
  return slot !== undefined && now <= untilOf(slot) ? slot : undefined;
}

function untilOf({ at }: Slot): Date {
  return new Date(at.getTime() + PATIENCE);
}

/** The seven days before a Monday, in UTC as questions are counted. */
function weekBefore(monday: string): Required<Period> {
  const until = new Date(monday);
  return { since: new Date(until.getTime() - 7 * DAY), until };
}

function subjectOf({ platform, chat, thread = '' }: ChatRef): string {
  return `report/${platform}/${chat}/${thread}`;
}
