import type { CardAct, SourceAct, TypedValues } from '../../../command/desk-service.ts';
import type { Localized } from '../../../knowledge/model.ts';

/** How the names of fields begin: of a text in a language, and of a field of a fact, a source or a name. */
export const TEXT = 'text-';
export const FIELD = 'field-';

/** What a form of the desk has sent. */
export type PostedForm = ReadonlyMap<string, string>;

/** Reads a form; of several values with one name the last is used. */
export async function readForm(request: { text(): Promise<string> }): Promise<PostedForm> {
  return new Map(new URLSearchParams(await request.text()));
}

/** What an editor has typed: texts by their languages, and fields. */
export interface Typed {
  readonly texts: Localized;
  readonly fields: TypedValues;
}

export const NOTHING: Typed = { texts: {}, fields: {} };

/** What a form has typed for these languages and for fields; what else it has is left out. */
export function typedIn(form: PostedForm, languages: readonly string[]): Typed {
  const texts = withPrefix(form, TEXT);
  const known = Object.entries(texts).filter(([language]) => languages.includes(language));
  return { texts: Object.fromEntries(known), fields: withPrefix(form, FIELD) };
}

/** What an editor decides about a fact; undefined where the form says nothing of it. */
export function cardActIn(form: PostedForm, { texts, fields }: Typed): CardAct | undefined {
  const kind = form.get('act');
  const near = form.get('near');
  switch (kind) {
    case 'word':
      return { kind, texts, fields };
    case 'edit':
      return { kind, fields };
    case 'accept':
    case 'reject':
    case 'skip':
    case 'reopen':
    case 'split':
      return { kind };
    case 'same':
    case 'against':
      return near === undefined ? undefined : { kind, near };
    case 'account-of':
      return near === undefined ? undefined : { kind, near, title: filled(texts) };
    default:
      return undefined;
  }
}

/** What an editor changes about a source; undefined where the form says nothing of it. */
export function sourceActIn(form: PostedForm, { texts, fields }: Typed): SourceAct | undefined {
  const kind = form.get('act');
  const at = Number(form.get('at'));
  if (kind === 'source') return { kind, fields };
  return kind === 'name' && Number.isSafeInteger(at)
    ? { kind, at, fields: { ...texts, ...fields } }
    : undefined;
}

function withPrefix(form: PostedForm, prefix: string): TypedValues {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );
}

function filled(texts: Localized): Localized {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
}
