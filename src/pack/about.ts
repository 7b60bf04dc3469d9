import type { Knowledge, Source } from '../knowledge/model.ts';
import { daysBetween, isoDay, showAge, showDate, showMoment } from '../reply/dates.ts';
import { textsFor } from '../text/index.ts';

/** What a pack says of itself; it stands in the file as JSON. */
export interface About {
  /** When it was made: an ISO instant. */
  readonly made: string;
  /** Codes of the languages that it has, the first being the one it opens in by default. */
  readonly languages: readonly string[];
  /** The number of the publisher's key; see `fingerprintOf`. */
  readonly fingerprint: string;
  /** Where the publisher keeps the key, if it has an address. */
  readonly keyAddress?: string;
}

/** After so many days a reader is told to ask for a newer copy. */
const OLD_DAYS = 7;
/** Clocks of phones differ by so much. */
const TOLERANCE_MILLISECONDS = 10 * 60_000;

/** How old a pack is, in words. `warning` is set where it is old, or where the clock cannot be right. */
export interface AgeLines {
  readonly lines: readonly string[];
  readonly warning?: string;
}

/** @param now left out where nobody knows it, such as when the file is made */
export function ageLines(
  { made }: Pick<About, 'made'>,
  { situation, sources }: Pick<Knowledge, 'situation' | 'sources'>,
  language: string,
  now?: Date,
): AgeLines {
  const texts = textsFor(language);
  const { pack: say } = texts;
  const madeOn = isoDay(new Date(made), situation.timeZone);
  const newest = newestOf(sources);
  const fixed = [
    say.saved(showDate(madeOn, texts)),
    ...(newest ? [say.newest(showMoment(newest.published, texts))] : []),
  ];
  if (now === undefined) return { lines: fixed };
  if (isBefore(now, made)) return { lines: fixed, warning: say.clock };
  const today = [isoDay(now, situation.timeZone), madeOn].toSorted()[1] ?? madeOn;
  const [saved = '', ...others] = fixed;
  const lines = [`${saved} ${say.age(showAge(madeOn, today, texts))}`, ...others];
  return daysBetween(madeOn, today) > OLD_DAYS ? { lines, warning: say.old } : { lines };
}

/** The present moment for the answers: never before the pack was made, so that no age is less than nothing. */
export function soundNow({ made }: Pick<About, 'made'>, now: Date): Date {
  return isBefore(now, made) ? new Date(made) : now;
}

function isBefore(now: Date, made: string): boolean {
  return !(now.getTime() >= Date.parse(made) - TOLERANCE_MILLISECONDS);
}

function newestOf(sources: readonly Source[]): Source | undefined {
  return sources
    .filter(({ published }) => published.date !== '')
    .toSorted((a, b) => (a.published.from < b.published.from ? 1 : -1))[0];
}
