/** Length of a text in the unit that a platform counts; UTF-16 code units unless told otherwise. */
export type Measure = (text: string) => number;

const utf16: Measure = (text) => text.length;
const graphemes = new Intl.Segmenter();

/** Breaking space and what comes before it; a no-break space holds its neighbours together. */
const WORD = /[^ \t\n\r]*[ \t\n\r]*/g;

/**
 * Cuts a text into chunks within the limit: between words, else between what readers see as letters, else between
 * code points. The chunks joined are the text, character for character.
 * @param limit at least the length of the longest code point (2 in UTF-16)
 */
export function divideText(text: string, limit: number, measure: Measure = utf16): readonly string[] {
  if (measure(text) <= limit) return [text];
  return fill(
    text.match(WORD) ?? [],
    (word) =>
      fill(
        Array.from(graphemes.segment(word), ({ segment }) => segment),
        (grapheme) => fill([...grapheme], (point) => [point], limit, measure),
        limit,
        measure,
      ),
    limit,
    measure,
  );
}

/** Joins pieces into chunks within the limit; a piece beyond the limit is divided first. */
function fill(
  pieces: readonly string[],
  divide: (piece: string) => readonly string[],
  limit: number,
  measure: Measure,
): readonly string[] {
  const chunks: string[] = [];
  let chunk = '';
  for (const piece of pieces) {
    for (const fitting of measure(piece) <= limit ? [piece] : divide(piece)) {
      if (chunk !== '' && measure(chunk + fitting) > limit) {
        chunks.push(chunk);
        chunk = '';
      }
      chunk += fitting;
    }
  }
  return chunk === '' ? chunks : [...chunks, chunk];
}

/** How units become the parts of a message. */
export interface Packing<Unit> {
  readonly limit: number;
  /** Length of units as they stand together in one part, separators included. */
  measure(units: readonly Unit[]): number;
  /** Cuts a unit that is longer than the limit into ones that are not, losing nothing. */
  divide(unit: Unit): readonly Unit[];
}

/** Puts units into as few parts as their order allows, each within the limit; a unit that fits is never cut. */
export function pack<Unit>(units: readonly Unit[], packing: Packing<Unit>): readonly (readonly Unit[])[] {
  const parts: Unit[][] = [];
  for (const unit of units) {
    for (const fitting of packing.measure([unit]) <= packing.limit ? [unit] : packing.divide(unit)) {
      const last = parts.at(-1);
      if (last && packing.measure([...last, fitting]) <= packing.limit) last.push(fitting);
      else parts.push([fitting]);
    }
  }
  return parts;
}
