import type { AlertChoices } from '../../command/alerts.ts';

/** When a chat may be written to. */
type Hours = Pick<AlertChoices, 'quiet' | 'zone'>;

/** Whether a moment is in the quiet hours, as the clocks of the zone show it. */
export function isQuiet(moment: Date, { quiet, zone }: Hours): boolean {
  if (quiet === 'none') return false;
  const time = local(moment, zone).toPlainTime();
  const isAfter = (other: string): boolean => Temporal.PlainTime.compare(time, other) >= 0;
  return Temporal.PlainTime.compare(quiet.from, quiet.until) <= 0
    ? isAfter(quiet.from) && !isAfter(quiet.until)
    : isAfter(quiet.from) || !isAfter(quiet.until);
}

/** The first moment from this one on that is not in the quiet hours. */
export function wakingFrom(moment: Date, hours: Hours): Date {
  return isQuiet(moment, hours) ? changeAfter(moment, hours) : moment;
}

/** The first moment of the next local day that is not in the quiet hours. */
export function wakingTomorrow(moment: Date, hours: Hours): Date {
  return wakingFrom(dayEnd(moment, hours.zone), hours);
}

/** Until when something that may be posted now may be posted: until the quiet hours begin, or the local day ends. */
export function awakeUntil(moment: Date, hours: Hours): Date {
  const end = dayEnd(moment, hours.zone).getTime();
  return new Date(Math.min(end, changeAfter(moment, hours).getTime()));
}

/** The local date of a moment (ISO 8601). */
export function localDate(moment: Date, zone: string): string {
  return local(moment, zone).toPlainDate().toString();
}

/** How many days are searched: a zone that crosses the date line leaves out a day. */
const DAYS_AHEAD = 3;

/** The first moment after this one at which quiet hours begin or end. Where the clocks change, that may be the moment when they do. */
function changeAfter(moment: Date, { quiet, zone }: Hours): Date {
  const before = isQuiet(moment, { quiet, zone });
  const today = local(moment, zone).toPlainDate();
  const dates = Array.from({ length: DAYS_AHEAD }, (_, days) => today.add({ days }));
  const times = quiet === 'none' ? [] : [quiet.from, quiet.until];
  const named = dates.flatMap((date) =>
    times.flatMap((time) =>
      // A time that the clocks show twice is two moments.
      (['earlier', 'later'] as const).map((disambiguation) =>
        date.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone, { disambiguation }),
      ),
    ),
  );
  const shift = local(moment, zone).getTimeZoneTransition('next');
  const moments = [...named, ...(shift === null ? [] : [shift])].map((at) => at.epochMilliseconds);
  const change = moments
    .toSorted((a, b) => a - b)
    .find((at) => at > moment.getTime() && isQuiet(new Date(at), { quiet, zone }) !== before);
  return change === undefined ? dayEnd(moment, zone) : new Date(change);
}

function dayEnd(moment: Date, zone: string): Date {
  const tomorrow = local(moment, zone).toPlainDate().add({ days: 1 });
  return new Date(tomorrow.toZonedDateTime(zone).epochMilliseconds);
}

function local(moment: Date, zone: string): Temporal.ZonedDateTime {
  return moment.toTemporalInstant().toZonedDateTimeISO(zone);
}
