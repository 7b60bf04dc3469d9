import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeDigest } from '../../src/digest/compose.ts';
import { newsSince } from '../../src/digest/news.ts';
import {
  fingerprint,
  type Known,
  readSnapshot,
  type Snapshot,
  snapshotOf,
  writeSnapshot,
} from '../../src/digest/snapshot.ts';
import { currentFacts } from '../../src/knowledge/current-facts.ts';
import type { Fact, Gap, Knowledge, Source } from '../../src/knowledge/model.ts';
import { isNothing, type News } from '../../src/knowledge/news.ts';
import type { Answer } from '../../src/query/types.ts';
import { factNamed, knowledge, NOW } from '../fixture.ts';
import { linesOf } from '../visible.ts';

const GAP: Gap = {
  id: 'how-many',
  text: { en: 'No source says how many there were.', ar: 'لا يذكر أي مصدر العدد.' },
  questions: { en: ['how many were there?'] },
  names: [],
  nearest: [],
};
const WIRE: Source = { ...factNamed('ten-escaped').source, id: 'wire', title: 'Wire' };

type Changes = Readonly<Record<string, Partial<Fact>>>;

/** The fixture with a gap, with some facts changed and others added. */
function having(changes: Changes = {}, gaps: readonly Gap[] = [GAP]): Knowledge {
  const known = knowledge.facts.map((fact) => ({ ...fact, ...changes[fact.id] }));
  const added = Object.entries(changes).flatMap(([id, change]) =>
    knowledge.facts.some((fact) => fact.id === id) ? [] : [{ ...factNamed('phone-call'), id, ...change }],
  );
  const sources = new Set([...knowledge.sources, ...added.map(({ source }) => source)]);
  return { ...knowledge, sources: [...sources], facts: [...known, ...added], gaps };
}

/** A snapshot as it comes back from the store. */
function kept(known: Known): Snapshot {
  const snapshot = readSnapshot(writeSnapshot(snapshotOf(known)));
  if (snapshot === undefined) throw new Error('the snapshot cannot be read');
  return snapshot;
}

/** The snapshot as versions before this one kept it. */
function earlier({ facts, situation }: Knowledge): Snapshot {
  const prints = currentFacts(facts).map((fact) => [fact.id, fingerprint(fact, situation.required)]);
  const snapshot = readSnapshot(JSON.stringify(Object.fromEntries(prints)));
  if (snapshot === undefined) throw new Error('the snapshot cannot be read');
  return snapshot;
}

const SEEN = kept({ knowledge: having() });
const PHONE = factNamed('phone-call');

function news(now: Knowledge | Known, seen = SEEN, language = 'en', topics: readonly string[] = []): News {
  return newsSince(seen, 'knowledge' in now ? now : { knowledge: now }, { topics, language });
}

describe('a fact that changed', () => {
  const text = (en: string, ar = PHONE.text['ar'] ?? '') => ({ text: { en, ar } });
  const cases: readonly (readonly [
    what: string,
    change: Partial<Fact>,
    kinds: readonly string[] | undefined,
  ])[] = [
    ['other words', text('Sudani called Abdi.'), ['wording']],
    ['another speaker', { says: { name: 'officials', label: { en: 'officials' } } }, ['speaker']],
    ['another status', { status: 'claimed' }, ['status']],
    ['another date', { when: { ...PHONE.when, date: '2026-01-20' } }, ['date']],
    ['all of it', { ...text('He called.'), status: 'claimed' }, ['wording', 'status']],
    ['words in another language', text(PHONE.text['en'] ?? '', 'كلام آخر'), undefined],
    ['a translation that was added', { text: { ...PHONE.text, ckb: 'تەلەفۆن' } }, undefined],
    ['a name that is spelt anew', { says: { ...PHONE.says, label: { en: 'Amargi' } } }, undefined],
    [
      'a typo that was mended',
      { minor: true, ...text('Sudani phoned Mazlum Abdi about regional security.') },
      undefined,
    ],
    [
      'a typo that was mended, not marked',
      text('Sudani phoned Mazlum Abdi about regional security.'),
      ['wording'],
    ],
    ['other words, with a mark that was forgotten', { minor: true, ...text('They met.') }, ['wording']],
    ['another status, marked as minor', { minor: true, status: 'claimed' }, ['status']],
  ];

  test.each(cases)('%s', (_, change, kinds) => {
    const { revised } = news(having({ 'phone-call': change }));
    expect(revised.map(({ changes }) => changes.map(({ kind }) => kind))).toEqual(kinds ? [kinds] : []);
  });

  test('another number is no typo', () => {
    const counted = { text: { en: 'There were 12 calls.' } };
    const seen = kept({ knowledge: having({ 'phone-call': counted }) });
    const now = having({ 'phone-call': { minor: true, text: { en: 'There were 15 calls.' } } });
    expect(news(now, seen).revised).toHaveLength(1);
  });

  test('is told in the language in which it changed', () => {
    const now = having({ 'phone-call': text(PHONE.text['en'] ?? '', 'كلام آخر') });
    expect(news(now, SEEN, 'ar').revised).toMatchObject([
      { changes: [{ kind: 'wording', before: PHONE.text['ar'] }] },
    ]);
    // A reader of Sorani sees the English text, which stands in for it.
    expect(news(now, SEEN, 'ckb').revised).toEqual([]);
  });

  test('is shown with what it said before', () => {
    const now = having({ 'phone-call': { ...text('He called.'), status: 'claimed' } });
    const line = digest(now).find((each) => each.startsWith('- He called.'));
    expect(line).toContain('Before: Sudani phoned Mazloum Abdi about regional security.');
    expect(line).toContain('Status: reported → claimed');
  });
});

