import { describe, expect, test } from 'vitest';
import { ageLines, soundNow } from '../../src/pack/about.ts';
import { textLanguages, textsFor } from '../../src/text/index.ts';
import { loadReal } from '../query/real.ts';

const ABOUT = { made: '2026-11-24T21:30Z' };
const SAVED = 'This copy was saved on 25 November 2026.';

test.each([
  ['as it is made', '2026-11-24T21:30:00Z', 'less than a day', undefined],
  ['with a clock that is a little slow', '2026-11-24T21:21:00Z', 'less than a day', undefined],
  ['the next day where it was made', '2026-11-25T21:30:00Z', '1 day', undefined],
  ['after a week', '2026-12-02T12:00:00Z', '7 days', undefined],
  ['after more than a week', '2026-12-03T12:00:00Z', '8 days', 'old'],
  ['after a year', '2027-12-03T12:00:00Z', '12 months', 'old'],
  ['before it was made', '2026-11-24T21:00:00Z', undefined, 'clock'],
  ['in 1970', '1970-01-01T00:00:00Z', undefined, 'clock'],
] as const)('%s', async (_, now, age, warning) => {
  const { knowledge } = await loadReal();
  const { pack } = textsFor('en');
  const found = ageLines(ABOUT, knowledge, 'en', new Date(now));
  expect(found.lines[0]).toBe(age === undefined ? SAVED : `${SAVED} It is ${age} old.`);
  expect(found.lines[1]).toContain('January 2026');
  expect(found.warning).toBe(warning && pack[warning]);
});

test('answers take the time at which it was made for the present where the clock is before it', () => {
  expect(soundNow(ABOUT, new Date('1970-01-01')).toISOString()).toBe('2026-11-24T21:30:00.000Z');
  expect(soundNow(ABOUT, new Date('2027-01-01')).toISOString()).toBe('2027-01-01T00:00:00.000Z');
});

describe('a clock that has no time', () => {
  test.each(textLanguages)('is told of in %s', async (language) => {
    const { knowledge } = await loadReal();
    const { warning } = ageLines(ABOUT, knowledge, language, new Date(Number.NaN));
    expect(warning).toBe(textsFor(language).pack.clock);
  });
});
