import type { Article } from '../article.ts';

/** Ids stand in addresses and on buttons. */
const LONGEST = 60;

/**
 * The id of the source that an article becomes: publisher and title in small letters. Of a title without Latin letters, the day
 * and the beginning of the text's hash stand in its place.
 *
 * @param isTaken whether a source or a draft has the id already
 */
export function draftId(article: Article, hash: string, isTaken: (id: string) => boolean): string {
  const host = article.url === undefined ? undefined : URL.parse(article.url)?.hostname.replace(/^www\./, '');
  const publisher = kebab(article.publisher ?? '') || kebab(host ?? '') || 'text';
  const title = kebab(article.title ?? '');
  const latin = title.replaceAll('-', '').length;
  const letters = article.title?.match(/\p{L}/gu)?.length ?? 0;
  // Of an Arabic title with one Latin word, that word alone says little.
  const rest = latin * 2 > letters ? title : `${article.published ?? 'undated'}-${hash.slice(0, 6)}`;
  const id = shortened(title.startsWith(`${publisher}-`) ? title : `${publisher}-${rest}`, LONGEST);
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? id : `${id}-${number}`;
    if (!isTaken(numbered)) return numbered;
  }
}

function kebab(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|['’ʼ]/gu, '')
    .replaceAll('ı', 'i')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Cut between words where that leaves enough. */
function shortened(id: string, most: number): string {
  if (id.length <= most) return id;
  const cut = id.slice(0, most);
  const last = cut.lastIndexOf('-');
  return (id[most] !== '-' && last > most / 2 ? cut.slice(0, last) : cut).replace(/-+$/, '');
}
