import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { isolateOther } from '../../reply/bidi.ts';
import type { Direction } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';

/** HTML that is escaped already. */
export type Html = HtmlEscapedString;

/** What may stand in HTML: text is escaped, HTML is not, and what is left out is nothing. */
type Value = string | number | Html | undefined | false | readonly Value[];

/**
 * HTML with values in it, which may stand between tags and in quoted attributes: in a text nothing is markup, a control or a
 * direction mark.
 */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return escaped(strings, ...values.map(inHtml));
}

/** HTML that was made is an object, not a string. */
function inHtml(value: Value): unknown {
  if (typeof value === 'string') return safe(value);
  return Array.isArray(value) ? value.map(inHtml) : value;
}

function escaped(strings: TemplateStringsArray, ...values: readonly unknown[]): Html {
  const made = html(strings, ...values);
  if (made instanceof Promise) throw new TypeError('A value of HTML is a promise');
  return made;
}

/** Data for programs inside a page. No text in it can end the element: `<` is written as its number. */
export function jsonScript(type: string, data: object): Html {
  const json = safe(JSON.stringify(data)).replaceAll('<', '\\u003c');
  return markup`<script type="${type}">${raw(json)}</script>\n`;
}

/** Text of a line that is read in this direction. Words of the other direction do not reorder what stands around them. */
export function lineText(text: string, direction: Direction): Html {
  return escaped`${isolateOther(safe(text), direction)}`;
}

/** Whether a link may lead there. Other schemes could run a script. */
export function isLinkable(url: string): boolean {
  return /^https?:$/.test(URL.parse(safe(url))?.protocol ?? '');
}
