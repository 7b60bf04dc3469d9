import type { Fact, Localized } from '../knowledge/model.ts';
import type { Change } from '../knowledge/news.ts';
import { editDistance } from '../util/edit-distance.ts';
import { fingerprint, type SeenFact, type ShownFact } from './snapshot.ts';

/** The language of a reader, and the languages that stand in where a text is missing in it. */
export interface ReaderLanguage {
  readonly language: string;
  readonly required: readonly string[];
}

/**
 * What has changed of a fact for a reader of one language: undefined if nothing has, and an empty list if it is not known
 * what. A text that changes in another language is no change, and neither is a translation that is added.
 */
export function changesOf(seen: SeenFact, fact: Fact, reader: ReaderLanguage): readonly Change[] | undefined {
  if (typeof seen === 'string') {
    return fact.minor || seen === fingerprint(fact, reader.required) ? undefined : [];
  }
  const changes = [...wordingChange(seen, fact, reader), ...otherChanges(seen, fact, reader)];
  return changes.length === 0 ? undefined : changes;
}

function wordingChange(seen: ShownFact, fact: Fact, reader: ReaderLanguage): readonly Change[] {
  const { before, after } = textsIn(seen.text, fact.text, reader);
  if (before === after || (fact.minor && isSmall(before, after))) return [];
  return [{ kind: 'wording', before }];
}

function otherChanges(
  seen: ShownFact,
  { says, status, when }: Fact,
  reader: ReaderLanguage,
): readonly Change[] {
  // A name that is spelt anew is the same speaker.
  const isSame = says.name !== undefined && says.name === seen.speaker;
  const label = textsIn(seen.label, says.label, reader);
  return [
    ...(isSame || label.before === label.after ? [] : [{ kind: 'speaker', before: seen.label } as const]),
    ...(seen.status === status ? [] : [{ kind: 'status', before: seen.status } as const]),
    ...(seen.date === when.date ? [] : [{ kind: 'date', before: seen.date } as const]),
  ];
}

/** Both texts in the reader's language, or in the first of the others that both have. */
function textsIn(
  seen: Localized,
  now: Localized,
  { language, required }: ReaderLanguage,
): { readonly before: string; readonly after: string } {
  const languages = [language, ...required, ...Object.keys(seen)];
  const common = languages.find((each) => seen[each] !== undefined && now[each] !== undefined) ?? '';
  return { before: seen[common] ?? Object.values(seen)[0] ?? '', after: now[common] ?? '' };
}

/** At most one letter in so many may change in a minor fix. */
const LETTERS_A_FIX = 5;

/** Whether two texts differ as a fixed typo does: in few letters, and in no number. */
function isSmall(before: string, after: string): boolean {
  const numbers = (text: string): string => (text.match(/\p{N}+/gu) ?? []).join(' ');
  const most = Math.ceil(before.length / LETTERS_A_FIX);
  return numbers(before) === numbers(after) && editDistance(before, after, most) <= most;
}
