import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { OptionKind } from '../../src/command/command.ts';
import { createSuggestions, LONGEST_TYPED } from '../../src/command/suggestions.ts';
import type { Fact, Knowledge } from '../../src/knowledge/model.ts';
import { knowledge as fixture } from '../fixture.ts';

const ASKED: Readonly<Record<string, Partial<Fact>>> = {
  'phone-call': {
    ask: { en: 'Who phoned Mazloum Abdi?', ar: 'من اتصل بمظلوم عبدي؟' },
    questions: { en: ['who rang the sdf boss??'] },
  },
  'fully-secured': { ask: { en: 'Is the border closed?' } },
  unease: { ask: { en: `${'x'.repeat(100)}?` } },
};
const [someone] = fixture.names;
if (someone === undefined) throw new Error('the fixture has names');
const knowledge: Knowledge = {
  ...fixture,
  names: [...fixture.names, { ...someone, name: { en: 'Baghdad', ar: 'بغداد' }, also: {} }],
  facts: fixture.facts.map((fact) => ({ ...fact, ...ASKED[fact.id] })),
};
const suggest = createSuggestions(() => knowledge, commands);

describe('the first suggestion is', () => {
  test.each<[string, OptionKind, string, string, string]>([
    ['a name in another spelling', 'name', 'soudani', 'en', "Mohammed Shi'a al-Sudani"],
    ['a name in another script', 'name', 'السوداني', 'en', "Mohammed Shi'a al-Sudani"],
    ['a name that is mistyped', 'name', 'shamari', 'en', 'Abdul Amir al-Shammari'],
    ['a name by its beginning, in the reader’s language', 'name', 'sham', 'ar', 'عبد الأمير الشمري'],
    ['a fact by its id', 'fact', 'red-l', 'en', 'red-line'],
    ['a fact by its words', 'fact', 'frontier', 'en', 'red-line'],
    ['a question by some of its words', 'question', 'phoned', 'en', 'Who phoned Mazloum Abdi?'],
    ['a question in another language', 'question', 'اتصل', 'en', 'من اتصل بمظلوم عبدي؟'],
    ['a topic', 'topic', 'bord', 'en', 'border'],
    ['a source', 'source', 'bullet', 'en', 'bulletin'],
    ['a language in English', 'language', 'kurdish', 'en', 'ckb'],
    ['a language in itself', 'language', 'العر', 'en', 'ar'],
    ['a command', 'command', 'time', 'en', 'timeline'],
    ['a time zone by its city', 'zone', 'baghd', 'en', 'Asia/Baghdad'],
    ['a command of two words', 'command', 'paus', 'en', 'digest pause'],
    ['commands that go together', 'command', 'digest', 'en', 'digest'],
    ['one more topic', 'topics', 'history, bord', 'en', 'history, border'],
    ['one more topic in Arabic', 'topics', 'history، ', 'ar', 'history، border'],
    ['a choice for quiet days', 'quiet', 'usef', 'en', 'useful'],
    ['a choice for quiet days in Arabic', 'quiet', 'أسبو', 'ar', 'weekly'],
    ['a day', 'days', 'thu', 'en', 'Thursday'],
    ['a day in Arabic', 'days', 'الخم', 'ar', 'الخميس'],
    ['the last of a row of days', 'days', 'sun-t', 'en', 'sun-Tuesday'],
    ['the last of several days', 'days', 'Sunday, Tuesday fr', 'en', 'Sunday, Tuesday Friday'],
    ['every day', 'days', 'every d', 'en', 'every day'],
    ['every day in Arabic', 'days', 'كل ي', 'ar', 'كل يوم'],
    ['a time zone by its city in Arabic', 'zone', 'بغد', 'en', 'Asia/Baghdad'],
    ['a time zone by its present name', 'zone', 'Asia/Kolkata', 'en', 'Asia/Kolkata'],
    ['a time zone by its former city', 'zone', 'calcutta', 'en', 'Asia/Kolkata'],
    ['a time zone by its abbreviation', 'zone', 'jst', 'en', 'Asia/Tokyo'],
    ['a time zone of two words', 'zone', 'new york', 'en', 'America/New_York'],
  ])('%s', (_, kind, typed, language, value) => {
    expect(suggest(kind, typed, language)[0]?.value).toBe(value);
  });
});

