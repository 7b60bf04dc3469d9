import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../src/command/digests.ts';
import { latestSlot, nextSlot, slotOn } from '../../src/digest/schedule.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

function daily(time: string, zone: string, days: readonly number[] = EVERY_DAY): Schedule {
  return { time, zone, days };
}

describe('the slot of a date', () => {
  const cases: readonly (readonly [
    what: string,
    date: string,
    time: string,
    zone: string,
    at: string | undefined,
  ])[] = [
    ['an ordinary day', '2026-11-22', '08:00', 'Asia/Baghdad', '2026-11-22T05:00Z'],
    [
      'a spring gap: the first moment after the gap',
      '2026-03-29',
      '02:30',
      'Europe/Berlin',
      '2026-03-29T01:00Z',
    ],
    ['the end of a gap', '2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T01:00Z'],
    ['an autumn overlap: the first of two', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30Z'],
    ['a gap at midnight', '2022-03-27', '00:15', 'Asia/Beirut', '2022-03-26T22:00Z'],
    ['an overlap of half an hour', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45Z'],
    ['an offset of 45 minutes', '2026-06-01', '00:00', 'Asia/Kathmandu', '2026-05-31T18:15Z'],
    ['a leap day', '2028-02-29', '23:59', 'America/New_York', '2028-03-01T04:59Z'],
    ['a day that the zone leaves out', '2011-12-30', '08:00', 'Pacific/Apia', undefined],
    ['the day after it', '2011-12-31', '08:00', 'Pacific/Apia', '2011-12-30T18:00Z'],
    ['a zone that no longer changes its clocks', '2026-07-01', '08:00', 'Asia/Damascus', '2026-07-01T05:00Z'],
  ];

  test.each(cases)('%s', (_, date, time, zone, at) => {
    const slot = slotOn(date, daily(time, zone));
    expect(slot?.at.toISOString()).toBe(at === undefined ? undefined : new Date(at).toISOString());
  });

  test('only chosen days of the week have one', () => {
    const weekend = daily('09:00', 'Asia/Baghdad', [5, 6]);
    const first = nextSlot(weekend, new Date('2026-11-22T12:00Z'));
    expect(first.date).toBe('2026-11-27');
    expect(nextSlot(weekend, first.at).date).toBe('2026-11-28');
    expect(nextSlot(weekend, nextSlot(weekend, first.at).at).date).toBe('2026-12-04');
  });

  test('a weekly schedule skips a week whose day is left out', () => {
    const fridays = daily('08:00', 'Pacific/Apia', [5]);
    expect(nextSlot(fridays, new Date('2011-12-24T00:00Z')).date).toBe('2012-01-06');
  });

  test('a date that had its slot has no second one, even if its time comes again', () => {
    const schedule = daily('08:00', 'Asia/Baghdad');
    expect(nextSlot(schedule, new Date('2026-11-22T01:00Z'), '2026-11-22').date).toBe('2026-11-23');
  });

  test('a schedule without days is refused', () => {
    expect(() => nextSlot(daily('08:00', 'UTC', []), new Date('2026-11-22T12:00Z'))).toThrow(RangeError);
  });
});

/** Zones with and without clock changes, with odd offsets, with changes at midnight, and across the date line. */
const ZONES = [
  'UTC',
  'Asia/Baghdad',
  'Asia/Tehran',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Africa/Cairo',
  'America/Havana',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Antarctica/Troll',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Europe/London',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
];

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The local date and time at a moment by Intl, which is independent of Temporal: `2026-03-29 03:00`. */
function localTime(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (at) => format.format(at);
}

/** The naive model: looks at a clock every minute. The slot of a date is the first minute at or after its time. */
function slotsByClock(
  { time, zone }: Schedule,
  from: number,
  to: number,
): readonly { date: string; at: Date }[] {
  const local = localTime(zone);
  const open: string[] = [];
  const seen = new Set<string>();
  const slots: { date: string; at: Date }[] = [];
  for (let at = from; at < to; at += MINUTE) {
    const now = local(at);
    const today = now.slice(0, 10);
    if (!seen.has(today)) open.push(today);
    seen.add(today);
    for (const date of open.filter((some) => `${some} ${time}` <= now)) {
      open.splice(open.indexOf(date), 1);
      slots.push({ date, at: new Date(at) });
    }
  }
  return slots;
}

/** The clock changes of a zone in the years in which all offsets are whole minutes. */
function changesOf(zone: string): readonly number[] {
  const changes: number[] = [];
  const start = Temporal.Instant.from('1990-01-01T00:00Z').toZonedDateTimeISO(zone);
  for (let at = start.getTimeZoneTransition('next'); at; at = at.getTimeZoneTransition('next')) {
    if (at.epochMilliseconds > Date.UTC(2030, 0)) break;
    changes.push(at.epochMilliseconds);
  }
  return changes.length > 0 ? changes : [Date.UTC(2026, 2, 29)];
}

const zones = fc.constantFrom(...ZONES);
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

describe('laws', () => {
  test('around a clock change, the slots are those of the naive model', () => {
    const aboutChanges = zones.chain((zone) =>
      fc.tuple(fc.constant(zone), fc.constantFrom(...changesOf(zone)), times),
    );
    fc.assert(
      fc.property(aboutChanges, ([zone, change, time]) => {
        const schedule = daily(time, zone);
        const [from, to] = [change - 2 * DAY, change + 2 * DAY];
        // The first two dates may have begun before the model's first minute.
        const wanted = slotsByClock(schedule, from, to).filter(({ at }) => at.getTime() > change - DAY);
        const found: { date: string; at: Date }[] = [];
        for (let at = change - DAY; ; ) {
          const slot = nextSlot(schedule, new Date(at));
          if (slot.at.getTime() >= to) break;
          found.push({ date: slot.date, at: slot.at });
          at = slot.at.getTime();
        }
        expect(found).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  test('the latest slot up to a moment comes right before the next slot', () => {
    fc.assert(
      fc.property(
        zones,
        times,
        fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        (zone, time, now) => {
          const schedule = daily(time, zone);
          const latest = latestSlot(schedule, now, '0001-01-01');
          if (latest === undefined) throw new Error('a daily schedule has a slot before any moment');
          expect(latest.at <= now).toBe(true);
          expect(nextSlot(schedule, latest.at)).toEqual(nextSlot(schedule, now));
        },
      ),
    );
  });

  test('a year has one slot on every date in each zone', () => {
    for (const zone of ZONES) {
      let slot = nextSlot(daily('02:30', zone), new Date('2026-01-02T00:00Z'));
      for (let day = 0; day < 365; day += 1) {
        const next = nextSlot(daily('02:30', zone), slot.at);
        const expected = Temporal.PlainDate.from(slot.date).add({ days: 1 }).toString();
        expect(next.date, zone).toBe(expected);
        slot = next;
      }
    }
  });
});
