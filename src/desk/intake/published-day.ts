/** The languages in whose month names a byline is read; Arabic has two sets of names. */
const LOCALES = ['en', 'fr', 'tr', 'ar', 'ar-IQ', 'ckb'];

/** A byline is a short line. */
const LONGEST_BYLINE = 120;
/** How many lines after the title may be the byline. */
const BYLINES = 3;

/** The months by their names, such as `january` and `كانون الثاني`: 1 to 12. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  LOCALES.flatMap((locale) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { month, timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, index) => {
        const name = comparable(format.format(Date.UTC(2026, index, 15)));
        return [name.replace(/\.$/, ''), index + 1] as const;
      });
    }),
  ),
);

// The longest first, so that "june" is not read as "jun".
const MONTH = [...MONTHS.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map(RegExp.escape)
  .join('|');

/** "21 January 2026", "21st of Jan. 2026", "١٢ شباط/فبراير ٢٠٢٦", "January 21, 2026", "2026-01-21". */
const DAY_FIRST = new RegExp(
  `(?<![\\d\\p{L}])(\\d{1,2})(?:st|nd|rd|th|er)?(?: of|ی)? (${MONTH})\\.?(?: ?/ ?(?:${MONTH}))?,? (?:من )?(\\d{4})(?!\\d)`,
  'u',
);
const MONTH_FIRST = new RegExp(`(?<!\\p{L})(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, 'u');
const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/;

/** The full date in a line, as an ISO day; undefined if it has none, or one that is not in the calendar. */
export function dayIn(line: string): string | undefined {
  const text = comparable(line);
  const iso = ISO.exec(text);
  if (iso) return isoDay(iso[1], iso[2], iso[3]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return isoDay(dayFirst[3], MONTHS.get(dayFirst[2] ?? ''), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return isoDay(monthFirst[3], MONTHS.get(monthFirst[1] ?? ''), monthFirst[2]);
  return undefined;
}

/** The day that the byline of a text has: a short line near the title, or the last one. */
export function dayInByline(paragraphs: readonly string[]): { day: string; line: string } | undefined {
  for (const line of [...paragraphs.slice(1, 1 + BYLINES), ...paragraphs.slice(1 + BYLINES).slice(-1)]) {
    const day = line.length <= LONGEST_BYLINE ? dayIn(line) : undefined;
    if (day !== undefined) return { day, line };
  }
  return undefined;
}

/** The day that a page's data give, in the publisher's own time where they have it: the date as it is written. */
export function dayOfTimestamp(text: string): string | undefined {
  const [, iso] = /^\s*(\d{4}-\d{2}-\d{2})(?!\d)/.exec(text) ?? [];
  if (iso !== undefined) return isoDay(...(iso.split('-') as [string, string, string]));
  return dayIn(text);
}

/** Whether a day has begun anywhere: 14 hours ahead of UTC it begins first. */
export function hasBegun(day: string, now: Date): boolean {
  return day <= new Date(now.getTime() + 14 * 60 * 60 * 1_000).toISOString().slice(0, 10);
}

function isoDay(year: unknown, month: unknown, day: unknown): string | undefined {
  try {
    const date = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

/** Lower case, with the digits 0 to 9, one letter for each kind of ya and kaf, single spaces. */
function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/ي|ى/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/\s+/g, ' ')
    .trim();
}
