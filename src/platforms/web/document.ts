import { direction, languageName, textLanguages, textsFor } from '../../text/index.ts';
import { ICON, SCRIPT, STYLE } from './assets.ts';
import { type Html, markup } from './html.ts';

/** What a page may load and run: files of this site, and pictures inside it. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  ...["base-uri 'none'", "frame-ancestors 'none'"],
].join('; ');

/** A link of the navigation. */
export interface NavigationLink {
  readonly path: string;
  readonly label: string;
}

/** What stands around the content of a page. */
export interface PageHead {
  readonly title: string;
  /** For lists of search results and previews of links. */
  readonly description?: string;
  readonly language: string;
  /** Address of the page in this site, without its language: `/facts/x`, `/?q=…`. */
  readonly path: string;
  /** The language that the reader chose, which links keep. */
  readonly chosen?: string | undefined;
  /** Under which the site is reached from outside. */
  readonly publicUrl?: string | undefined;
  /** Questions that the next one may refer to. */
  readonly conversation?: readonly string[];
  readonly navigation: readonly NavigationLink[];
  /** What else is about the page, in `<head>`. */
  readonly more?: readonly Html[];
}

/** The longest question that the form takes, in UTF-16 units. */
export const LONGEST_QUESTION = 1_000;

/** A whole page. It works without its script. */
export function htmlDocument(head: PageHead, main: readonly Html[]): Html {
  const { title, description, language, path, chosen, publicUrl, conversation = [], navigation, more } = head;
  const { page: say } = textsFor(language);
  return markup`<!doctype html>
<html lang="${language}" dir="${direction(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Sanad</title>
${description !== undefined && markup`<meta name="description" content="${description}">\n`}${
  publicUrl !== undefined && languageLinks(publicUrl, path, language)
}<link rel="icon" type="image/svg+xml" href="${ICON.path}">
<link rel="stylesheet" href="${STYLE.path}">
<script type="module" src="${SCRIPT.path}"></script>
${more ?? []}</head>
<body>
<a class="skip" href="#main">${say.skip}</a>
<header>
<nav aria-label="Sanad"><a class="home" href="${inLanguage('/', chosen)}">Sanad</a>
${navigation.map((link) => markup`<a class="page" href="${inLanguage(link.path, chosen)}">${link.label}</a>\n`)}</nav>
<form class="question" role="search" action="/">
<label class="hidden" for="q">${say.ask}</label>
<input type="search" id="q" name="q" maxlength="${LONGEST_QUESTION}" placeholder="${say.ask}" autocomplete="off" enterkeyhint="search" dir="auto" required>
<span class="context" hidden>${[
    chosen !== undefined && markup`<input type="hidden" name="lang" value="${chosen}">`,
    ...conversation.map((question) => markup`<input type="hidden" name="after" value="${question}">`),
  ]}</span>
<button>${say.send}</button>
</form>
<p class="hidden" role="status"></p>
</header>
<main id="main" tabindex="-1">
${main.map((part) => markup`${part}\n`)}</main>
<footer>
<ul>${textLanguages.map((code) => languageLink(code, path, language))}</ul>
</footer>
</body>
</html>
`;
}

/** An address of this site with the language that the reader chose. */
export function inLanguage(path: string, language: string | undefined): string {
  return language === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
}

/** The address of the page that search engines and previews are to name, and those of the same page in other languages. */
function languageLinks(publicUrl: string, path: string, language: string): Html {
  const address = (code?: string): string => publicUrl + inLanguage(path, code);
  return markup`<link rel="canonical" href="${address(language)}">
${textLanguages.map((code) => markup`<link rel="alternate" hreflang="${code}" href="${address(code)}">\n`)}<link rel="alternate" hreflang="x-default" href="${address()}">
`;
}

/** A link to the same page in another language, in which it is written. */
function languageLink(code: string, path: string, shown: string): Html {
  const name = languageName(code).replace(/ \(.*\)$/, '');
  return code === shown
    ? markup`<li><span lang="${code}" dir="${direction(code)}" aria-current="true">${name}</span></li>`
    : markup`<li><a href="${inLanguage(path, code)}" hreflang="${code}" lang="${code}" dir="${direction(code)}">${name}</a></li>`;
}
