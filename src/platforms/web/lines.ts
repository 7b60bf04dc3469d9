import type { CommandCall, Direction, Line, Span, Style } from '../../reply/reply.ts';
import { type Html, isLinkable, lineText, markup } from './html.ts';

/** How lines of a page are drawn. */
export interface Drawing {
  /** In which the page is read. */
  readonly direction: Direction;
  /** The address of the page that shows the reply to a call; undefined if there is none. */
  pageOf(call: CommandCall): string | undefined;
  /** Where the mark of the citation with this number leads. */
  citeAddress(n: number): string;
}

/** Spans on one line. */
export function lineHtml(spans: Line, drawing: Drawing): readonly Html[] {
  return spans.map((span) => spanHtml(span, drawing));
}

function spanHtml(span: Span, { direction, pageOf, citeAddress }: Drawing): Html {
  switch (span.kind) {
    case 'text': {
      const shown = styled(span.text, span.style, direction);
      const page = span.opens && pageOf(span.opens);
      return page === undefined ? shown : markup`<a href="${page}">${shown}</a>`;
    }
    case 'link':
      return linkHtml(span.text, span.url, direction);
    case 'cite':
      // A no-break space, so that a statement and its citation stay on one line.
      return markup`&nbsp;<a class="cite" href="${citeAddress(span.ref)}">[${span.ref}]</a>`;
    default:
      return span satisfies never;
  }
}

function styled(text: string, style: Style | undefined, direction: Direction): Html {
  const line = lineText(text, direction);
  switch (style) {
    case undefined:
      return line;
    case 'strong':
      return markup`<strong>${line}</strong>`;
    case 'quiet':
      return markup`<span class="quiet">${line}</span>`;
    case 'code':
    case 'command':
      return codeHtml(text);
    default:
      return style satisfies never;
  }
}

/** What is typed, in the direction of its own first letter. */
export function codeHtml(text: string): Html {
  return markup`<code dir="auto">${text}</code>`;
}

/** A link to another site; where it may not be followed, its text and address. */
export function linkHtml(text: string, url: string, direction: Direction): Html {
  const label = lineText(text, direction);
  return isLinkable(url)
    ? markup`<a href="${url}" rel="noopener noreferrer">${label}</a>`
    : markup`${label} (${url})`;
}
