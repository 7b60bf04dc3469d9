import type { Schedule } from '../command/digests.ts';

/** One post of a schedule. A local date has one at most, whatever its clocks do. */
export interface Slot {
  /** The local date (ISO 8601). */
  readonly date: string;
  readonly at: Date;
  /** The version of the time zones' rules that it was computed with. */
  readonly rules: string;
}

/** The version of the time zones' rules that this program knows, such as `2026c`. */
export const ZONE_RULES: string = process.versions['tz'] ?? 'unknown';

/** A week may lack a day that a zone leaves out as it changes sides of the date line, so further than one week. */
const DAYS_AHEAD = 15;

/**
 * The first slot after a moment.
 *
 * @param done the local date up to which the schedule has had its slots: a zone whose rules change may come to a
 *   date's time once more
 * @throws RangeError when the schedule's time or zone is none, or no day is chosen
 */
export function nextSlot(schedule: Schedule, after: Date, done?: string): Slot {
  const now = Temporal.Instant.fromEpochMilliseconds(after.getTime());
  // The time of the day before may be still to come, where clocks skip midnight.
  const first = now.toZonedDateTimeISO(schedule.zone).toPlainDate().subtract({ days: 1 });
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const date = first.add({ days: ahead });
    if (done !== undefined && date.toString() <= done) continue;
    const slot = slotOn(date.toString(), schedule);
    if (slot && slot.at > after) return slot;
  }
  throw new RangeError('a schedule needs at least one day of the week');
}

/** The latest slot up to a moment that is after a date, if there is one. */
export function latestSlot(schedule: Schedule, until: Date, done: string): Slot | undefined {
  const now = Temporal.Instant.fromEpochMilliseconds(until.getTime());
  const today = now.toZonedDateTimeISO(schedule.zone).toPlainDate();
  for (let back = 0; back <= DAYS_AHEAD; back += 1) {
    const date = today.subtract({ days: back }).toString();
    if (date <= done) return undefined;
    const slot = slotOn(date, schedule);
    if (slot && slot.at <= until) return slot;
  }
  return undefined;
}

/**
 * The slot of a local date: where clocks pass its time twice the first, where they leap over it the first moment after
 * the leap. None where it is not a day of the schedule, or where the zone leaves the date out.
 */
export function slotOn(date: string, { time, zone, days }: Schedule): Slot | undefined {
  const day = Temporal.PlainDate.from(date);
  if (!days.includes(day.dayOfWeek) || !day.toZonedDateTime(zone).toPlainDate().equals(day)) return undefined;
  const wanted = day.toPlainDateTime(Temporal.PlainTime.from(time));
  // In a leap, "earlier" is before it, by as much as clocks leap.
  const found = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const moment = found.toPlainDateTime().equals(wanted) ? found : found.getTimeZoneTransition('next');
  return { date, at: new Date((moment ?? found).epochMilliseconds), rules: ZONE_RULES };
}
