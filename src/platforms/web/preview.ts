import { textLanguages } from '../../text/index.ts';
import { type Html, jsonScript, markup } from './html.ts';

/** What search engines and previews of links are told of a page besides its title. */
export interface PageDescription {
  /** A statement or a source, or a page of several. */
  readonly type: 'article' | 'website';
  /** The address of a picture of 1200 by 630 pixels. */
  readonly image: string;
  /** What programs can read of it, as JSON-LD. */
  readonly data?: object;
  /** What it tells is no longer valid: it is not to be found by search engines. */
  readonly isOutdated?: boolean;
}

/** What a preview shows. */
export interface Preview {
  readonly title: string;
  readonly description?: string | undefined;
  readonly language: string;
  /** The address of the page. */
  readonly url: string;
}

/** Languages as Facebook, whose protocol it is, writes them (https://ogp.me). */
const LOCALES: Readonly<Record<string, string>> = { en: 'en_US', ar: 'ar_AR', ckb: 'cb_IQ' };

/** The tags of Open Graph, which the previews of most apps are made of, and those that only X reads; then the data. */
export function previewTags(
  { title, description, language, url }: Preview,
  { type, image, data }: PageDescription,
): Html {
  const property = (name: string, content: string): Html =>
    markup`<meta property="og:${name}" content="${content}">\n`;
  const others = textLanguages.filter((code) => code !== language);
  return markup`${[
    property('site_name', 'Sanad'),
    property('title', title),
    property('description', description ?? title),
    property('type', type),
    property('url', url),
    property('locale', localeOf(language)),
    ...others.map((code) => property('locale:alternate', localeOf(code))),
    property('image', image),
    property('image:width', '1200'),
    property('image:height', '630'),
    property('image:alt', title),
    markup`<meta name="twitter:card" content="summary_large_image">\n`,
  ]}${data && jsonScript('application/ld+json', data)}`;
}

/** Where programs that follow news find new facts and corrections. */
export function feedLinks(language: string): Html {
  return markup`<link rel="alternate" type="application/atom+xml" title="Sanad (Atom)" href="/feed.xml?lang=${language}">
<link rel="alternate" type="application/feed+json" title="Sanad (JSON)" href="/feed.json?lang=${language}">
`;
}

/** Keeps a page out of search engines. */
export const NO_INDEX: Html = markup`<meta name="robots" content="noindex">\n`;

function localeOf(language: string): string {
  return LOCALES[language] ?? language;
}
