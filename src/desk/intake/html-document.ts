import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

/** As much of an element of a page as is read here. */
export interface HtmlElement {
  readonly nodeType: 1;
  /** In upper case. */
  readonly tagName: string;
  readonly childNodes: Iterable<HtmlNode>;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
}

export type HtmlNode =
  | HtmlElement
  | { readonly nodeType: 3; readonly textContent: string | null }
  | { readonly nodeType: 8 };

/** A page. */
export interface HtmlDocument {
  readonly documentElement: HtmlElement;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
}

/** With more elements, a page is no article. */
const MOST_ELEMENTS = 20_000;

/** Parses a page, however malformed it is. */
export function parseDocument(html: string): HtmlDocument {
  // The parser takes the first element for the root, so it needs one.
  const whole = /<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as HtmlDocument;
}

/** What `@mozilla/readability` finds in a page, which it changes. */
export interface Readable {
  readonly title?: string;
  readonly content?: HtmlElement;
}

/** @throws Error where the page has too many elements */
export function readable(document: HtmlDocument): Readable {
  // Readability's own limit counts nothing in documents of linkedom.
  if ([...document.querySelectorAll('*')].length > MOST_ELEMENTS) throw new RangeError('too many elements');
  const found = new Readability<HtmlElement>(document as never, {
    serializer: (node) => node as unknown as HtmlElement,
  }).parse();
  return {
    ...(found?.title ? { title: found.title } : {}),
    ...(found?.content ? { content: found.content } : {}),
  };
}

/** Elements that begin and end a paragraph. */
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TH THEAD TR UL'.split(
    ' ',
  ),
);

/** Elements whose text is none of the article. */
const SILENT = new Set(
  'BUTTON CANVAS HEAD IFRAME INPUT MATH NOSCRIPT OBJECT OPTION SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA'.split(
    ' ',
  ),
);

/** The text of an element, a line for each paragraph. Not recursive: pages nest as deep as they like. */
export function linesIn(element: HtmlElement): string {
  const text: string[] = [];
  const open: (HtmlNode | '\n')[] = [element];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === '\n') text.push(node);
    else if (node.nodeType === 3) text.push((node.textContent ?? '').replace(/\s+/g, ' '));
    else if (node.nodeType === 1) {
      const tag = node.tagName.toUpperCase();
      if (SILENT.has(tag)) continue;
      if (tag === 'BR') text.push('\n');
      const children = [...node.childNodes].toReversed();
      const inside: readonly (HtmlNode | '\n')[] = BLOCKS.has(tag) ? ['\n', ...children, '\n'] : children;
      for (const child of inside) open.push(child);
    }
  }
  return text.join('');
}
