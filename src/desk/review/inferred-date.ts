import type { Knowledge, Localized } from '../../knowledge/model.ts';
import type { Act, Draft, DraftFact, DraftWhen } from '../draft.ts';
import { datesIn } from '../drafting/dates/finder.ts';
import { whenOf } from '../drafting/dates/when.ts';
import { factOf, setFields } from './decisions.ts';

/** Sentences on dates that an editor took from a source that does not give them; others are told in English. */
const BY_EDITOR: Readonly<Record<string, Readonly<Record<'day' | 'month' | 'text', string>>>> = {
  en: { day: 'the day of publication', month: 'the month of publication', text: 'the source as a whole' },
  ar: { day: 'يوم النشر', month: 'شهر النشر', text: 'المصدر بأكمله' },
  ckb: { day: 'ڕۆژی بڵاوکردنەوە', month: 'مانگی بڵاوکردنەوە', text: 'هەموو سەرچاوەکە' },
};

/**
 * Writes from what a date was inferred that an editor has typed, unless the sentence gives it itself or the editor has
 * written it.
 */
export function withInference(
  draft: Draft,
  n: number,
  {
    before,
    knowledge,
    act,
  }: { readonly before: DraftFact; readonly knowledge: Knowledge; readonly act: Act },
): Draft {
  const { when, sentence } = factOf(draft, n);
  if (when === undefined || when.inferred !== undefined) return draft;
  const same = before.when?.date === when.date ? before.when : undefined;
  const known = same ?? givenBy(sentence, when.date, draft, knowledge);
  const inferred = known === undefined ? inferenceFor(when.date, draft, knowledge) : known.inferred;
  return inferred === undefined ? draft : setFields(draft, n, { when: { ...when, inferred } }, act);
}

/** The date as the sentence has it, if it has that one. */
function givenBy(
  sentence: string,
  date: string,
  { source: { language = 'en', published } }: Draft,
  { situation }: Knowledge,
): DraftWhen | undefined {
  for (const found of datesIn(sentence, language)) {
    const { when } = whenOf(sentence, language, [found], { published, languages: situation.required });
    if (when?.date === date) return when;
  }
  return undefined;
}

function inferenceFor(date: string, { source: { published } }: Draft, { situation }: Knowledge): Localized {
  const kind =
    published === undefined
      ? 'text'
      : date === published
        ? 'day'
        : date === published.slice(0, 7)
          ? 'month'
          : 'text';
  const known = situation.required.filter((language) => Object.hasOwn(BY_EDITOR, language));
  const languages = known.length === 0 ? ['en'] : known;
  return Object.fromEntries(languages.map((language) => [language, BY_EDITOR[language]?.[kind] ?? '']));
}
