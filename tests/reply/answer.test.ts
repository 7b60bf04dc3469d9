import { describe, expect, test } from 'vitest';
import type { Answer, Missing } from '../../src/query/types.ts';
import { composeAnswer } from '../../src/reply/answer.ts';
import { factCodes } from '../../src/reply/fact-codes.ts';
import { answered, unanswered, unsure } from '../answers.ts';
import { factNamed, knowledge, NOW } from '../fixture.ts';
import { linesOf } from '../visible.ts';

const compose = (answer: Answer, now = NOW) => composeAnswer(answer, { knowledge, now });

describe('an answer', () => {
  test('starts with the direct statement; speaker, status and citation follow each one', () => {
    expect(linesOf(compose(answered(['red-line', 'phone-call'])))).toEqual([
      'Sudani ordered that the frontier be treated as a “red line”. — officials · claimed [1]',
      'Also: Sudani phoned Mazloum Abdi about regional security. — The Amargi · reported [2]',
    ]);
  });

  test('shows statements that contradict the direct one before the rest', () => {
    expect(linesOf(compose(answered(['fully-secured', 'red-line', 'unease'])))).toEqual([
      'The border with Syria is fully secured by layers of troops. — Abdul Amir al-Shammari (interior minister) · disputed [1]',
      'Against this: The pace of the measures points to deep worry in Baghdad. — The Amargi · analysis [2]',
      'Also: Sudani ordered that the frontier be treated as a “red line”. — officials · claimed [3]',
    ]);
  });

  test('does not repeat a speaker whom the statement names', () => {
    expect(linesOf(compose(answered(['infiltration-warning'])))).toEqual([
      'Fighters who escape in Syria could slip into Iraq, Sadr warned. — claimed [1]',
    ]);
  });

  test('tells the role of a speaker once', () => {
    const reply = compose(answered(['fully-secured', 'fully-secured', 'fully-secured']));
    const lines = linesOf(reply).join('\n');
    expect(lines.match(/interior minister/g)).toHaveLength(1);
  });

  test.each<[shown: number, ids: readonly string[]]>([
    [2, ['red-line', 'phone-call', 'al-qaim-visit', 'unease', 'twelve-escaped']],
    [2, ['red-line', 'phone-call']],
    [3, ['fully-secured', 'red-line', 'phone-call', 'unease']],
  ])('shows %i statements of %o, and the others behind a button', (shown, ids) => {
    const { citations, actions } = compose(answered(ids));
    expect(citations.map(({ n }) => n)).toEqual(Array.from({ length: shown }, (_, index) => index + 1));
    const left = ids.length - shown;
    const more = actions.find((action) => action.kind === 'call' && action.call.command === 'more');
    expect(more?.label).toBe(left === 0 ? undefined : `${left} more`);
  });

  test('never leaves out a statement against the direct one', () => {
    const { citations } = compose(answered(['fully-secured', 'red-line', 'phone-call', 'unease']));
    expect(citations.map(({ fact }) => fact)).toContain('unease');
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
        age: '10 months old',
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
  ])('on %s, says how old its source is: %s', (now, isSaid) => {
    const [citation] = compose(answered(['red-line']), new Date(now)).citations;
    expect(citation?.age !== undefined).toBe(isSaid);
  });

  test('is in the language and direction of the answer', () => {
    const reply = compose(answered(['fully-secured'], { language: 'ar' }));
    expect(reply).toMatchObject({ language: 'ar', direction: 'rtl' });
    expect(linesOf(reply)[0]).toBe(
      'الحدود مع سوريا مؤمّنة بالكامل بطبقات من القوات. — عبد الأمير الشمري (وزير الداخلية) · محل خلاف [1]',
    );
  });

  test('has a vote and a further question beside the sources, four buttons at most', () => {
    const answer = answered(['red-line', 'phone-call', 'unease']);
    const { actions } = composeAnswer(answer, {
      knowledge,
      now: NOW,
      canVote: true,
      canWait: true,
      next: 'who phoned whom',
    });
    expect(actions).toEqual([
      {
        kind: 'call',
        label: '1 more',
        call: { command: 'more', args: { of: factCodes([factNamed('unease')]), from: '3' } },
        typed: { command: 'more', args: {} },
      },
      {
        kind: 'call',
        label: 'Sources',
        call: { command: 'sources', args: { of: factCodes(['red-line', 'phone-call'].map(factNamed)) } },
        typed: { command: 'sources', args: { answer: 'yes' } },
      },
      { kind: 'call', label: '👍 👎', call: { command: 'rate', args: { fact: 'red-line' } } },
      {
        kind: 'call',
        label: 'Who phoned whom?',
        call: { command: 'ask', args: { question: 'who phoned whom' } },
      },
    ]);
  });
});

describe('what may not answer', () => {
  test('is shown under a sentence that says so, each statement with its speaker and citation', () => {
    const reply = compose(unsure(['red-line', 'phone-call', 'unease']));
    expect(linesOf(reply)).toEqual([
      '🔍 This may not answer your question. Nearest:',
      '- Sudani ordered that the frontier be treated as a “red line”. — officials · claimed [1]',
      '- Sudani phoned Mazloum Abdi about regional security. — The Amargi · reported [2]',
    ]);
    expect(reply.outcome).toBe('unsure');
  });

  const offersNotice = (answer: Answer) =>
    composeAnswer(answer, { knowledge, now: NOW, canWait: true }).actions.some(
      (action) => action.kind === 'call' && action.call.command === 'notify',
    );
  const readAs = answered([]).explanation;

  test.each<[can: boolean, answer: Answer]>([
    [true, unsure(['red-line'])],
    [true, unanswered({ kind: 'unknown-words', words: ['ferry'] })],
    [true, unanswered({ kind: 'nothing-close' })],
    [false, answered(['red-line'])],
    [false, unsure(['red-line'], { asOf: '2026-01-20' })],
    [false, unsure(['red-line'], { explanation: { ...readAs, readAs: 'sudani order' } })],
    [false, unsure([], { form: { kind: 'talk', talk: 'abilities' } })],
    [false, unanswered({ kind: 'other-language', language: 'tr' })],
    [false, unanswered({ kind: 'not-a-question' })],
  ])('offers a message later, %s, only where an answer can come', (can, answer) => {
    expect(offersNotice(answer)).toBe(can);
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
    expect(linesOf(compose(unanswered(missing)))[0]).toBe(`✕ The sources do not say. ${sentence}`);
  });

  test.each<[Missing, string]>([
    [{ kind: 'empty' }, 'There is no question here. Please type a question.'],
    [{ kind: 'not-a-question' }, 'This does not look like a question about the situation.'],
  ])('for %o denies nothing', (missing, sentence) => {
    expect(linesOf(compose(unanswered(missing)))[0]).toBe(sentence);
  });

  test('of a false premise shows what the sources say instead, with its citation', () => {
    const missing: Missing = {
      kind: 'no-such-link',
      names: ['sadr', 'abdi'],
      words: [],
      instead: factNamed('phone-call'),
    };
    const reply = compose(unanswered(missing, ['phone-call', 'infiltration-warning']));
    expect(linesOf(reply)).toEqual([
      '✕ The sources do not say. No source links Muqtada al-Sadr and Mazloum Abdi in this way.',
      'What the sources do say: Sudani phoned Mazloum Abdi about regional security. — The Amargi · reported [1]',
    ]);
    expect(reply.citations.map(({ fact }) => fact)).toEqual(['phone-call']);
  });
});
