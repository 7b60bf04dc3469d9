import { didYouMean, quote } from '../../knowledge/messages.ts';
import type { Localized, NameKind } from '../../knowledge/model.ts';
import { DeskError } from '../desk-error.ts';
import type { Act, Draft, DraftFact } from '../draft.ts';
import { putName, setFields, setSource } from './decisions.ts';

/** Fields that an editor may type a value for: those of a fact, of the source, and `name` for a new name. */
const TYPED_FIELDS = [
  ...['says', 'status', 'when', 'names', 'topics', 'paragraph', 'gaps', 'id'],
  ...['title', 'publisher', 'author', 'language', 'url', 'published', 'name'],
] as const;

const SOURCE_FIELDS = ['title', 'publisher', 'author', 'language', 'url', 'published'] as const;
const STATUSES = ['reported', 'claimed', 'disputed', 'analysis'] as const;
const KINDS: readonly NameKind[] = ['person', 'group', 'place', 'office', 'voice'];
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LANGUAGE = /(?:^|;)\s*([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\s*[:=]\s*/g;

/**
 * Sets a field from what an editor types; nothing removes its value. Words per language are typed as
 * `en: one officer; ar: أحد الضباط`, a date as `2026-01-20` or `2026-01 inferred en: the month of publication`, lists with
 * commas, a new name as `ID KIND en: Kirkuk; ar: كركوك`.
 *
 * @throws DeskError that says what can be typed
 */
export function setTyped(draft: Draft, n: number, field: string, typed: string, act: Act): Draft {
  const value = typed.trim();
  const sourceField = SOURCE_FIELDS.find((each) => each === field);
  if (sourceField !== undefined)
    return setSource(draft, { [sourceField]: value === '' ? undefined : value }, act);
  if (field === 'name') return putName(draft, nameIn(value, draft), act);
  if (value === '') return setFields(draft, n, { [fieldOf(field)]: undefined }, act);
  switch (field) {
    case 'says':
      return setFields(draft, n, { says: ID.test(value) ? value : wordsIn(value, draft) }, act);
    case 'status':
      return setFields(draft, n, { status: oneOf(value, STATUSES) }, act);
    case 'when':
      return setFields(draft, n, { when: whenIn(value, draft) }, act);
    case 'paragraph':
      return setFields(draft, n, { paragraph: numberIn(value) }, act);
    case 'id':
      return setFields(draft, n, { id: idIn(value) }, act);
    case 'names':
    case 'topics':
    case 'gaps':
      return setFields(
        draft,
        n,
        {
          [field]: value
            .split(/[\s,،]+/)
            .filter((each) => each !== '')
            .map(idIn),
        },
        act,
      );
    default:
      throw unknownField(field);
  }
}

function fieldOf(field: string): string {
  const facts: readonly string[] = TYPED_FIELDS.slice(0, 8);
  if (facts.includes(field)) return field;
  throw unknownField(field);
}

function unknownField(field: string): DeskError {
  const meant = didYouMean(field, TYPED_FIELDS);
  return new DeskError(
    'no-such-field',
    `There is no field ${quote(field)}${meant || `; the fields are ${TYPED_FIELDS.join(', ')}.`}`,
  );
}

/** Words per language; without a language, in that of the source. */
export function wordsIn(typed: string, { source }: Draft): Localized {
  const found = [...typed.matchAll(LANGUAGE)];
  if (found[0]?.index !== 0) return { [source.language ?? 'en']: typed };
  const texts = found.map((each, at) => {
    const from = each.index + each[0].length;
    return [each[1] ?? '', typed.slice(from, found[at + 1]?.index).trim()] as const;
  });
  const missing = texts.find(([, text]) => text === '');
  if (missing !== undefined) throw new DeskError('text-missing', `The words in "${missing[0]}" are missing.`);
  return Object.fromEntries(texts);
}

function whenIn(typed: string, draft: Draft): NonNullable<DraftFact['when']> {
  const [, date = '', inferred] = /^(\S+)(?:\s+inferred\s+(.+))?$/.exec(typed) ?? [];
  if (!/^\d{4}[\d/-]*$/.test(date)) {
    throw new DeskError(
      'no-date',
      `${quote(typed)} is not a date; write 2026-01-20, 2026-01, 2026 or two of these joined by "/", and if it is inferred: 2026-01 inferred en: the month of publication.`,
    );
  }
  return inferred === undefined ? { date } : { date, inferred: wordsIn(inferred, draft) };
}

function nameIn(typed: string, draft: Draft): Draft['newNames'][number] {
  const [, id = '', kind = '', words] = /^(\S+)\s+(\S+)\s+(.+)$/.exec(typed) ?? [];
  if (words === undefined)
    throw new DeskError(
      'no-name',
      'Write a new name as its id, its kind and its spelling: kirkuk place en: Kirkuk; ar: كركوك',
    );
  const before = draft.newNames.find((each) => each.id === id);
  return { ...before, id: idIn(id), kind: oneOf(kind, KINDS), name: wordsIn(words, draft) };
}

/** A kind of name as it is typed. @throws DeskError where there is no such kind */
export function oneOfKinds(typed: string): NameKind {
  return oneOf(typed, KINDS);
}

function oneOf<Value extends string>(typed: string, values: readonly Value[]): Value {
  const found = values.find((each) => each === typed.toLowerCase());
  if (found !== undefined) return found;
  throw new DeskError(
    'no-such-value',
    `${quote(typed)} is not one of ${values.join(', ')}${didYouMean(typed, values) || '.'}`,
  );
}

function numberIn(typed: string): number {
  if (/^[1-9]\d{0,5}$/.test(typed)) return Number(typed);
  throw new DeskError('no-number', `${quote(typed)} is not the number of a paragraph; the title is 1.`);
}

function idIn(typed: string): string {
  if (ID.test(typed)) return typed;
  throw new DeskError(
    'no-id',
    `${quote(typed)} is not an id; use small letters a to z and digits, joined by single hyphens.`,
  );
}
