import { direction, languageName, textsFor } from '../../../text/index.ts';
import { type Html, markup } from '../html.ts';
import { type DeskView, sayOf, wordingLanguages } from './desk-view.ts';
import { FIELD, TEXT } from './posted-form.ts';

export const FACT_FIELDS = ['says', 'status', 'when', 'names', 'topics'] as const;
export const NAME_FIELDS = ['kind', 'role'] as const;

/** Longer texts are no facts. */
const LONGEST = 2_000;

/** A text in each language, with what there is. @param prefix makes the ids of the page differ */
export function textFields(
  view: DeskView,
  prefix: string,
  texts: Readonly<Record<string, string>>,
): readonly Html[] {
  const { required } = view.knowledge.situation;
  const rows = wordingLanguages(view).map((code) => {
    const field = { prefix, code, value: texts[code] ?? '' };
    return { html: textField(field), isShown: required.includes(code) || field.value !== '' };
  });
  const others = rows.filter(({ isShown }) => !isShown).map(({ html }) => html);
  return [
    ...rows.filter(({ isShown }) => isShown).map(({ html }) => html),
    ...(others.length === 0
      ? []
      : [markup`<details><summary>${sayOf(view).buttons.translate}</summary>${others}</details>`]),
  ];
}

function textField({
  prefix,
  code,
  value,
}: {
  readonly prefix: string;
  readonly code: string;
  readonly value: string;
}): Html {
  const id = `${prefix}-${code}`;
  return markup`<p class="field"><label for="${id}">${languageName(code)}</label>
<textarea id="${id}" name="${TEXT}${code}" rows="3" maxlength="${LONGEST}" lang="${code}" dir="${direction(code)}">${value}</textarea></p>`;
}

/** A field that is typed, or chosen where there are few values. */
export function typedField(view: DeskView, prefix: string, field: string, value = ''): Html {
  const texts = textsFor(view.language);
  const { kinds } = texts.desk.edit;
  const fields: Readonly<Record<string, string>> = texts.desk.edit.fields;
  const hints: Readonly<Record<string, string>> = texts.desk.edit.hints;
  const id = `${prefix}-${field}`;
  const label = markup`<label for="${id}">${fields[field] ?? field}</label>`;
  const few = field === 'status' ? texts.status : field === 'kind' ? kinds : undefined;
  if (few !== undefined) return markup`<p class="field">${label}\n${choice(id, field, few, value)}</p>`;
  const hint = hints[field];
  const described = hint !== undefined && markup` aria-describedby="${id}-hint"`;
  return markup`<p class="field">${label}
<input id="${id}" name="${FIELD}${field}" value="${value}" maxlength="${LONGEST}" dir="auto" autocomplete="off"${described}>
${hint !== undefined && markup`<span class="quiet" id="${id}-hint">${hint}</span>`}</p>`;
}

function choice(id: string, field: string, few: Readonly<Record<string, string>>, value: string): Html {
  // What was typed and is none of them stands first, to be mended.
  const known = Object.hasOwn(few, value) ? Object.entries(few) : [[value, value], ...Object.entries(few)];
  const options = known.map(
    ([code = '', label = '']) =>
      markup`<option value="${code}"${code === value && markup` selected`}>${label}</option>`,
  );
  return markup`<select id="${id}" name="${FIELD}${field}">${options}</select>`;
}