test('for nothing typed, the first values are suggested, of time zones the situation’s own first', () => {
  expect(suggest('zone', '', 'en')[0]?.value).toBe(knowledge.situation.timeZone);
  expect(suggest('question', ' ', 'ar')[0]?.value).toBe('من اتصل بمظلوم عبدي؟');
  expect(suggest('zone', '', 'en')).toHaveLength(25);
});

test('only the questions that editors wrote to be shown are suggested, the leading first', () => {
  expect(suggest('question', 'rang boss', 'en')).toEqual([]);
  const leading = ['fully-secured', 'phone-call'];
  const led = { ...knowledge, situation: { ...knowledge.situation, leading } };
  const values = createSuggestions(() => led, commands)('question', '', 'en').map(({ value }) => value);
  expect(values.slice(0, 2)).toEqual(['Is the border closed?', 'Who phoned Mazloum Abdi?']);
});

test('a question is found by the words of the statement that answers it', () => {
  expect(suggest('question', 'worry', 'en')).toEqual([]);
  expect(suggest('question', 'regional', 'en').map(({ value }) => value)).toEqual([
    'Who phoned Mazloum Abdi?',
  ]);
});

test('a value that is too long for a platform is left out', () => {
  expect(suggest('question', 'xxx', 'en')).toEqual([]);
});

test.each<OptionKind>(['text', 'date', 'time', 'digest', 'flag'])('for a %s nothing is suggested', (kind) => {
  expect(suggest(kind, 'a', 'en')).toEqual([]);
});

test('hidden commands are not suggested', () => {
  expect(suggest('command', 'vote', 'en').map(({ value }) => value)).not.toContain('vote');
});

test.each<[string, string]>([
  ['hyphens', 's-'],
  ['letters', 'a '],
  ['a word', 'phoned '],
])('there are none for a text that is longer than any query, such as of %s', (_, piece) => {
  for (const kind of ['question', 'topics', 'fact', 'zone', 'days'] as const) {
    expect(suggest(kind, piece.repeat(2_000).slice(0, LONGEST_TYPED + 1), 'en')).toEqual([]);
    expect(suggest(kind, piece.repeat(2_000).slice(0, LONGEST_TYPED), 'en').length).toBeLessThanOrEqual(25);
  }
});

test('a word that was typed again and again finds what it finds alone', () => {
  expect(suggest('fact', 'border '.repeat(30), 'en')).toEqual(suggest('fact', 'border', 'en'));
});

test('new knowledge is used at once', () => {
  let current: Knowledge = fixture;
  const fresh = createSuggestions(() => current, commands);
  expect(fresh('question', 'phoned', 'en')).toEqual([]);
  current = knowledge;
  expect(fresh('question', 'phoned', 'en')).toHaveLength(1);
});

test('“every day” is not suggested after other days', () => {
  expect(suggest('days', 'sun, ', 'en').map(({ value }) => value)).toEqual([
    ...['sun, Monday', 'sun, Tuesday', 'sun, Wednesday', 'sun, Thursday'],
    ...['sun, Friday', 'sun, Saturday', 'sun, Sunday'],
  ]);
});

test('for nothing typed, five questions at most, each first of another topic', () => {
  const asked = fixture.facts.map((fact, index) => ({ ...fact, ask: { en: `Question ${index}?` } }));
  const some = { ...fixture, facts: asked };
  const values = createSuggestions(() => some, commands)('question', '', 'en').map(({ value }) => value);
  const topics = values.map((value) => asked.find(({ ask }) => ask.en === value)?.topics[0]);
  const current = new Set(asked.map(({ topics: [first] }) => first));
  expect(values.length).toBeLessThanOrEqual(5);
  expect(new Set(topics).size).toBe(Math.min(values.length, current.size));
});

test.each(['بوك', 'البوك', 'سلطة', 'للسلطة'])(
  'an Arabic word is found with and without its article: %s',
  (typed) => {
    const facts = fixture.facts.map((fact, index) =>
      index === 0 ? { ...fact, ask: { ar: 'هل انتقد البوك قرار السلطة؟' } } : fact,
    );
    const found = createSuggestions(() => ({ ...fixture, facts }), commands)('question', typed, 'ar');
    expect(found[0]?.value).toBe('هل انتقد البوك قرار السلطة؟');
  },
);
