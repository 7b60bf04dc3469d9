import { describe, expect, test } from 'vitest';
import type { Answer, Missing } from '../../src/query/types.ts';
import { composeAnswer } from '../../src/reply/answer.ts';
import { answered, unanswered, unsure } from '../answers.ts';
import { factNamed, knowledge, NOW } from '../fixture.ts';
import { linesOf } from '../visible.ts';

const AGE = 'The newest source is 10 months old: January 2026 (inferred).';

const compose = (answer: Answer, now = NOW) => composeAnswer(answer, { knowledge, now });

describe('an answer', () => {
  test('starts with the direct statement; speaker, role, status and citation follow each one', () => {
    expect(linesOf(compose(answered(['red-line', 'phone-call'])))).toEqual([
      'Sudani ordered that the frontier be treated as a “red line”. — officials · claimed [1]',
      'Also:',
      '2. Sudani phoned Mazloum Abdi about regional security. — The Amargi · reported [2]',
      AGE,
    ]);
  });

  test('shows statements that contradict the direct one before the rest', () => {
    expect(linesOf(compose(answered(['fully-secured', 'red-line', 'unease'])))).toEqual([
      'The border with Syria is fully secured by layers of troops. — Abdul Amir al-Shammari (interior minister) · disputed [1]',
      'In tension with this, the sources also say:',
      '2. The pace of the measures points to deep worry in Baghdad. — The Amargi · analysis [2]',
      'Also:',
      '3. Sudani ordered that the frontier be treated as a “red line”. — officials · claimed [3]',
      AGE,
    ]);
  });

  test('marks further statements that contradict each other', () => {
    expect(linesOf(compose(answered(['phone-call', 'fully-secured', 'unease'])))).toContain(
      '3. The pace of the measures points to deep worry in Baghdad. — The Amargi · analysis [3] · in tension with [2]',
    );
  });

  test('has at most four further statements, numbered as they are cited', () => {
    const reply = compose(
      answered([
        'red-line',
        'phone-call',
        'al-qaim-visit',
        'unease',
        'twelve-escaped',
        'infiltration-warning',
      ]),
    );
    expect(reply.citations.map(({ n, fact }) => [n, fact])).toEqual([
      [1, 'red-line'],
      [2, 'phone-call'],
      [3, 'al-qaim-visit'],
      [4, 'unease'],
      [5, 'twelve-escaped'],
    ]);
  });

  test('cites publisher, title, paragraph, date and link', () => {
    expect(compose(answered(['red-line'])).citations).toEqual([
      {
        n: 1,
        fact: 'red-line',
        source: 'article',
        title: 'Iraq on alert',
        publisher: 'The Amargi',
        paragraph: 12,
        published: 'January 2026 (inferred)',
        url: 'https://example.org/iraq',
      },
    ]);
  });

  test('says how a misspelt name was read', () => {
    const reply = compose(answered(['red-line'], { readAs: [{ typed: 'sodany', name: 'sudani' }] }));
    expect(linesOf(reply)[0]).toBe("“sodany” was read as Mohammed Shi'a al-Sudani.");
  });

  test('says for which date it is', () => {
    const reply = compose(answered(['red-line'], { asOf: '2026-01-20' }));
    expect(linesOf(reply)[0]).toBe('As of 20 January 2026:');
  });

  test.each([
    ['2026-02-14T12:00:00Z', false],
    ['2026-02-15T12:00:00Z', true],
    ['2026-01-10T12:00:00Z', false],
  ])('on %s, says how old the newest source is: %s', (now, isSaid) => {
    const lines = linesOf(compose(answered(['red-line']), new Date(now)));
    expect(lines.some((line) => line.startsWith('The newest source'))).toBe(isSaid);
  });

  test('is in the language and direction of the answer', () => {
    const reply = compose(answered(['fully-secured'], { language: 'ar' }));
    expect(reply).toMatchObject({ language: 'ar', direction: 'rtl' });
    expect(linesOf(reply)[0]).toBe(
      'الحدود مع سوريا مؤمّنة بالكامل بطبقات من القوات. — عبد الأمير الشمري (وزير الداخلية) · محل خلاف [1]',
    );
  });

  test('offers why, the fact in full and the sources', () => {
    expect(compose(answered(['red-line'])).actions).toEqual([
      { kind: 'call', label: 'Why this answer?', call: { command: 'why', args: {} } },
      { kind: 'call', label: 'Fact details', call: { command: 'fact', args: { id: 'red-line' } } },
      { kind: 'call', label: 'Sources', call: { command: 'sources', args: {} } },
    ]);
  });
});

