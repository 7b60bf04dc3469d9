import type { Localized } from '../../knowledge/model.ts';

/** Words of a statement that its id has at most. */
const MOST_WORDS = 4;
const LONGEST = 48;
/** A shorter word tells too little. */
const LEAST_LETTERS = 3;

/**
 * An id of the key words of a text, such as `army-five-checkpoints`, that nothing has yet.
 *
 * @param stop words without a topic of their own
 * @param fallback for a text without Latin letters
 */
export function idOf(
  text: Localized,
  {
    used,
    stop,
    fallback,
  }: {
    readonly used: ReadonlySet<string>;
    readonly stop: ReadonlySet<string>;
    readonly fallback: string;
  },
): string {
  const texts = [text['en'] ?? '', ...Object.values(text)];
  const base = texts.map((each) => keyWords(each, stop)).find((each) => each !== '') ?? fallback;
  return unused(base, used);
}

/** The id, or the id with the least number from 2 on that makes it one which nothing has. */
export function unused(base: string, used: ReadonlySet<string>): string {
  if (!used.has(base)) return base;
  for (let more = 2; ; more++) if (!used.has(`${base}-${more}`)) return `${base}-${more}`;
}

function keyWords(text: string, stop: ReadonlySet<string>): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}'’‘ʼ]/gu, '')
    .toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? [];
  const telling = words.filter(
    (word) => !stop.has(word) && (word.length >= LEAST_LETTERS || /\d/.test(word)),
  );
  const kept: string[] = [];
  for (const word of telling.slice(0, MOST_WORDS)) {
    if ([...kept, word].join('-').length > LONGEST) break;
    kept.push(word);
  }
  return kept.join('-');
}
