import type { Knowledge, Source } from '../knowledge/model.ts';
import { textsFor } from '../text/index.ts';
import { daysBetween, isoDay, showAge, showMoment } from './dates.ts';

/** A newest source of up to this many days is not worth a remark. */
const FRESH_DAYS = 14;

function newestSource(sources: readonly Source[]): Source | undefined {
  return sources.reduce<Source | undefined>(
    (newest, source) => (newest && newest.published.from >= source.published.from ? newest : source),
    undefined,
  );
}

/** A sentence on how old the newest source is; nothing where it is fresh, unless it is asked for always. */
export function newestLine(
  knowledge: Knowledge,
  now: Date,
  language: string,
  always = false,
): string | undefined {
  const newest = newestSource(knowledge.sources);
  if (!newest) return undefined;
  const texts = textsFor(language);
  // The end of a month that has not ended yet is no later than today.
  const today = isoDay(now, knowledge.situation.timeZone);
  const ended = newest.published.to <= today;
  const published = ended ? newest.published.to : today;
  if (!always && daysBetween(published, today) <= FRESH_DAYS) return undefined;
  return texts.answer.newest(showAge(published, today, texts), showMoment(newest.published, texts));
}
