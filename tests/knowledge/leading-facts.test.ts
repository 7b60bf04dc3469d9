import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasAmount } from '../../src/knowledge/amounts.ts';
import { leadingFacts } from '../../src/knowledge/leading-facts.ts';
import { ABOUT_SOURCE, type Fact, type Knowledge, type Moment } from '../../src/knowledge/model.ts';
import { knowledge as fixture } from '../fixture.ts';
import { loadReal } from '../query/real.ts';

const [source] = fixture.sources;
const [template] = fixture.facts;
if (source === undefined || template === undefined) throw new Error('the fixture has a source and facts');

const knowledge: Knowledge = {
  ...fixture,
  functionWords: {
    en: {
      stop: [],
      anaphora: { person: [], group: [], thing: [], place: [], time: [] },
      continue: [],
      amounts: ['thousands', 'dozens of'],
      kind: {},
    },
  },
};

function day(date: string): Moment {
  return { date, from: date, to: date, precision: 'day' };
}

const MONTH: Moment = {
  date: '2026-01',
  from: '2026-01-01',
  to: '2026-01-31',
  precision: 'month',
  inferred: { en: 'why' },
};

/** Facts in paragraphs of their own, without links. */
function drafts(...facts: readonly Partial<Fact>[]): readonly Fact[] {
  return facts.map((fact, index) => ({
    ...(template as Fact),
    status: 'reported' as const,
    when: MONTH,
    paragraph: index + 2,
    text: { en: `Something happened in ${fact.id}.` },
    against: [],
    ...fact,
  }));
}

function led(leading: readonly string[]): Knowledge {
  return { ...knowledge, situation: { ...knowledge.situation, leading } };
}

const ids = (facts: readonly Fact[]): readonly string[] => facts.map(({ id }) => id);

test('those that the editor names come first, in the editor’s order', () => {
  const facts = drafts({ id: 'a' }, { id: 'b' }, { id: 'c' });
  expect(ids(leadingFacts(facts, led(['c', 'b']), 3))).toEqual(['c', 'b', 'a']);
});

test('the newest event and a number are brought in, in the place of the last ones', () => {
  const facts = drafts(
    { id: 'a' },
    { id: 'b' },
    { id: 'c' },
    { id: 'old', when: day('2026-01-02') },
    { id: 'new', when: day('2026-01-20') },
    { id: 'number', text: { en: 'Dozens of people left.' } },
  );
  expect(ids(leadingFacts(facts, led(['a', 'b', 'c']), 3))).toEqual(['a', 'new', 'number']);
  expect(ids(leadingFacts(facts, led(['new', 'number', 'a']), 3))).toEqual(['new', 'number', 'a']);
});

test('a newer source without leading facts has its newest event and its number among them', () => {
  const newer = { ...(source as NonNullable<typeof source>), id: 'newer', published: day('2026-03-02') };
  const facts = [
    ...drafts(
      { id: 'a', text: { en: 'Thousands left.' } },
      { id: 'b', when: day('2026-01-20') },
      { id: 'c' },
    ),
    ...drafts(
      { id: 'n1', source: newer },
      { id: 'n2', source: newer, text: { en: 'The army took 40 villages.' } },
      { id: 'n3', source: newer, when: day('2026-03-01') },
    ),
  ];
  expect(ids(leadingFacts(facts, led(['a', 'b', 'c']), 4))).toEqual(['a', 'b', 'n3', 'n2']);
});

test('no two say nearly the same, unless one is against the other', () => {
  const facts = drafts(
    { id: 'a', accountOf: 'escape' },
    { id: 'b', accountOf: 'escape' },
    { id: 'c', paragraph: 2 },
    { id: 'd', accountOf: 'escape', against: ['a'] },
  );
  expect(ids(leadingFacts(facts, led(['a', 'b', 'c', 'd']), 4))).toEqual(['a', 'd']);
});

test('facts about a source are none, and what lasts comes after what happened', () => {
  const facts = drafts(
    { id: 'photo', topics: [ABOUT_SOURCE] },
    { id: 'role', text: { en: 'Sara Nadir is the transport minister.' } },
    { id: 'event' },
  );
  expect(ids(leadingFacts(facts, knowledge, 3))).toEqual(['event', 'role']);
});

test('whatever the facts, there are at most as many as wanted, each once, with the newest event', () => {
  const anyFact = fc.record({
    paragraph: fc.integer({ min: 2, max: 6 }),
    at: fc.option(fc.integer({ min: 10, max: 28 })),
    accountOf: fc.constantFrom('escape', 'alert', 'none'),
    number: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 12 }), fc.integer({ min: 2, max: 7 }), (rows, most) => {
      const facts = drafts(
        ...rows.map(({ paragraph, at, accountOf, number }, index) => ({
          id: `f${index}`,
          paragraph,
          ...(at === null ? {} : { when: day(`2026-01-${at}`) }),
          ...(accountOf === 'none' ? {} : { accountOf }),
          text: { en: number ? 'Thousands left.' : 'The port closed.' },
        })),
      );
      const leads = leadingFacts(facts, led(['f1', 'f3']), most);
      expect(leads.length).toBeLessThanOrEqual(most);
      expect(new Set(leads).size).toBe(leads.length);
      const days = facts.filter(({ when }) => when.precision === 'day').map(({ when }) => when.to);
      const newest = days.toSorted().at(-1);
      if (newest !== undefined && leads.length > 1)
        expect(leads.map(({ when }) => when.to)).toContain(newest);
      if (facts.some((fact) => hasAmount(fact, knowledge)) && leads.length > 1) {
        expect(leads.some((fact) => hasAmount(fact, knowledge))).toBe(true);
      }
    }),
  );
});

describe('an amount', () => {
  test.each([
    ['Thousands of detainees escaped.', true],
    ['Some 120 detainees escaped.', true],
    ['The army took 1,500 rifles.', true],
    ['More than 2,014 people left.', true],
    ['Mass violence marked 2014–2017.', false],
    ['He was arrested on 21 January.', false],
    ['The statement of 21 January 2026 names nobody.', false],
    ['An F-16 flew over the town.', false],
    ['The thousandsfold rise ended.', false],
    ['Several left.', false],
  ])('“%s”: %s', (en, expected) => {
    expect(hasAmount({ ...(template as Fact), text: { en } }, knowledge)).toBe(expected);
  });
});

test('of the shipped facts, the first seven have the newest event and how many escaped', async () => {
  const { knowledge: real } = await loadReal();
  const leads = ids(leadingFacts(real.facts, real, 7));
  expect(leads).toHaveLength(7);
  expect(leads).toEqual(expect.arrayContaining(['thousands-escaped', 'kirkuk-arrest']));
});
