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
  if (!newest || newest.published.date === '') return undefined;
  const texts = textsFor(language);
  const today = isoDay(now, knowledge.situation.timeZone);
  // A month or year that has not ended yet counts as if it ended today.
  const hasEnded = newest.published.to <= today;
  const published = hasEnded ? newest.published.to : today;
  if (!always && daysBetween(published, today) <= FRESH_DAYS) return undefined;
  return texts.answer.newest(showAge(published, today, texts), showMoment(newest.published, texts));
}

function newestSource(sources: readonly Source[]): Source | undefined {
  return sources.reduce<Source | undefined>(
    (newest, source) => (newest && newest.published.from >= source.published.from ? newest : source),
    undefined,
  );
}