describe('what may not answer', () => {
  test('is shown under a sentence that says so, each statement with its speaker and citation', () => {
    const reply = compose(unsure(['red-line', 'phone-call']));
    expect(linesOf(reply)).toEqual([
      'This may not answer your question. Closest facts in the sources:',
      '1. Sudani ordered that the frontier be treated as a “red line”. — officials · claimed [1]',
      '2. Sudani phoned Mazloum Abdi about regional security. — The Amargi · reported [2]',
      AGE,
    ]);
  });
});

describe('a refusal', () => {
  const gap = {
    id: 'casualties',
    text: { en: 'No source gives a number of casualties.' },
    questions: {},
    names: [],
    nearest: [],
  };
  test.each<[Missing, string]>([
    [{ kind: 'not-a-question' }, 'This does not look like a question about the situation.'],
    [{ kind: 'gap', gap }, 'No source gives a number of casualties.'],
    [{ kind: 'unknown-words', words: ['ferry', 'tax'] }, 'No source mentions “ferry” and “tax”.'],
    [{ kind: 'unknown-words', words: ['a\u202eb\u0000c'] }, 'No source mentions “ab c”.'],
    [{ kind: 'unknown-words', words: ['x'.repeat(100)] }, `No source mentions “${'x'.repeat(40)}…”.`],
    [
      { kind: 'no-such-link', names: ['sadr', 'abdi'], words: [] },
      'No source links Muqtada al-Sadr and Mazloum Abdi in this way.',
    ],
    [{ kind: 'no-such-link', names: ['sadr'], words: [] }, 'No source says this about Muqtada al-Sadr.'],
    [{ kind: 'nothing-close' }, 'Nothing in them comes close to your question.'],
    [
      { kind: 'not-yet', asOf: '2026-01-20' },
      'They have nothing about this from 20 January 2026 or earlier.',
    ],
  ])('for %o says what is missing', (missing, sentence) => {
    expect(linesOf(compose(unanswered(missing)))[0]).toBe(`The sources do not say. ${sentence}`);
  });

  test('asks for a question if there is none', () => {
    expect(linesOf(compose(unanswered({ kind: 'empty' })))[0]).toBe(
      'There is no question here. Please type a question.',
    );
  });

  test('of a false premise shows what the sources say instead, and the nearest facts, with citations', () => {
    const missing: Missing = {
      kind: 'no-such-link',
      names: ['sadr', 'abdi'],
      words: [],
      instead: factNamed('phone-call'),
    };
    const reply = compose(unanswered(missing, ['phone-call', 'infiltration-warning']));
    expect(linesOf(reply)).toEqual([
      'The sources do not say. No source links Muqtada al-Sadr and Mazloum Abdi in this way.',
      'What the sources do say:',
      '1. Sudani phoned Mazloum Abdi about regional security. — The Amargi · reported [1]',
      'Closest facts in the sources:',
      '2. Fighters who escape in Syria could slip into Iraq, Sadr warned. — Muqtada al-Sadr · claimed [2]',
      AGE,
    ]);
    expect(reply.citations.map(({ fact }) => fact)).toEqual(['phone-call', 'infiltration-warning']);
  });
});
