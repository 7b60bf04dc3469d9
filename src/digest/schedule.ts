import type { Schedule } from '../command/digests.ts';

/** One due time of a schedule. A local date has at most one, even if the clocks change on it. */
export interface Slot {
  /** The local date (ISO 8601). */
  readonly date: string;
  readonly at: Date;
  /** The version of the time zone rules that it was computed with. */
  readonly rules: string;
}

/** The version of the time zone rules in this runtime, such as `2026c`. */
export const ZONE_RULES: string = process.versions['tz'] ?? 'unknown';

/** How many days are searched. One week is not enough: a zone that crosses the date line leaves out a day. */
const DAYS_AHEAD = 15;

/**
 * The first slot after a moment.
 *
 * @param done the last local date that has had its slot: if the rules of a zone change, the time of that date may come
 *   again
 * @throws RangeError if the time or the zone is invalid, or no day is chosen
 */
export function nextSlot(schedule: Schedule, after: Date, done?: string): Slot {
  const now = Temporal.Instant.fromEpochMilliseconds(after.getTime());
  // If the clocks skip midnight, the slot of the day before may still be ahead.
  const first = now.toZonedDateTimeISO(schedule.zone).toPlainDate().subtract({ days: 1 });
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const date = first.add({ days: ahead });
    if (done !== undefined && date.toString() <= done) continue;
    const slot = slotOn(date.toString(), schedule);
    if (slot && slot.at > after) return slot;
  }
  throw new RangeError('a schedule needs at least one day of the week');
}

/** The latest slot up to a moment, if there is one after the date `done`. */
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
 * The slot of a local date. If the clocks pass its time twice, it is the first time; if they skip it, the first moment
 * after the gap. Undefined if the schedule does not have this day of the week, or the zone leaves out the date.
 */
export function slotOn(date: string, { time, zone, days }: Schedule): Slot | undefined {
  const day = Temporal.PlainDate.from(date);
  if (!days.includes(day.dayOfWeek) || !day.toZonedDateTime(zone).toPlainDate().equals(day)) return undefined;
  const wanted = day.toPlainDateTime(Temporal.PlainTime.from(time));
  // In a gap, "earlier" gives a moment before the gap.
  const found = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const moment = found.toPlainDateTime().equals(wanted) ? found : found.getTimeZoneTransition('next');
  return { date, at: new Date((moment ?? found).epochMilliseconds), rules: ZONE_RULES };
}
