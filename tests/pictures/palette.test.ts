import { expect, test } from 'vitest';
import { contrast, PALETTES, type Palette } from '../../src/pictures/palette.ts';

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
});

const TEXT: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ['text', 'ground'],
  ['text', 'land'],
  ['text', 'water'],
  ['quiet', 'ground'],
  ['quiet', 'land'],
  ['quiet', 'water'],
  ['accent', 'ground'],
];

test.each(Object.entries(PALETTES))(
  'text is read in the %s scheme, and circles are told from the land',
  (_, palette) => {
    const low = TEXT.filter(([ink, paper]) => contrast(palette[ink], palette[paper]) < 4.5);
    expect(low).toEqual([]);
    expect(contrast(palette.accent, palette.land)).toBeGreaterThanOrEqual(3);
  },
);
