import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chainOf, originsOf } from '../../src/knowledge/chain.ts';
import type { Fact, Name, Speaker } from '../../src/knowledge/model.ts';
import { factNamed, knowledge } from '../fixture.ts';
import { edited, load, SOURCE } from './folder.ts';

const name = (id: string, kind: Name['kind'], en: string): Name => ({
  ...{ id, kind, name: { en }, also: {}, holds: [], member: [], standsFor: [] },
});
const NAMES: readonly Name[] = [
  name('minister', 'person', 'The Minister'),
  name('governor', 'person', 'The Governor'),
  name('agency', 'group', 'News Agency'),
  name('paper', 'group', 'The Paper'),
  name('officials', 'voice', 'officials'),
];
const called = (id: string): Speaker => ({
  name: id,
  label: NAMES.find((each) => each.id === id)?.name ?? { en: id },
});
const UNNAMED: Speaker = { label: { en: 'one official' } };

interface Told {
  readonly publisher?: string;
  readonly agency?: Speaker;
  readonly says: Speaker;
  readonly from?: Speaker;
}

/** An account; each publisher has one source. */
function account({ publisher = 'The Paper', agency, says, from }: Told): Fact {
  const base = factNamed('red-line');
  return {
    ...base,
    source: { ...base.source, id: publisher, publisher, ...(agency ? { from: agency } : {}) },
    says,
    ...(from ? { from } : {}),
  };
}

const speakers = (fact: Fact): readonly (string | undefined)[] =>
  chainOf(fact).map((link) => (link.kind === 'source' ? link.source.publisher : link.speaker.label['en']));

test.each<readonly [string, Told, readonly string[]]>([
  [
    'whom the speaker quotes',
    { says: called('minister'), from: called('governor') },
    ['The Minister', 'The Governor'],
  ],
  [
    'the agency before the speaker',
    { agency: called('agency'), says: called('minister') },
    ['News Agency', 'The Minister'],
  ],
  ['nobody where the publisher states it', { says: called('paper') }, []],
  ['the agency once', { agency: called('agency'), says: called('agency') }, ['News Agency']],
  ['an unnamed speaker in words', { says: UNNAMED }, ['one official']],
])('the chain behind the source has %s', (_, told, expected) => {
  expect(speakers(account(told))).toEqual(['The Paper', ...expected]);
});

describe('the origins of accounts', () => {
  const B = 'The Bulletin';
  test.each<readonly [string, readonly Told[], number, string | undefined, boolean]>([
    [
      'one speaker in two reports',
      [{ says: called('minister') }, { publisher: B, says: called('minister') }],
      1,
      'The Minister',
      false,
    ],
    [
      'two speakers',
      [{ says: called('minister') }, { publisher: B, says: called('governor') }],
      2,
      undefined,
      false,
    ],
    [
      'one agency with two speakers',
      [
        { agency: called('agency'), says: called('minister') },
        { publisher: B, agency: called('agency'), says: called('governor') },
      ],
      1,
      'News Agency',
      false,
    ],
    [
      'a speaker, and another who quotes them',
      [{ says: called('governor') }, { publisher: B, says: called('minister'), from: called('governor') }],
      1,
      'The Governor',
      false,
    ],
    [
      'a publisher, and another who rests on it',
      [{ says: called('paper') }, { publisher: B, agency: called('paper'), says: { label: { en: B } } }],
      1,
      undefined,
      false,
    ],
    [
      'words without a name in two reports',
      [{ says: UNNAMED }, { publisher: B, says: UNNAMED }],
      2,
      undefined,
      true,
    ],
    [
      'a voice in two reports',
      [{ says: called('officials') }, { publisher: B, says: called('officials') }],
      2,
      undefined,
      true,
    ],
    [
      'a voice twice in one report',
      [{ says: called('officials') }, { says: called('officials') }],
      1,
      undefined,
      false,
    ],
  ])('%s', (_, told, count, shared, isUnsure) => {
    const origins = originsOf(told.map(account), NAMES);
    expect([origins.count, origins.shared?.label['en'], origins.isUnsure]).toEqual([count, shared, isUnsure]);
  });

  const speaker = fc.constantFrom(
    called('minister'),
    called('governor'),
    called('agency'),
    called('officials'),
    UNNAMED,
  );
  const accounts = fc.array(
    fc
      .record({
        publisher: fc.constantFrom('The Paper', B),
        agency: fc.option(speaker, { nil: undefined }),
        says: fc.oneof(speaker, fc.constant(called('paper'))),
        from: fc.option(speaker, { nil: undefined }),
      })
      .map(({ publisher, agency, says, from }) =>
        account({ publisher, says, ...(agency ? { agency } : {}), ...(from ? { from } : {}) }),
      ),
    { minLength: 1, maxLength: 7 },
  );

  test('are at least one and at most the accounts, in any order of them', () => {
    fc.assert(
      fc.property(accounts, (some) => {
        const { count, publishers } = originsOf(some, NAMES);
        expect(count).toBeGreaterThanOrEqual(1);
        expect(count).toBeLessThanOrEqual(some.length);
        expect(originsOf(some.toReversed(), NAMES).count).toBe(count);
        expect(publishers).toHaveLength(new Set(some.map(({ source }) => source.publisher)).size);
      }),
    );
  });

  test('grow by at most one with each account, and not where it repeats one', () => {
    fc.assert(
      fc.property(accounts, accounts, (some, [another]) => {
        if (another === undefined) return;
        const { count } = originsOf(some, NAMES);
        expect(originsOf([...some, another], NAMES).count).toBeLessThanOrEqual(count + 1);
        expect(originsOf([...some, ...some.slice(0, 1)], NAMES).count).toBe(count);
      }),
    );
  });

  test('are one where all accounts have somebody with a name in common', () => {
    fc.assert(
      fc.property(accounts, (some) => {
        const linked = some.map((fact) => ({ ...fact, from: called('minister') }));
        const { count, shared } = originsOf(linked, NAMES);
        expect(count).toBe(1);
        expect(shared === undefined).toBe(linked.length === 1);
      }),
    );
  });
});

test('files say whom a source and a speaker have it from', async () => {
  const { facts, sources } = await load(
    edited(SOURCE, 'status: claimed', 'from: { en: "a guard", ar: "حارس" }\n    status: claimed'),
  );
  expect(facts[0]?.from).toEqual({ label: { en: 'a guard', ar: 'حارس' } });
  expect(sources[0]).not.toHaveProperty('from');
  const changed = await load(edited(SOURCE, '  language: en\n', '  language: en\n  from: sudani\n'));
  expect(changed.sources[0]?.from).toEqual({ name: 'sudani', label: { en: 'Sudani', ar: 'السوداني' } });
  expect(speakers(changed.facts[1] ?? factNamed('red-line'))).toEqual(['Paper', 'Sudani', 'one official']);
});

test('facts that speak for their publisher end with it', () => {
  const own = knowledge.facts.filter(({ says, source }) =>
    Object.values(says.label).includes(source.publisher),
  );
  expect(own.map((fact) => chainOf(fact).length)).toEqual(own.map(() => 1));
});
