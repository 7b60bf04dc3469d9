import type { Line, Span } from './reply.ts';

/** Length of a text in the unit that a platform counts. Default: UTF-16 code units. */
export type Measure = (text: string) => number;

const utf16: Measure = (text) => text.length;
const graphemes = new Intl.Segmenter();

/** A word with the space after it, at which a line may break; a no-break space is no such place. */
const WORD = /[^ \t\n\r]*[ \t\n\r]*/g;

/**
 * Cuts a text into chunks within the limit: between words, else between graphemes, else between code points. The chunks
 * joined give the text, character for character.
 * @param limit at least the length of the longest code point (2 in UTF-16)
 */
export function divideText(text: string, limit: number, measure: Measure = utf16): readonly string[] {
  const lines = divideLine([{ kind: 'text', text }], (line) => measure(joinTexts(line)) <= limit);
  return lines.map(joinTexts);
}

function joinTexts(line: Line): string {
  return line.map((span) => (span.kind === 'text' ? span.text : '')).join('');
}

/** Spans that stay together when a line is cut. */
type Atom = Line;

/**
 * Cuts a line into lines that fit, between words where possible. A citation mark stays with the text before it, and that
 * text (the speaker and status of a statement) is not cut if it fits. The lines joined give the line.
 * @param fits whether a line fits. If a line fits, so must every line that it starts with, and a single letter must fit
 * @throws RangeError if a single letter does not fit
 */
export function divideLine(line: Line, fits: (line: Line) => boolean): readonly Line[] {
  if (fits(line)) return [line];
  const lines: Line[] = [];
  let rest = atomsOf(line, fits);
  while (rest.length > 0) {
    const most = mostThat(rest.length, (count) => fits(joined(rest.slice(0, count))));
    if (most > 0) {
      lines.push(joined(rest.slice(0, most)));
      rest = rest.slice(most);
    } else {
      const [first = [], ...others] = rest;
      const pieces = finer(first);
      if (pieces.length < 2) throw new RangeError('one letter is longer than a part may be');
      rest = [...pieces, ...others];
    }
  }
  return lines;
}

function atomsOf(line: Line, fits: (line: Line) => boolean): readonly Atom[] {
  const groups: Span[][] = [];
  for (const span of line) {
    const last = groups.at(-1);
    if (span.kind === 'cite' && last) last.push(span);
    else groups.push([span]);
  }
  return groups.flatMap((group) =>
    group.length > 1 && fits(group) ? [group] : cutText(group, (text) => text.match(WORD) ?? []),
  );
}

/** Cuts an atom that is too long into graphemes, or into code points if it is a single grapheme. */
function finer(atom: Atom): readonly Atom[] {
  const letters = cutText(atom, (text) => Array.from(graphemes.segment(text), ({ segment }) => segment));
  return letters.length > 1 ? letters : cutText(atom, (text) => [...text]);
}

/** Cuts the text that an atom starts with. The marks after it stay with the last piece. */
function cutText(atom: Atom, cut: (text: string) => readonly string[]): readonly Atom[] {
  const [first, ...marks] = atom;
  if (first?.kind !== 'text') return [atom];
  const pieces = cut(first.text).filter((text) => text !== '');
  if (pieces.length < 2) return [atom];
  return pieces.map((text, index) => [{ ...first, text }, ...(index === pieces.length - 1 ? marks : [])]);
}

/** Joins lines into one, and neighbouring texts of the same style too; those that open something stay as they are. */
export function joined(lines: readonly Line[]): Line {
  const spans: Span[] = [];
  for (const span of lines.flat()) {
    const last = spans.at(-1);
    const isAlike = last?.kind === 'text' && span.kind === 'text' && last.style === span.style;
    if (isAlike && last.opens === span.opens) {
      spans[spans.length - 1] = { ...last, text: last.text + span.text };
    } else spans.push(span);
  }
  return spans;
}

/** The words of a line, without citations and styles. */
export function wordsOfLine(line: Line): string {
  return line.map((span) => ('text' in span ? span.text : '')).join('');
}

/** The greatest count up to `all` that fits, found by bisection; 0 if 1 does not fit. */
export function mostThat(all: number, fits: (count: number) => boolean): number {
  let [good, bad] = [0, all + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (fits(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/** How units are packed into the parts of a message. */
export interface Packing<Unit> {
  readonly limit: number;
  /** Length of units in one part, separators included. */
  measure(units: readonly Unit[]): number;
  /** Cuts a unit that is longer than the limit into units within it, without loss. */
  divide(unit: Unit): readonly Unit[];
}

/** Packs units, in their order, into as few parts within the limit as possible. A unit that fits is never cut. */
export function pack<Unit>(units: readonly Unit[], packing: Packing<Unit>): readonly (readonly Unit[])[] {
  if (units.length > 0 && packing.measure(units) <= packing.limit) return [units];
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
