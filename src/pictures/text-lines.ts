import type { Direction } from '../reply/reply.ts';
import { divideText } from '../reply/split.ts';
import { type TextStyle, textLine } from './svg.ts';
import { type Weight, widthOf } from './typeface.ts';

/** Distance of baselines, as a part of the size: Arabic letters reach far below and above. */
const LEADING = 1.5;
/** Where the baseline stands in its line. */
const BASELINE = 1.08;

/** A text in lines that are not wider than this; a word that is wider is divided. Nothing is left out. */
function linesOf(text: string, width: number, size: number, weight: Weight = 'regular'): readonly string[] {
  // The space at which a line breaks takes no room in it.
  return divideText(text.replace(/[ \t\r\n]+/g, ' ').trim(), width, (some) =>
    widthOf(some.trimEnd(), size, weight),
  ).map((line) => line.trim());
}

/** Lines of text one below the other. */
export interface TextBlock {
  readonly lines: readonly string[];
  readonly height: number;
  /** @param x the side at which lines begin; @param y the upper edge */
  draw(x: number, y: number): string;
}

/** How a block of text is set. */
export interface BlockStyle extends Pick<TextStyle, 'size' | 'fill' | 'weight' | 'opacity'> {
  readonly width: number;
  readonly direction: Direction;
}

/** Text that is wrapped into a width. */
export function textBlock(text: string, { width, ...style }: BlockStyle): TextBlock {
  const { size, weight } = style;
  const lines = text.trim() === '' ? [] : linesOf(text, width, size, weight);
  const step = size * LEADING;
  return {
    lines,
    height: lines.length * step,
    draw: (x, y) =>
      lines
        .map((line, index) => textLine(line, { ...style, x, y: y + index * step + size * BASELINE }))
        .join(''),
  };
}
