import { expect, test } from 'vitest';
import { QUIET_CHOICES, quietWord, quietWords, readQuiet } from '../../src/command/quiet-days.ts';

test.each([
  ['weekly', 'weekly'],
  ['Once a week', 'weekly'],
  ['أُسبوعياً', 'weekly'],
  ['هەفتانە', 'weekly'],
  ['مفيد', 'useful'],
  [' line ', 'line'],
  ['yes', 'line'],
  ['nothing', 'skip'],
  ['no', 'skip'],
  ['لا شيء', 'skip'],
])('%j is the choice %s', (typed, choice) => {
  expect(readQuiet(typed)).toEqual({ choice });
});

test.each([
  ['weakly', { nearest: 'weekly' }],
  ['usefull', { nearest: 'useful' }],
  ['purple', {}],
  ['', {}],
])('%j is none', (typed, read) => {
  expect(readQuiet(typed)).toEqual(read);
});

test('every word for a choice is read as it, and no word stands for two', () => {
  const words = QUIET_CHOICES.flatMap((choice) => quietWords(choice).map((word) => [word, choice] as const));
  for (const [word, choice] of words) expect(readQuiet(word)).toEqual({ choice });
  for (const choice of QUIET_CHOICES)
    for (const language of ['en', 'ar', 'ckb'])
      expect(quietWords(choice)).toContain(quietWord(choice, language));
});
