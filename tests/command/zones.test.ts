import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allZones, nearestZone, otherNames, readZone, zoneChoices, zoneIn } from '../../src/command/zones.ts';
import { knowledge } from '../fixture.ts';

test.each([
  ['Asia/Baghdad', 'Asia/Baghdad'],
  ['asia/baghdad', 'Asia/Baghdad'],
  ['Baghdad', 'Asia/Baghdad'],
  ['new york', 'America/New_York'],
  ['America/new york', 'America/New_York'],
  ['Baghdad,', 'Asia/Baghdad'],
  ['utc', 'UTC'],
  ['UTC+3', '+03:00'],
  ['gmt -5', '-05:00'],
  ['+0545', '+05:45'],
  ['−03:30', '-03:30'],
  ['UTC03', '+03:00'],
  ['UTC10', '+10:00'],
  ['GMT 05:30', '+05:30'],
  ['GMT+3', '+03:00'],
  ['UTC+5.5', '+05:30'],
  ['UTC+٣', '+03:00'],
  ['غرينتش +3', '+03:00'],
  ['+3 UTC', '+03:00'],
  ['UTC–4', '-04:00'],
  ['‑4:30', '-04:30'],
  ['Etc/GMT+3', '-03:00'],
  ['kolkata', 'Asia/Kolkata'],
  ['Calcutta', 'Asia/Kolkata'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['kyiv', 'Europe/Kyiv'],
  ['Kiev', 'Europe/Kyiv'],
  ['كييف', 'Europe/Kyiv'],
  ['Ho Chi Minh City', 'Asia/Ho_Chi_Minh'],
  ['إسطنبول', 'Europe/Istanbul'],
  ['بەرلین', 'Europe/Berlin'],
  ['London time', 'Europe/London'],
  ['بتوقيت بغداد', 'Asia/Baghdad'],
  ['کاتی بەغدا', 'Asia/Baghdad'],
  ['EDT', 'America/New_York'],
  ['jst', 'Asia/Tokyo'],
])('%s is the zone %s', (typed, zone) => {
  expect(readZone(typed)).toBe(zone);
});

test.each([
  ...['', 'Bagdad', 'Mars/Olympus', 'utc+99', 'three', '2026-01-20T00:00Z[Asia/Baghdad]'],
  ...['a3', '3', '25:00', '08:00', 'utc?3', 'utc*3', 'UTC+15', 'UTC-13', '+05:20', 'constructor', 'toString'],
])('%j is no zone', (typed) => {
  expect(readZone(typed)).toBeUndefined();
});

test.each([
  ['EST', ['America/New_York', 'America/Panama', 'Australia/Sydney']],
  ['mst', ['America/Denver', 'America/Phoenix']],
  ['HST', ['Pacific/Honolulu', 'America/Adak']],
  ['cet,', ['Europe/Berlin', 'Europe/Paris', 'Africa/Algiers']],
  ['IST', ['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin']],
  ['عمان', ['Asia/Amman', 'Asia/Muscat']],
])('%s may mean several zones, and is not guessed', (typed, choices) => {
  expect(zoneChoices(typed)).toEqual(choices);
  expect(readZone(typed)).toBeUndefined();
  expect(zoneIn(typed, knowledge)).toBeUndefined();
  expect(choices.map(readZone)).toEqual(choices);
});

test.each(['Baghdad', 'UTC', 'jst', 'xyzzy', 'constructor'])('%s does not mean several zones', (typed) => {
  expect(zoneChoices(typed)).toEqual([]);
});

test('whatever is read is a zone of the runtime, no further from UTC than any place', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('', 'utc', 'GMT ', 'غرينتش'),
      fc.constantFrom('', '+', '-', '−', '–', '?', '٪', ','),
      fc.stringMatching(/^[0-9٠-٩]{0,4}(?:[:.]\d{0,2})?$/),
      (prefix, sign, digits) => {
        const zone = readZone(prefix + sign + digits);
        if (zone === undefined || digits === '') return;
        const { offsetNanoseconds } = new Temporal.ZonedDateTime(0n, zone);
        expect(Math.abs(offsetNanoseconds) / 3.6e12).toBeLessThanOrEqual(14);
        expect(/[?٪,]/.test(sign)).toBe(false);
        if (/^[-−–]$/.test(sign)) expect(offsetNanoseconds).toBeLessThanOrEqual(0);
        else expect(offsetNanoseconds).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test('every other name of a zone is read as this zone, or asked back', () => {
  const lost = allZones().flatMap((zone) =>
    otherNames(zone).filter((name) => readZone(name) !== zone && !zoneChoices(name).includes(zone)),
  );
  expect(lost).toEqual([]);
});

test('a city is found by its names in the knowledge too', () => {
  const [first] = knowledge.names;
  if (!first) throw new Error('the fixture has names');
  const names = [{ ...first, name: { en: 'Baghdad', ar: 'بغداد' }, also: { en: ['Bagdad'] } }];
  expect(zoneIn('بغداد', { ...knowledge, names })).toBe('Asia/Baghdad');
  expect(zoneIn('bagdad', { ...knowledge, names })).toBe('Asia/Baghdad');
  expect(zoneIn('السوداني', knowledge)).toBeUndefined();
});

test.each([
  ['Bagdad', 'Asia/Baghdad'],
  ['Asia/Bagdhad', 'Asia/Baghdad'],
  ['europe berlin', 'Europe/Berlin'],
  ['Nwe York', 'America/New_York'],
  ['kiyv', 'Europe/Kyiv'],
  ['Asia/Calcuta', 'Asia/Kolkata'],
  ['mumbay', 'Asia/Kolkata'],
  ['xyzzy', undefined],
])('nearest to %s is %s', (typed, zone) => {
  expect(nearestZone(typed)).toBe(zone);
});

test('every zone is read by its own name', () => {
  expect(allZones().filter((zone) => readZone(zone.toLowerCase()) !== zone)).toEqual([]);
});
