import type { Texts } from '../../../text/index.ts';
import { lineText, markup } from '../html.ts';
import type { EntryLines } from './entry-lines.ts';

/** The content of an entry in HTML, in the direction of its language. */
export function entryHtml(
  { changes, statements, details }: EntryLines,
  { texts, url }: { readonly texts: Texts; readonly url: string },
): string {
  const { direction, language, feeds } = texts;
  const line = (text: string) => lineText(text, direction);
  return markup`<div lang="${language}" dir="${direction}">${[
    ...changes.map((change) => markup`<p><strong>${line(change)}</strong></p>`),
    ...statements.map((statement) => markup`<blockquote><p>${line(statement)}</p></blockquote>`),
  ]}<ul>${details.map(([label, value]) => markup`<li>${line(label)}: ${line(value)}</li>`)}</ul><p><a href="${url}">${line(feeds.page)}</a></p></div>`.toString();
}
