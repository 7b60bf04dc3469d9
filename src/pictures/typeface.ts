import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { lazy } from '../util/lazy.ts';

const require = createRequire(import.meta.url);

/** The family has Latin and Arabic letters, those of Sorani among them. */
export const FAMILY = 'Vazirmatn';

/** How heavy a text is set. */
export type Weight = 'regular' | 'bold';

export const FONT_FILES: Readonly<Record<Weight, string>> = {
  regular: require.resolve('@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/vazirmatn/700Bold/Vazirmatn_700Bold.ttf'),
};

const widths: Readonly<Record<Weight, () => (codePoint: number) => number>> = {
  regular: lazy(() => advanceWidths(readFileSync(FONT_FILES.regular))),
  bold: lazy(() => advanceWidths(readFileSync(FONT_FILES.bold))),
};

/** Marks that take no room: what directs the text, and marks above and below letters. */
const NO_WIDTH = /[\p{Mn}\p{Cf}]/u;
const ARABIC = /^\p{Script=Arabic}/u;

/** For letters that join the next one: their two shapes that do, which Unicode has as characters (Arabic Presentation Forms). */
const joiningForms = lazy(() => {
  const codes = [range(0xfb50, 0xfbff), range(0xfe80, 0xfefc)].flat();
  const byLetter = Map.groupBy(codes, (code) => String.fromCodePoint(code).normalize('NFKC'));
  // Letters that do not join the next one have two forms; the others have the lone, last, first and middle one.
  return new Map(
    Array.from(byLetter, ([letter, forms]) => [letter, forms.length === 4 ? forms.slice(2) : []] as const),
  );
});

/**
 * The width of a text on one line, in pixels, or a little more than that: a letter is taken as wide as the widest of the shapes
 * that it may have there.
 * @param size of the font, in pixels
 */
export function widthOf(text: string, size: number, weight: Weight = 'regular'): number {
  const width = widths[weight]();
  const letters = [...text].filter((letter) => !NO_WIDTH.test(letter));
  let sum = 0;
  for (const [index, letter] of letters.entries()) {
    const joins = ARABIC.test(letter) && ARABIC.test(letters[index + 1] ?? '');
    const forms = joins ? (joiningForms().get(letter) ?? []) : [];
    sum += forms.length > 0 ? Math.max(...forms.map(width)) : width(letter.codePointAt(0) ?? 0);
  }
  return sum * size;
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/**
 * The advance width of each character, as a part of the size, from a TrueType file: tables `cmap` (format 4), `head`, `hhea` and
 * `hmtx` of the OpenType specification 1.9.
 */
function advanceWidths(font: Buffer): (codePoint: number) => number {
  const tables = new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
      const entry = 12 + index * 16;
      return [font.toString('latin1', entry, entry + 4), font.readUInt32BE(entry + 8)] as const;
    }),
  );
  const at = (table: string): number => {
    const offset = tables.get(table);
    if (offset === undefined) throw new TypeError(`the font has no table ${table}`);
    return offset;
  };
  const unitsPerEm = font.readUInt16BE(at('head') + 18);
  const measured = font.readUInt16BE(at('hhea') + 34);
  const advance = (glyph: number): number =>
    font.readUInt16BE(at('hmtx') + Math.min(glyph, measured - 1) * 4) / unitsPerEm;
  const glyphs = glyphsOf(font, at('cmap'));
  return (codePoint) => advance(glyphs.get(codePoint) ?? 0);
}

/** The glyph of each character of the Basic Multilingual Plane. */
function glyphsOf(font: Buffer, cmap: number): ReadonlyMap<number, number> {
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4),
  );
  const start = subtables.find((offset) => font.readUInt16BE(offset) === 4);
  if (start === undefined) throw new TypeError('the font has no cmap of format 4');
  const doubled = font.readUInt16BE(start + 6);
  const [ends, starts] = [start + 14, start + 16 + doubled];
  const [deltas, offsets] = [starts + doubled, starts + 2 * doubled];
  const glyphs = new Map<number, number>();
  for (let segment = 0; segment < doubled; segment += 2) {
    const [first, last] = [font.readUInt16BE(starts + segment), font.readUInt16BE(ends + segment)];
    const offset = font.readUInt16BE(offsets + segment);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const listed = offset === 0 ? code : font.readUInt16BE(offsets + segment + offset + 2 * (code - first));
      const isNone = offset !== 0 && listed === 0;
      glyphs.set(code, isNone ? 0 : (listed + font.readUInt16BE(deltas + segment)) & 0xffff);
    }
  }
  return glyphs;
}
