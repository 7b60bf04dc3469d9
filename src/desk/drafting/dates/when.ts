import type { DraftWhen } from '../../draft.ts';
import type { DateWord, FoundDate } from './date-words.ts';
import { dateWordsOf } from './finder.ts';
import { inferenceOf } from './inference.ts';
import { resolveDate } from './resolve.ts';
import { isPlanned } from './tense.ts';

/** The time of a sentence, or why there is none; the reason is for the editor. */
export interface FoundWhen {
  readonly when?: DraftWhen;
  readonly reason: string;
}

/** The finer a time is, the likelier it is that of the event. */
const FINENESS: Readonly<Record<DateWord['kind'], number>> = {
  day: 3,
  span: 4,
  weekday: 3,
  offset: 2,
  past: 2,
  month: 1,
  year: 0,
};
/** Fewer letters lie between a weekday and its date: "Tuesday, 20 January". */
const BESIDE = 4;
/** A time that opens a sentence belongs to what was said where the speaker stands within so many letters. */
const OPENING = 80;

/**
 * When a sentence's event was.
 *
 * @param all the times that it names
 * @param published ISO day on which the text came out
 * @param said place in the sentence of the words that say who speaks
 * @param languages codes of the languages in which an inference is told
 */
export function whenOf(
  sentence: string,
  language: string,
  all: readonly FoundDate[],
  {
    published,
    said,
    languages,
  }: {
    readonly published?: string | undefined;
    readonly said?: number | undefined;
    readonly languages: readonly string[];
  },
): FoundWhen {
  const words = dateWordsOf(language);
  if (words === undefined) return { reason: 'no words for dates are known in this language' };
  if (all.length === 0) return { reason: 'the sentence names no time' };
  const isOfSaying = ({ at, text }: FoundDate): boolean =>
    words.saying.test(sentence.slice(Math.max(0, at - 60), at)) ||
    (at < 4 && said !== undefined && said > at && said < at + text.length + OPENING);
  const single = all.filter(
    (each) => each.word.kind !== 'weekday' || !all.some((other) => isBeside(each, other)),
  );
  const ofEvent = single.filter((each) => !isOfSaying(each));
  const candidates = ofEvent.length > 0 ? ofEvent : single;
  const finest = Math.max(...candidates.map(fineness));
  const chosen = candidates.find((each) => fineness(each) === finest);
  if (chosen === undefined) return { reason: 'the sentence names no time' };
  const isFuture =
    !isOfSaying(chosen) &&
    ((words.future.test(sentence) && !chosen.since) || isPlanned(sentence, language, chosen, published));
  const resolved = resolveDate(chosen, published, isFuture);
  if (resolved === undefined) {
    return {
      reason:
        published === undefined
          ? `"${chosen.text}" cannot be dated: it is not known when the source was published`
          : `"${chosen.text}" is no day that there was`,
    };
  }
  const others =
    single.length > 1
      ? `; also "${single
          .filter((each) => each !== chosen)
          .map(({ text }) => text)
          .join('", "')}"`
      : '';
  const { date, isInferred } = resolved;
  if (!isInferred || published === undefined) return { when: { date }, reason: `"${chosen.text}"${others}` };
  return {
    when: { date, inferred: inferenceOf(shortened(chosen.text), published, languages) },
    reason: `"${chosen.text}", published ${published}${others}`,
  };
}

/** Words of a source that knowledge may quote: fewer than eight in a row. */
function shortened(text: string): string {
  const words = text.split(/\s+/);
  return words.length < 7 ? text : `${words[0]} … ${words.slice(-2).join(' ')}`;
}

function fineness({ word, since }: FoundDate): number {
  if (word.kind === 'offset')
    return word.unit === 'day' ? 3 : word.unit === 'week' ? 2 : word.unit === 'month' ? 1 : 0;
  return FINENESS[word.kind] - (since ? 0.5 : 0);
}

/** Whether a weekday stands beside the date that it means. */
function isBeside(weekday: FoundDate, other: FoundDate): boolean {
  if (
    other === weekday ||
    (other.word.kind !== 'day' && !(other.word.kind === 'offset' && other.word.unit === 'day'))
  )
    return false;
  const between =
    other.at > weekday.at
      ? other.at - weekday.at - weekday.text.length
      : weekday.at - other.at - other.text.length;
  return between < BESIDE;
}
