import { describe, expect, test } from 'vitest';
import { composeDigest } from '../../src/digest/compose.ts';
import { type Snapshot, seenIn, snapshotOf } from '../../src/digest/snapshot.ts';
import type { Fact, Knowledge } from '../../src/knowledge/model.ts';
import { factNamed, knowledge, NOW } from '../fixture.ts';
import { linesOf } from '../visible.ts';

/** The fixture with some facts changed, left out (null) or added. */
function withFacts(changes: Readonly<Record<string, Partial<Fact> | null>>): Knowledge {
  const known = knowledge.facts.map((fact) => ({ ...fact, ...changes[fact.id] }));
  const added = Object.entries(changes).flatMap(([id, change]) =>
    change && !knowledge.facts.some((fact) => fact.id === id)
      ? [{ ...factNamed('phone-call'), id, ...change }]
      : [],
  );
  return { ...knowledge, facts: [...known.filter(({ id }) => changes[id] !== null), ...added] };
}

/** What a chat has seen that has seen all of this. */
const seenAll = (known: Knowledge) => snapshotOf({ knowledge: known });
const ALL = seenAll(knowledge);
/** A chat that has seen no fact, though all sources were known. */
const NONE: Snapshot = { facts: {} };

function shown(
  now: Knowledge,
  { seen = ALL, topics = [] }: { seen?: Snapshot; topics?: readonly string[] } = {},
) {
  const { reply, isEmpty } = composeDigest({
    knowledge: now,
    seen,
    topics,
    language: 'en',
    zone: 'Asia/Baghdad',
    now: NOW,
  });
  return { lines: linesOf(reply).slice(0, -1), isEmpty, reply };
}

const RETRACTED = { date: '2026-11-20', reason: { en: 'the agency withdrew it', ar: 'سحبته الوكالة' } };

