import type { Article } from '../article.ts';

/** Words of a title that an id has, at most, and how long it may be. */
const MOST_WORDS = 4;
const LONGEST = 50;
const SMALL: ReadonlySet<string> = new Set(
  'a an the of in on at to for and or as by with from its his her is are was be after over into says say said le la les de du des et en un une ve bir'.split(
    ' ',
  ),
);

/** An id in small letters and digits, of what has any in the Latin alphabet. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}’'ʿʾ]/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/**
 * An id for a source: its publisher and the first words of its title; the day where the title has no Latin letters.
 *
 * @param taken ids that it must not have
 */
export function sourceId(
  { publisher = '', title = '', published }: Article,
  hash: string,
  taken: ReadonlySet<string>,
): string {
  const words = slug(title)
    .split('-')
    .filter((word) => word !== '' && !SMALL.has(word))
    .slice(0, MOST_WORDS);
  const body = words.length >= 2 ? words.join('-') : [published, hash.slice(0, 6)].filter(Boolean).join('-');
  const id = [slug(publisher).replace(/^the-/, ''), body]
    .filter((part) => part !== '')
    .join('-')
    .slice(0, LONGEST)
    .replace(/-+$/, '');
  const free = (n: number): string => (n === 1 ? id : `${id}-${n}`);
  let n = 1;
  while (taken.has(free(n))) n++;
  return free(n) === '' ? `source-${hash.slice(0, 8)}` : free(n);
}
