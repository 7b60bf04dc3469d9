import { describe, expect, test } from 'vitest';
import { smallEngine } from './small.ts';

const engine = smallEngine();

/** The first statement's id, or why there is none; and whether earlier turns were read. */
function ask(text: string, context: readonly string[], asOf?: string) {
  const { statements, missing, explanation } = engine.ask({
    text,
    context,
    ...(asOf === undefined ? {} : { asOf }),
  });
  return { first: statements[0]?.id ?? missing?.kind, read: explanation.readAs !== undefined };
}

describe('a question that needs the turns before is read with them', () => {
  test.each<[how: string, before: readonly string[], question: string, first: string]>([
    ['a pronoun takes the name', ['who is Sudani?'], 'what did he order?', 'red-line'],
    ['a place takes the place', ['troops at al-Qaim?'], 'who was there?', 'al-qaim-visit'],
    ['an ellipsis takes the topic', ['did detainees escape?'], 'how many?', 'twelve-escaped'],
    [
      'another person takes the first one’s place',
      ['what did Shammari warn of?'],
      'and Sadr?',
      'infiltration-warning',
    ],
    [
      'so it does after longer openings',
      ['what did Shammari warn of?'],
      'what about Sadr?',
      'infiltration-warning',
    ],
    [
      'the turns before may themselves follow up',
      ['what did Shammari warn of?', 'and Sadr?'],
      'what about him?',
      'infiltration-warning',
    ],
  ])('%s', (_, before, question, first) => {
    expect(ask(question, before)).toEqual({ first, read: true });
    expect(ask(question, []).read).toBe(false);
  });
});

test('a pronoun that no earlier question named takes the name of the answer', () => {
  const { explanation } = engine.ask({
    text: 'what did he order?',
    context: ['which troops were inspected?'],
  });
  expect(explanation.names).toEqual(['sudani']);
});

describe('a question that stands on its own is read alone', () => {
  test.each([
    'who phoned Mazloum Abdi?',
    'how many detainees escaped?',
    'is the border secured by troops?',
    'did Sadr phone Mazloum Abdi?',
    'what is the capital of Atlantis?',
  ])('%s', (text) => {
    const alone = engine.ask({ text });
    expect(
      engine.ask({ text, context: ['what did Sadr warn of?', 'who inspected troops at al-Qaim?'] }),
    ).toEqual(alone);
  });
});

test('a name of one’s own is not taken for the earlier one’s deeds', () => {
  expect(ask('and Sadr?', ['who phoned Mazloum Abdi?']).first).not.toBe('phone-call');
});

test('only what was asked lately can be pointed back to', () => {
  const names = (turns: number) =>
    engine.ask({ text: 'why him?', context: ['who is Sadr?', ...Array(turns).fill('what about him?')] })
      .explanation.names;
  expect(names(2)).toContain('sadr');
  expect(names(8)).not.toContain('sadr');
});

test('turns before are read as of the same day', () => {
  expect(ask('who inspected the troops there?', ['where is al-Qaim?'], '2025-12-31').first).not.toBe(
    'al-qaim-visit',
  );
});

test.each([[['']], [['😀']], [['\ud800']], [['', '', '', '', '', '']]])(
  'after %j a question is read all the same',
  (context) => {
    expect(ask('who phoned Mazloum Abdi?', context).first).toBe('phone-call');
  },
);