describe('what is new, by kind', () => {
  const cases: readonly (readonly [
    what: string,
    changes: Parameters<typeof withFacts>[0],
    lines: readonly string[],
  ])[] = [
    [
      'a new fact',
      { fresh: { text: { en: 'A third call followed.', ar: 'تلا ذلك اتصال ثالث.' } } },
      [
        '# Digest of 22 November 2026 · 1 new',
        'New',
        '- A third call followed. — The Amargi · reported · January 2026 [1]',
      ],
    ],
    [
      'a new fact against one that was shown',
      {
        fresh: { text: { en: 'Gaps remain.', ar: 'بقيت ثغرات.' }, against: ['fully-secured'] },
        'fully-secured': { against: ['fresh'] },
      },
      [
        '# Digest of 22 November 2026 · 1 new',
        'New',
        '- Gaps remain. — The Amargi · reported · January 2026 [1]',
        'Disputed',
        '- The border with Syria is fully secured by layers of troops. — Abdul Amir al-Shammari (interior minister) · disputed · January 2026 (inferred) [2] · against [1]',
      ],
    ],
    [
      'a correction of a fact that was shown',
      { fresh: { supersedes: 'phone-call', text: { en: 'He phoned twice.', ar: 'اتصل مرتين.' } } },
      [
        '# Digest of 22 November 2026 · 1 corrected',
        'Corrected',
        '- He phoned twice. — The Amargi · reported · January 2026 [1] This replaces: Sudani phoned Mazloum Abdi about regional security. [2]',
      ],
    ],
    [
      'a correction of a correction, neither of which was shown',
      {
        first: { supersedes: 'phone-call', text: { en: 'He phoned twice.', ar: 'اتصل مرتين.' } },
        second: { supersedes: 'first', text: { en: 'He phoned thrice.', ar: 'اتصل ثلاث مرات.' } },
      },
      [
        '# Digest of 22 November 2026 · 1 corrected',
        'Corrected',
        '- He phoned thrice. — The Amargi · reported · January 2026 [1] This replaces: Sudani phoned Mazloum Abdi about regional security. [2]',
      ],
    ],
    [
      'another status of the same fact',
      { 'phone-call': { status: 'claimed' } },
      [
        '# Digest of 22 November 2026 · 1 changed',
        'Changed',
        '- Sudani phoned Mazloum Abdi about regional security. — The Amargi · claimed · January 2026 [1] · Status: reported → claimed',
      ],
    ],
    [
      'a retracted fact',
      { 'phone-call': { retracted: RETRACTED } },
      [
        '# Digest of 22 November 2026 · 1 withdrawn',
        'Withdrawn: no longer valid',
        '- Sudani phoned Mazloum Abdi about regional security. — The Amargi · reported · January 2026 [1] · the agency withdrew it',
      ],
    ],
    [
      'a correction retracted before the chat saw it',
      { fresh: { supersedes: 'phone-call', retracted: RETRACTED } },
      [],
    ],
    [
      'a fact that is gone',
      { 'phone-call': null },
      ['# Digest of 22 November 2026', '1 earlier fact is no longer in any source.'],
    ],
    [
      'a translation that came later',
      { 'phone-call': { text: { ...factNamed('phone-call').text, ckb: 'تەلەفۆن' } } },
      [],
    ],
    ['a fact about the source itself', { fresh: { topics: ['border', 'about-article'] } }, []],
    ['a fact added and retracted before the chat saw it', { fresh: { retracted: RETRACTED } }, []],
  ];

  test.each(cases)('%s', (_, changes, lines) => {
    const { lines: found, isEmpty } = shown(withFacts(changes));
    expect(isEmpty).toBe(lines.length === 0);
    if (lines.length > 0) expect(found).toEqual(lines);
  });

  describe('a correction that was shown is retracted', () => {
    const correction = { supersedes: 'phone-call', text: { en: 'He phoned twice.', ar: 'اتصل مرتين.' } };
    const again = { supersedes: 'correction', text: { en: 'He phoned thrice.', ar: 'اتصل ثلاث مرات.' } };
    const ORIGINAL =
      '- Sudani phoned Mazloum Abdi about regional security. — The Amargi · reported · January 2026 [1] This replaces: He phoned twice. [2] · the agency withdrew it';

    test('the original is valid again and replaces it, with the reason', () => {
      const seen = seenAll(withFacts({ correction }));
      const { lines } = shown(withFacts({ correction: { ...correction, retracted: RETRACTED } }), { seen });
      expect(lines).toEqual(['# Digest of 22 November 2026 · 1 corrected', 'Corrected', ORIGINAL]);
    });

    test('is reported once: the next digest has nothing new', () => {
      const now = withFacts({ correction: { ...correction, retracted: RETRACTED } });
      expect(shown(now, { seen: seenAll(now) }).isEmpty).toBe(true);
    });

    test('of a chain, the correction before it is valid again', () => {
      const seen = seenAll(withFacts({ correction, again }));
      const { lines } = shown(withFacts({ correction, again: { ...again, retracted: RETRACTED } }), {
        seen,
      });
      expect(lines).toEqual([
        '# Digest of 22 November 2026 · 1 corrected',
        'Corrected',
        '- He phoned twice. — The Amargi · reported · January 2026 [1] This replaces: He phoned thrice. [2] · the agency withdrew it',
      ]);
    });

    test('of a chain that is retracted as a whole, the original is valid again', () => {
      const seen = seenAll(withFacts({ correction, again }));
      const now = withFacts({
        correction: { ...correction, retracted: RETRACTED },
        again: { ...again, retracted: RETRACTED },
      });
      expect(shown(now, { seen }).lines[2]).toMatch(/^- Sudani phoned .* This replaces: He phoned thrice\./);
    });

    test('another correction takes its place', () => {
      const seen = seenAll(withFacts({ correction }));
      const now = withFacts({
        correction: { ...correction, retracted: RETRACTED },
        other: { ...again, supersedes: 'phone-call' },
      });
      expect(shown(now, { seen }).lines).toEqual([
        '# Digest of 22 November 2026 · 1 corrected',
        'Corrected',
        '- He phoned thrice. — The Amargi · reported · January 2026 [1] This replaces: He phoned twice. [2] · the agency withdrew it',
      ]);
    });

    test('with the original retracted too, it is withdrawn and nothing replaces it', () => {
      const seen = seenAll(withFacts({ correction }));
      const now = withFacts({
        'phone-call': { retracted: RETRACTED },
        correction: { ...correction, retracted: RETRACTED },
      });
      expect(shown(now, { seen }).lines.slice(0, 2)).toEqual([
        '# Digest of 22 November 2026 · 1 withdrawn',
        'Withdrawn: no longer valid',
      ]);
    });
  });

  test('most important first: by the newest source, analysis last, then by the order of the source', () => {
    const { reply } = shown(knowledge, { seen: NONE });
    expect(reply.citations.map(({ fact }) => fact)).toEqual([
      'twelve-escaped',
      'fully-secured',
      'red-line',
      'al-qaim-visit',
      'infiltration-warning',
      'phone-call',
      'unease',
      'years-of-violence',
    ]);
  });

  test('every statement is cited once, with the facts in tension with it', () => {
    const { lines } = shown(knowledge, { seen: NONE });
    expect(lines).toContain(
      '- Fighters who escape in Syria could slip into Iraq, Sadr warned. — claimed · 21 January 2026 (inferred) [5] · against [2]',
    );
  });

  test('with topics chosen, only the facts on them', () => {
    const { reply } = shown(knowledge, { seen: NONE, topics: ['diplomacy'] });
    expect(reply.citations.map(({ fact }) => fact)).toEqual(['phone-call']);
    expect(linesOf(reply)[0]).toBe('# Digest of 22 November 2026 · Diplomacy · 1 new source · 1 new');
    expect(linesOf(reply).at(-1)).toMatch(/^Known so far: 1 fact from 1 source\./);
  });

  test('one line says that nothing is new', () => {
    expect(shown(knowledge).lines).toEqual([
      '# Digest of 22 November 2026',
      'Nothing new since the last digest.',
    ]);
  });
});

describe('the first digest', () => {
  test.each(['en', 'ar', 'ckb'])(
    'is a briefing on the most important and the disputed facts, in %s',
    (language) => {
      const { reply, isEmpty } = composeDigest({
        knowledge,
        topics: [],
        language,
        zone: 'Asia/Baghdad',
        now: NOW,
      });
      expect(isEmpty).toBe(false);
      expect(linesOf(reply)).toMatchSnapshot();
    },
  );
});

test('a fact that may not have arrived counts as not seen', () => {
  const seen = seenIn(ALL, { except: { 'phone-call': null, 'red-line': 'other words' } });
  const { reply } = shown(knowledge, { seen });
  expect(linesOf(reply)[0]).toBe('# Digest of 22 November 2026 · 1 new · 1 changed');
});
