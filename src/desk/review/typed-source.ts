import { languageCalled } from '../../command/languages.ts';
import { parseSpan } from '../../knowledge/dates.ts';
import { quote } from '../../knowledge/messages.ts';
import type { Knowledge, NameKind } from '../../knowledge/model.ts';
import { fold } from '../../query/words/fold.ts';
import { textLanguages, textsFor } from '../../text/index.ts';
import { given } from '../../util/given.ts';
import { SanadError } from '../../util/sanad-error.ts';
import { DeskError } from '../desk-error.ts';
import type { Act, Draft, NewName } from '../draft.ts';
import { putName, setSource } from './decisions.ts';
import type { RefusedValue, TypedResult } from './typed-facts.ts';
import { wordsShown } from './typed-facts.ts';
import { oneOfKinds, wordsIn } from './typed-fields.ts';

/** Fields of the source that an editor types in a form. */
export const SOURCE_FIELDS = ['title', 'publisher', 'published', 'language', 'url', 'author'] as const;
export type SourceField = (typeof SOURCE_FIELDS)[number];

const LANGUAGE_CODE = /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/;

/** Sets fields of the source as an editor types them. What cannot be used is kept in the draft, to be mended. */
export function typeSource(draft: Draft, values: Readonly<Record<string, string>>, act: Act): TypedResult {
  let typed = draft;
  const refused: RefusedValue[] = [];
  const kept: Record<string, string> = { ...draft.typed };
  for (const field of SOURCE_FIELDS) {
    const value = values[field]?.replace(/[\p{Cc}\s]+/gu, ' ').trim();
    if (value === undefined) continue;
    delete kept[field];
    if (value === (typed.source[field] ?? '')) continue;
    try {
      typed = setSource(typed, { [field]: value === '' ? undefined : sourceValue(field, value) }, act);
    } catch (error) {
      if (!(error instanceof SanadError)) throw error;
      refused.push({ field, message: error.message });
      kept[field] = value;
    }
  }
  return { draft: withTyped(typed, kept), refused };
}

function sourceValue(field: SourceField, value: string): string {
  switch (field) {
    case 'title':
    case 'publisher':
    case 'author':
      return value;
    case 'published': {
      const span = parseSpan(value);
      if (!('mistake' in span)) return value;
      throw new DeskError(
        'no-date',
        `${quote(value)} is not a date: ${span.mistake}; write it as 2026-01-20.`,
      );
    }
    case 'language': {
      const code = languageCalled(value) ?? (LANGUAGE_CODE.test(value) ? value : undefined);
      if (code !== undefined) return code;
      throw new DeskError(
        'no-language',
        `${quote(value)} is not a language; write its code, such as en or ar.`,
      );
    }
    case 'url': {
      const address = URL.parse(value);
      if (address !== null && /^https?:$/.test(address.protocol)) return address.href;
      throw new DeskError('no-address', `${quote(value)} is not an address; it begins with https://.`);
    }
    default:
      return field satisfies never;
  }
}

/** A new name as a form shows it: its spelling per language, its kind and its role. */
export function nameShown(
  { id, kind, name, role }: Pick<NewName, 'id' | 'kind' | 'name' | 'role'>,
  { typed = {} }: Draft,
): Readonly<Record<string, string>> {
  const shown: Readonly<Record<string, string>> = { ...name, kind, role: wordsShown(role) };
  const kept = Object.entries(typed).flatMap(([field, value]) =>
    field.startsWith(`name ${id} `) ? [[field.slice(`name ${id} `.length), value] as const] : [],
  );
  return { ...shown, ...Object.fromEntries(kept) };
}

/**
 * Changes a new name of the draft, or adds one, as an editor types it.
 *
 * @param id of the name; left out for one that is added
 * @param values spellings by language, `kind` and `role`
 */
export function typeName(
  draft: Draft,
  id: string | undefined,
  { kind, role, ...spellings }: Readonly<Record<string, string>>,
  act: Act,
  knowledge: Knowledge,
): TypedResult {
  const before = draft.newNames.find((each) => each.id === id);
  const kept = { ...draft.typed };
  const refused: RefusedValue[] = [];
  const owner = id ?? '';
  const refuse = (field: string, value: string, error: unknown): void => {
    if (!(error instanceof SanadError)) throw error;
    refused.push({ field, message: error.message });
    kept[`name ${owner} ${field}`] = value;
  };
  for (const field of Object.keys(kept)) if (field.startsWith(`name ${owner} `)) delete kept[field];
  const all = Object.entries({ ...before?.name, ...spellings });
  const name = Object.fromEntries(
    all.flatMap(([language, text]) => {
      const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
      return line === '' ? [] : [[language, line] as const];
    }),
  );
  let ofKind = before?.kind;
  try {
    if (kind !== undefined && kind.trim() !== '') ofKind = kindTyped(kind.trim());
  } catch (error) {
    refuse('kind', kind ?? '', error);
  }
  let words = before?.role;
  try {
    if (role !== undefined) words = role.trim() === '' ? undefined : wordsIn(role.trim(), draft);
  } catch (error) {
    refuse('role', role ?? '', error);
  }
  if (Object.keys(name).length === 0 || ofKind === undefined) {
    const why =
      'A name needs its spelling in a language and its kind: person, group, place, office or voice.';
    if (refused.length === 0) refused.push({ field: 'name', message: why });
    // Nothing that was typed for a new name is lost.
    const typed = Object.entries({ ...spellings, ...given({ kind, role }) });
    for (const [field, value] of typed) if (value.trim() !== '') kept[`name ${owner} ${field}`] = value;
    return { draft: withTyped(draft, kept), refused };
  }
  const { role: _, ...rest } = before ?? { id: newId(name, draft, knowledge) };
  const put: NewName = { ...rest, kind: ofKind, name, ...given({ role: words }) };
  const same = before !== undefined && JSON.stringify(sorted(before)) === JSON.stringify(sorted(put));
  return { draft: withTyped(same ? draft : putName(draft, put, act), kept), refused };
}

/** A kind of name in any language of the bot. @throws DeskError where there is no such kind */
function kindTyped(typed: string): NameKind {
  const wanted = fold(typed).trim();
  for (const language of textLanguages) {
    for (const [kind, word] of Object.entries(textsFor(language).desk.edit.kinds))
      if (fold(word).trim() === wanted) return oneOfKinds(kind);
  }
  return oneOfKinds(typed);
}

function sorted({ id, kind, name, also, role }: NewName): readonly unknown[] {
  return [id, kind, name, also, role];
}

/** An id that no name has. */
function newId(name: Readonly<Record<string, string>>, draft: Draft, { names }: Knowledge): string {
  const used = new Set([...names, ...draft.newNames].map((each) => each.id));
  const slug = (name['en'] ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '');
  const base = slug === '' ? `name-of-${draft.id}`.slice(0, 40).replace(/-$/, '') : slug;
  for (let more = 1; ; more++) {
    const id = more === 1 ? base : `${base}-${more}`;
    if (!used.has(id)) return id;
  }
}

function withTyped({ typed: _, ...draft }: Draft, kept: Readonly<Record<string, string>>): Draft {
  return Object.keys(kept).length === 0 ? draft : { ...draft, typed: kept };
}
