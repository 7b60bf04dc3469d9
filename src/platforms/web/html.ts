import { isolateOther } from '../../reply/bidi.ts';
import type { Direction } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The value of a quoted attribute, or text between tags: nothing in it is markup, a control or a direction mark. */
export function escapeHtml(text: string): string {
  return entities(safe(text));
}

/** Text of a line that is read in this direction. Words of the other direction do not reorder what stands around them. */
export function escapeLine(text: string, direction: Direction): string {
  return entities(isolateOther(safe(text), direction));
}

/** Whether a link may lead there. Other schemes could run a script. */
export function isLinkable(url: string): boolean {
  return /^https?:$/.test(URL.parse(safe(url))?.protocol ?? '');
}

function entities(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
