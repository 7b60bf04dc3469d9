import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paragraphsOf } from '../../../src/desk/intake/clean-text.ts';

describe('the paragraphs of a text', () => {
  test.each<[what: string, text: string, paragraphs: readonly string[]]>([
    [
      'are its lines that are not empty',
      '\n Title \r\n\r\n\tOne  two\rThree\n',
      ['Title', 'One two', 'Three'],
    ],
    ['have no line ends of Unicode in them', 'a\u2028b\u2029c\u0085d', ['a', 'b', 'c', 'd']],
    ['have no overrides of direction', 'the \u202egnp.exe\u202c \u2066x\u2069\u200f', ['the gnp.exe x']],
    ['have no controls and no tags', 'a\u0000\u001b[31mb\ufeff\u{e0041}', ['a[31mb']],
    ['are composed', 'cafe\u0301', ['café']],
    ['keep the joiner of Sorani', 'ده\u200cڵێت', ['ده\u200cڵێت']],
    ['have no lines in which nothing is seen', 'a\n\u200c\n\u00a0\n\u0301\nb', ['a', 'b']],
    ['keep lines of signs, which editors count', 'a\n***\nb', ['a', '***', 'b']],
    ['have no half letters', 'a\ud800b', ['a\ufffdb']],
  ])('%s', (_, text, paragraphs) => {
    expect(paragraphsOf(text)).toEqual(paragraphs);
  });

  test('stay as they are when they are read again', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(0xff), fc.nat(0x10_ffff))), (points) => {
        const text = String.fromCodePoint(...points);
        const paragraphs = paragraphsOf(text);
        expect(paragraphsOf(`${paragraphs.join('\n')}\n`)).toEqual(paragraphs);
        // As `check` counts them.
        expect(
          paragraphs
            .join('\n')
            .split(/\r\n|\r|\n/)
            .filter((line) => line.trim() !== ''),
        ).toEqual([...paragraphs]);
      }),
    );
  });
});