describe('a chat with a snapshot of an earlier version', () => {
  test('has nothing new if nothing has changed', () => {
    expect(isNothing(news(having(), earlier(knowledge)))).toBe(true);
    expect(isNothing(news(having(), earlier(knowledge), 'ckb'))).toBe(true);
  });

  test('is told of a change, and not what it said before', () => {
    const now = having({ 'phone-call': { status: 'claimed' } });
    expect(news(now, earlier(knowledge)).revised).toMatchObject([{ changes: [] }]);
  });

  test('is told of what is new', () => {
    expect(news(having({ fresh: { source: WIRE } }), earlier(knowledge))).toMatchObject({
      sources: [{ source: { id: 'wire' }, facts: 1 }],
      new: [{ id: 'fresh' }],
    });
  });

  test('that has a fact named "format" is read as such', () => {
    expect(readSnapshot('{"format":"abc"}')).toEqual({ facts: { format: 'abc' } });
  });
});

test.each(['{"blocks":[]}', '[1]', '{"format":3}'])('%s is no snapshot', (text) => {
  expect(readSnapshot(text)).toBeUndefined();
});

describe('a dispute', () => {
  const AGAINST: Changes = {
    'phone-call': { against: ['red-line'], status: 'disputed' },
    'red-line': { against: ['phone-call'] },
  };

  test('between facts that the chat knows is news, once and not as a change of status', () => {
    const found = news(having(AGAINST));
    expect(found.disputes.map((pair) => pair.map(({ id }) => id))).toEqual([['red-line', 'phone-call']]);
    expect(found.revised).toEqual([]);
    expect(isNothing(news(having(AGAINST), kept({ knowledge: having(AGAINST) })))).toBe(true);
  });

  test('is shown with both sides', () => {
    const lines = digest(having(AGAINST));
    expect(lines[0]).toContain('1 now disputed');
    const at = lines.indexOf('Now disputed');
    expect(lines.slice(at + 1, at + 3).join()).toMatch(/red line.*phoned/s);
  });

  test('with a fact that is new is told with that', () => {
    const now = having({ fresh: { against: ['red-line'] }, 'red-line': { against: ['fresh'] } });
    expect(news(now)).toMatchObject({ disputes: [], new: [{ id: 'fresh' }] });
  });

  test('of which a chat with topics has one side is news there', () => {
    expect(news(having(AGAINST), SEEN, 'en', ['diplomacy']).disputes).toHaveLength(1);
    expect(news(having(AGAINST), SEEN, 'en', ['threat']).disputes).toEqual([]);
  });
});

