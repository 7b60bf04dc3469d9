import { expect, test } from 'vitest';
import { allZones, nearestZone, readZone, zoneIn } from '../../src/command/zones.ts';
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
])('%s is the zone %s', (typed, zone) => {
  expect(readZone(typed)).toBe(zone);
});

test.each(['', 'Bagdad', 'Mars/Olympus', 'utc+99', 'three', '2026-01-20T00:00Z[Asia/Baghdad]'])(
  '%j is no zone',
  (typed) => {
    expect(readZone(typed)).toBeUndefined();
  },
);

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
  ['xyzzy', undefined],
])('nearest to %s is %s', (typed, zone) => {
  expect(nearestZone(typed)).toBe(zone);
});

test('every zone is read by its own name', () => {
  expect(allZones().filter((zone) => readZone(zone.toLowerCase()) !== zone)).toEqual([]);
});
