import { expect, test } from 'vitest';
import { asksIfTrue } from '../../src/command/asks-if-true.ts';

test.each([
  'is this true?',
  'True or false',
  'fact check please',
  'هل هذا صحيح؟',
  'تحقّق من هذا الخبر رجاءً',
  'ئایا ئەوە ڕاستە؟',
  'bu doğru mu?',
  "est-ce que c'est vrai ?".replace('que ', ''),
])('%s only asks whether it is true', (words) => {
  expect(asksIfTrue(words)).toBe(true);
});

test.each(['', '?!', 'is the border secured?', 'who said this?', 'ما هذا؟', 'true '.repeat(13)])(
  '%j is no such question',
  (words) => {
    expect(asksIfTrue(words)).toBe(false);
  },
);
