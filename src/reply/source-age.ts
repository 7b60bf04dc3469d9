import type { Knowledge, Source } from '../knowledge/model.ts';
import { textsFor } from '../text/index.ts';
import { daysBetween, isoDay, showAge, showMoment } from './dates.ts';

/** A newest source of up to this many days needs no remark. */
const FRESH_DAYS = 14;

/** A sentence that says how old the newest source is. Nothing while it is fresh, unless `always`. */
export function sourceAgeLine(
  knowledge: Knowledge,
  now: Date,
  language: string,
  always = false,
): string | undefined {
  const newest = newestSource(knowledge.sources);
  const age = newest && ageOf(newest, now, knowledge, always ? -1 : FRESH_DAYS);
  if (newest === undefined || age === undefined) return undefined;
  const texts = textsFor(language);
  return texts.answer.newest(showAge(age.from, age.to, texts), showMoment(newest.published, texts));
}

/** How long ago a source was published, in words; nothing while it is fresh. */
export function sourceAge(
  source: Source,
  now: Date,
  knowledge: Knowledge,
  language: string,
): string | undefined {
  const age = ageOf(source, now, knowledge, FRESH_DAYS);
  const texts = textsFor(language);
  return age && texts.ago(showAge(age.from, age.to, texts));
}

/** From when to when a source has aged, if by more than so many days. */
function ageOf(
  { published }: Source,
  now: Date,
  { situation }: Knowledge,
  beyond: number,
): { readonly from: string; readonly to: string } | undefined {
  if (published.date === '') return undefined;
  const today = isoDay(now, situation.timeZone);
  // A month or year that has not ended yet counts as if it ended today.
  const from = [published.to, today].toSorted()[0] ?? today;
  return daysBetween(from, today) > beyond ? { from, to: today } : undefined;
}

/** The source that was published last; undefined where there is none. */
export function newestSource(sources: readonly Source[]): Source | undefined {
  return sources.reduce<Source | undefined>(
    (newest, source) => (newest && newest.published.from >= source.published.from ? newest : source),
    undefined,
  );
}
