import { lineText, markup } from '../platforms/web/html.ts';
import type { Direction } from '../reply/reply.ts';

/** Text between tags or in a quoted attribute: nothing in it is markup, a control or a direction mark. */
export function escapeHtml(text: string): string {
  return String(markup`${text}`);
}

/** Text of a line that is read in this direction. Words of the other direction do not reorder what stands around them. */
export function escapeLine(text: string, direction: Direction): string {
  return String(lineText(text, direction));
}
