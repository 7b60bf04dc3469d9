import type { CardName, SourceCard } from '../../../command/desk-service.ts';
import { type Html, markup } from '../html.ts';
import { NAME_FIELDS, textFields, typedField } from './desk-fields.ts';
import {
  ADDRESSES,
  button,
  type DeskView,
  line,
  listed,
  local,
  postForm,
  sayOf,
  sentence,
} from './desk-view.ts';

/** The source of a draft and the names that it adds. It is open where something is missing. */
export function sourcePart(view: DeskView, card: SourceCard, isOpen: boolean): Html {
  const say = sayOf(view);
  const address = `${ADDRESSES.source}#source`;
  const carried = { card: card.key, draft: card.draft.id };
  const source = postForm(view, address, { ...carried, act: 'source' }, [
    ...Object.entries(card.values).map(([field, value]) => typedField(view, 'source', field, value)),
    button(say.web.save),
  ]);
  const names = [...card.names.entries()].map(([index, name]) => ({ at: index + 1, name }));
  const nameForm = (at: number, values: CardName['values']): Html =>
    postForm(view, address, { ...carried, act: 'name', at: String(at) }, [
      ...textFields(view, `name-${at}`, values),
      ...NAME_FIELDS.map((field) => typedField(view, `name-${at}`, field, values[field])),
      button(say.web.save),
    ]);
  const shown = names.map(
    ({ at, name }) =>
      markup`<li><details><summary>${line(view, `${local(view, name.name)} · ${say.edit.kinds[name.kind]}`)}</summary>${nameForm(at, name.values)}</details></li>`,
  );
  const problems = card.problems.map(sentence);
  return markup`<details id="source"${(isOpen || problems.length > 0) && markup` open`}>
<summary>${say.edit.buttons.source}</summary>
${listed(say.problems, problems, 'page')}
${source}
${shown.length > 0 && markup`<h2>${say.edit.newNames}</h2><ol>${shown}</ol>`}
<details><summary>${say.edit.buttons.addName}</summary>${nameForm(0, card.unsaved)}</details>
</details>`;
}