describe('a gap', () => {
  const COUNT: Changes = { count: { text: { en: 'There were 1,500.' } } };
  const closings = [{ gap: GAP.id, fact: 'count' }];
  const answering = (fact: Fact): Answer =>
    ({ outcome: 'answered', statements: [fact] }) as Partial<Answer> as Answer;

  test('that a fact closes is news, and the fact stands there alone', () => {
    const found = news({ knowledge: having(COUNT), closings });
    expect(found.closed).toMatchObject([{ fact: { id: 'count' }, gaps: [GAP.text] }]);
    expect(found.new).toEqual([]);
    const lines = digest(having(COUNT), closings);
    expect(lines[0]).toContain('1 answered');
    expect(lines[lines.indexOf('Answered now') + 1]).toMatch(
      /^- There were 1,500\..*Before: No source says how many/,
    );
  });

  test('that is open still, or was closed before, is none', () => {
    expect(news({ knowledge: having(COUNT) }).closed).toEqual([]);
    const seen = kept({ knowledge: having(), closings });
    expect(news({ knowledge: having(COUNT), closings }, seen).closed).toEqual([]);
  });

  test('that was taken out is news if a new fact answers its question', () => {
    const now = having(COUNT, []);
    const answer = (id: string) => {
      const fact = now.facts.find((each) => each.id === id);
      if (!fact) throw new Error(`there is no ${id}`);
      return newsSince(SEEN, { knowledge: now }, { topics: [], language: 'en', ask: () => answering(fact) });
    };
    expect(answer('count').closed).toMatchObject([{ fact: { id: 'count' }, gaps: [GAP.text] }]);
    expect(answer('phone-call').closed).toEqual([]);
    expect(news(now).closed).toEqual([]);
  });
});

describe('a source that came in', () => {
  const facts = (count: number): Changes =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => [`wire-${n}`, { source: WIRE, paragraph: n + 1 }]),
    );

  test('stands first, with its publisher, date and number of facts', () => {
    const lines = digest(having(facts(2)));
    expect(lines[0]).toContain('1 new source · 2 new');
    expect(lines[1]).toBe('- New source: Wire — Example Agency · 30 December 2025 · 2 facts');
  });

  test('of many facts has the most important ones, and the rest is counted', () => {
    const { reply } = composed(having(facts(31)));
    expect(reply.citations).toHaveLength(6);
    expect(linesOf(reply)).toContain('25 more: /latest');
  });

  test('of a few has all of them', () => {
    expect(composed(having(facts(8))).reply.citations).toHaveLength(8);
  });

  test('is none for a chat of other topics', () => {
    expect(news(having(facts(2)), SEEN, 'en', ['border']).sources).toEqual([]);
  });
});

describe('the first digest', () => {
  const many = (count: number, topics: readonly (readonly string[])[]): Knowledge => ({
    ...knowledge,
    facts: Array.from({ length: count }, (_, n) => ({
      ...PHONE,
      id: `f${n}`,
      paragraph: n + 1,
      topics: topics[n % topics.length] ?? [],
    })),
  });
  const first = (known: Knowledge, topics: readonly string[] = []) =>
    composeDigest({ knowledge: known, topics, language: 'en', zone: 'Asia/Baghdad', now: NOW }).reply;

  test('begins with the facts that the editor names as leading', () => {
    const known = many(30, [['border']]);
    const situation = { ...known.situation, leading: ['f20', 'f10'] };
    const { citations } = first({ ...known, situation });
    expect(citations.slice(0, 2).map(({ fact }) => fact)).toEqual(['f20', 'f10']);
  });

  test('on few facts shows them all', () => {
    expect(first(many(8, [['border']])).citations).toHaveLength(8);
    expect(linesOf(first(many(8, [['border']]))).join()).not.toContain('more fact');
  });

  test('counts each fact that it leaves out once, in all and by topic', () => {
    const topic = fc.constantFrom('border', 'threat', 'diplomacy', 'analysis', 'empty');
    const topics = fc.array(fc.uniqueArray(topic, { maxLength: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(topics, fc.integer({ min: 9, max: 60 }), (each, count) => {
        const reply = first(many(count, each));
        const line = linesOf(reply).find((one) => /more facts?\./.test(one)) ?? '';
        const [, all = ''] = /^(\d+) more fact/.exec(line) ?? [];
        const counts = Array.from(line.matchAll(/\((\d+)\)/g), ([, n]) => Number(n));
        expect(Number(all)).toBe(count - reply.citations.length);
        expect(counts.reduce((sum, n) => sum + n, 0)).toBe(Number(all));
        expect(counts.length).toBeLessThanOrEqual(4);
      }),
    );
  });

  test('on a single topic does not name it again', () => {
    const lines = linesOf(first(many(20, [['border']]), ['border']));
    expect(lines).toContain('14 more facts. Ask a question, or see /timeline.');
  });
});

function composed(now: Knowledge, closings: Known['closings'] = []) {
  return composeDigest({
    knowledge: now,
    closings,
    seen: SEEN,
    topics: [],
    language: 'en',
    zone: 'Asia/Baghdad',
    now: NOW,
  });
}

function digest(now: Knowledge, closings: Known['closings'] = []): readonly string[] {
  return linesOf(composed(now, closings).reply);
}
