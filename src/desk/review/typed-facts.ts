import { quote } from '../../knowledge/messages.ts';
import type { Knowledge, Localized, Status } from '../../knowledge/model.ts';
import { fold } from '../../query/words/fold.ts';
import { inLanguage } from '../../reply/text.ts';
import { textLanguages, textsFor } from '../../text/index.ts';
import { SanadError } from '../../util/sanad-error.ts';
import { DeskError } from '../desk-error.ts';
import type { Act, Draft, DraftFact } from '../draft.ts';
import { factOf, keepTyped, setFields } from './decisions.ts';
import { idFound, idsFound, namesOf, nearSpelling, topicsOf } from './found-values.ts';
import { withInference } from './inferred-date.ts';
import { setTyped } from './typed-fields.ts';

/** Fields of a fact that an editor types in a form. */
export const FACT_FIELDS = ['says', 'status', 'when', 'names', 'topics'] as const;
export type FactField = (typeof FACT_FIELDS)[number];

const STATUSES: readonly Status[] = ['reported', 'claimed', 'disputed', 'analysis'];

/** What an editor typed that could not be used, and why. */
export interface RefusedValue {
  readonly field: string;
  readonly message: string;
}

/** A draft with what was typed. */
export interface TypedResult {
  readonly draft: Draft;
  readonly refused: readonly RefusedValue[];
}

/**
 * Sets fields of a fact as an editor types them: names and topics by id or in any spelling, a status in any language of the
 * bot, and a date whose inference the program writes. What cannot be used is kept beside the fact, to be mended; the other
 * fields are set all the same.
 *
 * @param values what is typed as it was shown is left as it is
 */
export function typeFields(
  draft: Draft,
  n: number,
  values: Readonly<Record<string, string>>,
  act: Act,
  { knowledge, language }: { readonly knowledge: Knowledge; readonly language: string },
): TypedResult {
  let typed: Draft = draft;
  const refused: RefusedValue[] = [];
  const kept: Record<string, string> = { ...factOf(draft, n).typed };
  for (const field of FACT_FIELDS) {
    const value = values[field]?.trim();
    if (value === undefined) continue;
    delete kept[field];
    // Its shown value, without what could not be used before.
    if (value === shownValue(field, typed, { ...factOf(typed, n), typed: {} }, knowledge, language)) continue;
    try {
      typed = setField(typed, n, field, value, act, knowledge);
    } catch (error) {
      if (!(error instanceof SanadError)) throw error;
      refused.push({ field, message: error.message });
      kept[field] = value;
    }
  }
  const before = JSON.stringify(factOf(typed, n).typed ?? {});
  return { draft: before === JSON.stringify(kept) ? typed : keepTyped(typed, n, kept), refused };
}

/** A field as an editor would type it, in their language: what they typed before where it could not be used. */
export function shownValue(
  field: FactField,
  draft: Draft,
  fact: DraftFact,
  knowledge: Knowledge,
  language: string,
): string {
  const kept = fact.typed?.[field];
  if (kept !== undefined) return kept;
  const named = (id: string): string => nameShown(id, draft, knowledge, language);
  switch (field) {
    case 'says':
      return typeof fact.says === 'string' ? named(fact.says) : wordsShown(fact.says);
    case 'status':
      return fact.status ?? '';
    case 'when':
      return fact.when?.date ?? '';
    case 'names':
      return fact.names.map(named).join(', ');
    case 'topics':
      return fact.topics.map((id) => topicShown(id, knowledge, language)).join(', ');
    default:
      return field satisfies never;
  }
}

/** Words per language as they are typed: `en: one officer; ar: أحد الضباط`. */
export function wordsShown(words: Localized = {}): string {
  return Object.entries(words)
    .map(([language, text]) => `${language}: ${text}`)
    .join('; ');
}

function setField(
  draft: Draft,
  n: number,
  field: FactField,
  value: string,
  act: Act,
  knowledge: Knowledge,
): Draft {
  if (value === '') return setTyped(draft, n, field, '', act);
  switch (field) {
    case 'says':
      return setSpeaker(draft, n, value, act, knowledge);
    case 'status':
      return setTyped(draft, n, field, statusTyped(value), act);
    case 'when':
      return withInference(setTyped(draft, n, field, value.replace(/[٠-٩۰-۹]/g, plainDigit), act), n, {
        before: factOf(draft, n),
        knowledge,
        act,
      });
    case 'names': {
      const mend = 'add it to the draft first, with "Source and names", or leave it out.';
      return setFields(draft, n, { names: idsFound(value, namesOf(draft, knowledge), 'name', mend) }, act);
    }
    case 'topics': {
      const mend = `the topics are ${Object.keys(knowledge.situation.topics).join(', ')}.`;
      return setFields(draft, n, { topics: idsFound(value, topicsOf(knowledge), 'topic', mend) }, act);
    }
    default:
      return field satisfies never;
  }
}

/** A name in any spelling, or words for somebody without a name. */
function setSpeaker(draft: Draft, n: number, value: string, act: Act, knowledge: Knowledge): Draft {
  const names = namesOf(draft, knowledge);
  const id = idFound(value, names);
  if (id !== undefined) return setFields(draft, n, { says: id }, act);
  const isWords = /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*\s*[:=]/.test(value);
  const meant = isWords ? undefined : nearSpelling(value, names);
  if (meant === undefined && !isWords) {
    // An id is typed with hyphens; one word may be what somebody is called.
    if (/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(value)) return setTyped(draft, n, 'says', value, act);
    const language = draft.source.language ?? knowledge.situation.required[0] ?? 'en';
    return setFields(
      draft,
      n,
      { says: { [/\p{sc=Arab}/u.test(value) ? arabic(language) : language]: value } },
      act,
    );
  }
  if (meant === undefined) return setTyped(draft, n, 'says', value, act);
  throw new DeskError(
    'near-name',
    `There is no name ${quote(value)} - did you mean ${quote(meant)}? If not, write it with its language: en: ${value}`,
  );
}

/** The language of words in Arabic letters. */
function arabic(language: string): string {
  return ['ar', 'ckb', 'fa'].includes(language) ? language : 'ar';
}

function statusTyped(value: string): string {
  const wanted = fold(value).trim();
  const found = STATUSES.find((status) =>
    textLanguages.some((language) => fold(textsFor(language).status[status]).trim() === wanted),
  );
  return found ?? value;
}

/** A name in the editor's language, where its spelling finds it again; else its id. */
function nameShown(id: string, draft: Draft, knowledge: Knowledge, language: string): string {
  const known = [...knowledge.names, ...draft.newNames].find((name) => name.id === id);
  if (known === undefined) return id;
  const shown = inLanguage(known.name, language, knowledge);
  const isPlain = !/[,،;؛·\n:=]/u.test(shown);
  return isPlain && idFound(shown, namesOf(draft, knowledge)) === id ? shown : id;
}

function topicShown(id: string, knowledge: Knowledge, language: string): string {
  const title = knowledge.situation.topics[id];
  const shown = title === undefined ? id : inLanguage(title, language, knowledge);
  const isPlain = !/[,،;؛·\n]/u.test(shown);
  return isPlain && idFound(shown, topicsOf(knowledge)) === id ? shown : id;
}

function plainDigit(digit: string): string {
  return String((digit.codePointAt(0) ?? 0) & 0xf);
}
