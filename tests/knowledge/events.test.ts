import { describe, expect, test } from 'vitest';
import { chronologyOf, isEvent, isLasting } from '../../src/knowledge/events.ts';
import { ABOUT_SOURCE, type Fact, type Moment } from '../../src/knowledge/model.ts';
import { factNamed } from '../fixture.ts';
import { loadReal } from '../query/real.ts';

const WHY = { en: 'no date is given' };
const MONTH: Moment = { date: '2026-02', from: '2026-02-01', to: '2026-02-28', precision: 'month' };
const DAY: Moment = { date: '2026-02-03', from: '2026-02-03', to: '2026-02-03', precision: 'day' };

/** A statement of a source, dated as most are: with an inferred month. */
function stating(en: string, more: Partial<Fact> = {}): Fact {
  const { accountOf: _, ...fact } = factNamed('phone-call');
  return { ...fact, text: { en }, when: { ...MONTH, inferred: WHY }, ...more };
}

test.each([
  'Sara Nadir is the transport minister.',
  'Sara Nadir is also deputy transport minister of the region.',
  'Port Said is an Egyptian town on the canal.',
  'The Blue Guards, whose leaders met the mayor, are Tunisian forces.',
  'Sara Nadir serves as commander of the coast guard.',
  'Sara Nadir holds the post of harbour master.',
  'Sara Nadir used to be speaker of parliament.',
  'The union belongs to a federation of dock workers.',
  'The harbour lies north of the capital.',
  'Sara Nadir leads the Tide Party as its president.',
  'The river and the road are what parts the two towns.',
])('“%s” describes what lasts', (statement) => {
  expect(isLasting(stating(statement))).toBe(true);
  expect(isEvent(stating(statement))).toBe(false);
});

test.each([
  'Thousands of people are leaving the harbour.',
  'The road to the harbour is closed.',
  'Guards are on alert along the canal.',
  'Sara Nadir was the first minister to resign.',
  'Sara Nadir is now the transport minister.',
  'Dockers have gone on strike.',
  'Dock workers, who are a large part of the union, were sent home.',
  'The port stands still.',
])('“%s” tells what happened', (statement) => {
  expect(isEvent(stating(statement))).toBe(true);
});

describe('what is like a description is an event', () => {
  const text = 'Sara Nadir is the transport minister.';
  test.each<[string, Partial<Fact>]>([
    ['with a day', { when: DAY }],
    ['said by somebody', { status: 'claimed' }],
    ['as one account of an event', { accountOf: 'election' }],
    ['if an editor says so', { lasting: false }],
    ['in a language that is not read', { text: { ar: 'سارة نادر وزيرة النقل.' } }],
  ])('%s', (_, more) => {
    expect(isLasting(stating(text, more))).toBe(false);
  });
});

test('facts about a source, what an editor calls lasting, and judgements without a date are no events', () => {
  const text = 'The port stands still.';
  expect(isEvent(stating(text, { topics: ['border', ABOUT_SOURCE] }))).toBe(false);
  expect(isEvent(stating(text, { lasting: true }))).toBe(false);
  expect(isEvent(stating(text, { status: 'analysis' }))).toBe(false);
  expect(isEvent(stating(text, { status: 'analysis', when: DAY }))).toBe(true);
});

test('events are in order of time: as given or known to the day, only inferred, undated', () => {
  const at = (id: string, when: Moment) => stating(`${id} began.`, { id, when });
  const span = { date: '2014/2017', from: '2014-01-01', to: '2017-12-31', precision: 'interval' } as const;
  const undated = { date: '', from: '0001-01-01', to: '9999-12-31', precision: 'interval' } as const;
  const made = chronologyOf([
    at('undated', undated),
    at('month-inferred', { ...MONTH, inferred: WHY }),
    at('day', DAY),
    at('month', MONTH),
    at('day-inferred', { ...DAY, inferred: WHY }),
    at('span', span),
  ]);
  const ids = (facts: readonly Fact[]) => facts.map(({ id }) => id);
  expect(ids(made.dated)).toEqual(['span', 'month', 'day', 'day-inferred']);
  expect(ids(made.around)).toEqual(['month-inferred']);
  expect(ids(made.undated)).toEqual(['undated']);
});

test('of the shipped facts, those that an editor dated as a lasting state are no events', async () => {
  const { knowledge } = await loadReal();
  const standing = knowledge.facts.filter(({ when }) => when.inferred?.['en']?.startsWith('a lasting state'));
  expect(standing.length).toBeGreaterThan(10);
  expect(standing.filter(isEvent)).toEqual([]);
  const events = new Set(knowledge.facts.filter(isEvent).map(({ id }) => id));
  for (const id of ['kirkuk-arrest', 'iraq-high-alert', 'thousands-escaped', 'shammari-border-secured']) {
    expect(events).toContain(id);
  }
});
