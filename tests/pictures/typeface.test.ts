import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { svgDocument, textLine } from '../../src/pictures/svg.ts';
import { FAMILY, FONT_FILES, type Weight, widthOf } from '../../src/pictures/typeface.ts';

const font = { loadSystemFonts: false, fontFiles: Object.values(FONT_FILES), defaultFontFamily: FAMILY };

/** The ink of a text that begins on the left at 20, as resvg draws it. */
function inkOf(text: string, weight: Weight = 'regular') {
  const style = { x: 20, y: 80, size: 40, fill: '#000', weight, anchor: 'start' } as const;
  const svg = svgDocument(2000, 120, {}, textLine(text, { ...style, direction: 'ltr' }));
  const box = new Resvg(svg, { font }).getBBox();
  if (box === undefined) throw new Error(`nothing is drawn for ${text}`);
  return box;
}

test.each([
  ['English', 'A senior ISIS operative has been arrested in Kirkuk'],
  ['Arabic', 'اعتُقل عنصر بارز في تنظيم داعش في كركوك، بحسب بيان'],
  ['Sorani', 'ئەندامێکی باڵای داعش لە کەرکووک دەستگیر کراوە؛ ڕێگا'],
  ['a date', '21 كانون الثاني/يناير 2026 (استنتاجاً)'],
])('no text is drawn wider than it is measured, nor much narrower: %s', (_, text) => {
  for (const weight of ['regular', 'bold'] as const) {
    const measured = widthOf(text, 40, weight);
    const { width } = inkOf(text, weight);
    expect(width).toBeLessThanOrEqual(measured);
    expect(width).toBeGreaterThan(measured * 0.85);
  }
});

test.each(['كركوك', 'الحدود', 'سوریا', 'ناوچەکە'])('the letters of %s are joined', (word) => {
  const zeroWidthNonJoiner = '\u200c';
  expect(inkOf(word).width).toBeLessThan(inkOf([...word].join(zeroWidthNonJoiner)).width * 0.9);
});

test('every letter of the languages has a shape', () => {
  const letters =
    'ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێءأإآؤةىيكثذصضطظabcdefghijklmnopqrstuvwxyzığşçöüéèâ“”«»–—…·،؛؟[]()';
  expect(() => [...letters].map((letter) => inkOf(letter))).not.toThrow();
});
