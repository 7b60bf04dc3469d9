import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf } from '../../src/knowledge/sentences.ts';

const texts = (text: string): readonly string[] => sentencesOf(text, 'en').map((sentence) => sentence.text);

test.each<[why: string, text: string, sentences: readonly string[]]>([
  ['a sentence ends at its stop', 'It rained. We left!  Why?', ['It rained.', 'We left!', 'Why?']],
  ['a title ends none', 'Mr. Hill met Dr. Wood. They spoke.', ['Mr. Hill met Dr. Wood.', 'They spoke.']],
  [
    'nor do St., No. and U.S.',
    'St. Paul is in the U.S. Senate list at No. 5. So it is.',
    ['St. Paul is in the U.S. Senate list at No. 5.', 'So it is.'],
  ],
  [
    'nor a rank',
    'Adm. Hill and Maj. Gen. Wood met Sen. Lee. They spoke.',
    ['Adm. Hill and Maj. Gen. Wood met Sen. Lee.', 'They spoke.'],
  ],
  ['nor does an initial', 'George W. Bush spoke. All left.', ['George W. Bush spoke.', 'All left.']],
  [
    'a word that ends alike does',
    'They ate at the bistro. No. 5 won.',
    ['They ate at the bistro.', 'No. 5 won.'],
  ],
  ['an abbreviation may be the end', 'They met Mr.', ['They met Mr.']],
  ['a number is no end', 'It costs 3.50 a litre. It is dear.', ['It costs 3.50 a litre.', 'It is dear.']],
  ['lines are apart', 'One line\nanother', ['One line', 'another']],
  ['a sentence has a letter or a digit', '... 1990. ***', ['1990.']],
  ['one word is a sentence', 'Yes', ['Yes']],
  ['nothing has none', ' \n ', []],
])('%s', (_, text, sentences) => {
  expect(texts(text)).toEqual(sentences);
});

test('other languages than English have initials, too', () => {
  expect(sentencesOf('M. K. Gandhi parla. Puis il partit.', 'fr').map(({ text }) => text)).toEqual([
    'M. K. Gandhi parla.',
    'Puis il partit.',
  ]);
});

test('each stands where it says, one after the other, and nothing with words is lost', () => {
  const words = fc.constantFrom(
    'Mr.',
    'U.S.',
    'A.',
    'rain',
    'fell',
    '.',
    '!',
    '\n',
    '  ',
    '5.',
    'Đ',
    '👩‍🚀',
    '…',
  );
  const anything = fc.string();
  fc.assert(
    fc.property(fc.array(fc.oneof(words, anything), { maxLength: 20 }), (parts) => {
      const text = parts.join(' ');
      let end = 0;
      let between = '';
      for (const sentence of sentencesOf(text, 'en')) {
        expect(text.slice(sentence.start, sentence.start + sentence.text.length)).toBe(sentence.text);
        expect(sentence.start).toBeGreaterThanOrEqual(end);
        between += text.slice(end, sentence.start);
        end = sentence.start + sentence.text.length;
      }
      expect(between + text.slice(end)).not.toMatch(/[\p{L}\p{N}]/u);
    }),
    { numRuns: 50 },
  );
});
