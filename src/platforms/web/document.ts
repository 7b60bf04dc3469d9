import { createHash } from 'node:crypto';
import { MAP_STYLE } from '../../pictures/palette.ts';
import { direction, languageName, textLanguages } from '../../text/index.ts';
import { escapeHtml } from './html.ts';

const STYLE = `:root{color-scheme:light dark;--text:#1b1f24;--quiet:#56606b;--page:#fff;--line:#d5dbe1;--link:#0b57a4}
@media (prefers-color-scheme:dark){:root{--text:#e4e8ec;--quiet:#a3adb8;--page:#14181d;--line:#39424c;--link:#8cc2ff}}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere}
main,nav{max-width:42rem;margin:0 auto;padding:.5rem 1rem}
h1{font-size:1.3rem;line-height:1.3}h2{font-size:1rem;margin:1.5rem 0 .5rem}
blockquote{margin:1rem 0;padding-inline-start:1rem;border-inline-start:.25rem solid var(--link);font-size:1.15rem}
ul,ol{padding-inline-start:1.25rem}li{margin:.35rem 0}section{border-top:1px solid var(--line);margin-top:1.5rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0}
a{color:var(--link)}.cite{text-decoration:none;white-space:nowrap}.quiet{color:var(--quiet)}img,svg{max-width:100%;height:auto}
${MAP_STYLE}`;

/** What a page may load and run: its own style and pictures inside it. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'img-src data:',
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
].join('; ');

/** What stands around the content of a page. */
export interface PageHead {
  readonly title: string;
  /** For lists of search results and previews of links. */
  readonly description?: string;
  readonly language: string;
  /** The public address of the page. */
  readonly address?: string;
}

/** A whole page: it has no script and loads nothing. @param main the HTML of its content, escaped */
export function htmlDocument({ title, description, language, address }: PageHead, main: string): string {
  const about =
    description === undefined ? '' : `<meta name="description" content="${escapeHtml(description)}">\n`;
  const canonical = address === undefined ? '' : `<link rel="canonical" href="${escapeHtml(address)}">\n`;
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${direction(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${about}${canonical}<style>${STYLE}</style>
</head>
<body>
<main>
${main}
</main>
<nav><ul>${textLanguages.map((code) => languageLink(code, language)).join('')}</ul></nav>
</body>
</html>
`;
}

/** A link to the same page in another language, in which it is written. */
function languageLink(code: string, shown: string): string {
  const name = escapeHtml(languageName(code).replace(/ \(.*\)$/, ''));
  const attributes = `lang="${code}" dir="${direction(code)}"`;
  return code === shown
    ? `<li><span ${attributes} aria-current="true">${name}</span></li>`
    : `<li><a href="?lang=${code}" hreflang="${code}" ${attributes}>${name}</a></li>`;
}
