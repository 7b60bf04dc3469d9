import type { DateWords, FoundDate } from './date-words.ts';

/** Fewer letters lie between the two ends of a stretch. */
const FAR = 14;

/** Joins two times that a text gives as the ends of one stretch: "from 28 January until Sunday". */
export function joinSpans(
  text: string,
  found: readonly FoundDate[],
  { between, from }: Pick<DateWords, 'between' | 'from'>,
): readonly FoundDate[] {
  const joined: FoundDate[] = [];
  for (const date of found) {
    const first = joined.at(-1);
    const start = first === undefined ? 0 : first.at + first.text.length;
    // A time's own words may hold "from".
    const before = first === undefined ? '' : text.slice(Math.max(0, first.at - 12), first.at + 8);
    if (
      first !== undefined &&
      first.word.kind !== 'span' &&
      !first.since &&
      !date.since &&
      date.at - start < FAR &&
      between.test(text.slice(start, date.at + 8)) &&
      from.test(before)
    )
      joined[joined.length - 1] = {
        text: text.slice(first.at, date.at + date.text.length),
        at: first.at,
        word: { kind: 'span', from: first.word, to: date.word },
        since: false,
      };
    else joined.push(date);
  }
  return joined;
}
