import type { CommandContext } from '../../src/command/command.ts';
import type { DeskCard } from '../../src/command/desk-service.ts';
import { call, formButton } from '../../src/reply/build.ts';
import type { Action, Form } from '../../src/reply/reply.ts';
import { textsFor } from '../../src/text/index.ts';
import { FACT_FIELDS, formField } from './fields.ts';
import { languageFields, wordingLanguages } from './options.ts';

/** A form has at most so many fields. */
export const MOST_FIELDS = 5;

/** A button whose reply takes the place of the card, whichever editor presses it. */
export function cardCall(
  label: string,
  command: string,
  args: Readonly<Record<string, string>> = {},
): Extract<Action, { readonly kind: 'call' }> {
  return { ...call(label, command, args), replaces: 'for-all' };
}

/**
 * The form in which a fact is put into own words, with what is missing before it can be published: the required languages
 * first, and other languages where there is room.
 */
export function wordForm(card: DeskCard, { language, knowledge }: CommandContext): Form {
  const say = textsFor(language).desk;
  const languages = wordingLanguages(knowledge);
  const isRequired = (code: string): boolean => knowledge.situation.required.includes(code);
  const fields = [
    ...languageFields(languages.filter(isRequired), card.text),
    ...card.missing.map((field) => formField(field, card.values[field], language)),
    ...languageFields(
      languages.filter((code) => !isRequired(code)),
      card.text,
    ),
  ];
  return {
    title: say.wordTitle(card.n),
    call: { command: 'desk word', args: { card: card.key } },
    fields: fields.slice(0, MOST_FIELDS),
    whole: 'text',
  };
}

/** The form with all fields of a fact but its wording. */
export function editForm({ key, n, values }: DeskCard, { language }: CommandContext): Form {
  return {
    title: textsFor(language).desk.edit.editTitle(n),
    call: { command: 'desk edit', args: { card: key } },
    fields: FACT_FIELDS.map((field) => formField(field, values[field], language)),
    whole: 'text',
  };
}

/** What is pressed for most facts; the rest is behind the last of them. */
export function cardActions(card: DeskCard, context: CommandContext): readonly Action[] {
  const { buttons, edit } = textsFor(context.language).desk;
  const { key } = card;
  if (card.decision === 'published') return moves(card, context);
  const isReady =
    Object.keys(card.text).length > 0 && card.missing.length === 0 && card.problems.length === 0;
  return [
    isReady
      ? cardCall(buttons.approve, 'desk approve', { card: key })
      : formButton(buttons.approve, wordForm(card, context), 'for-all'),
    ...chosen(card, 'desk same', buttons.same, buttons.sameAs),
    cardCall(buttons.reject, 'desk reject', { card: key }),
    formButton(edit.buttons.edit, editForm(card, context), 'for-all'),
    cardCall(edit.buttons.more, 'desk more', { card: key }),
  ];
}

/** The rest of what can be done with a fact. */
export function moreActions(card: DeskCard, context: CommandContext): readonly Action[] {
  const { buttons, edit } = textsFor(context.language).desk;
  const { key, draft } = card;
  return [
    cardCall(buttons.skip, 'desk skip', { card: key }),
    ...(Object.keys(card.text).length > 0
      ? [formButton(buttons.word, wordForm(card, context), 'for-all')]
      : []),
    ...chosen(card, 'desk dispute', buttons.dispute, buttons.disputeWith),
    ...(card.near.length === 0 ? [] : [cardCall(edit.buttons.accountOf, 'desk account', { card: key })]),
    cardCall(edit.buttons.split, 'desk split', { card: key }),
    cardCall(edit.buttons.source, 'desk source', { id: draft.code }),
    ...moves(card, context),
    cardCall(buttons.card, 'desk show', { card: key }),
  ];
}

function moves({ back, next }: DeskCard, { language }: CommandContext): readonly Action[] {
  const { buttons } = textsFor(language).desk;
  return [
    ...(back === undefined ? [] : [cardCall(`◀ ${buttons.back}`, 'desk show', { card: back })]),
    ...(next === undefined ? [] : [cardCall(`${buttons.next} ▶`, 'desk show', { card: next })]),
  ];
}

/** A button for the known fact where there is one, and for the choice among several. */
function chosen({ key, near }: DeskCard, command: string, label: string, several: string): readonly Action[] {
  if (near.length === 0) return [];
  return near.length === 1
    ? [cardCall(label, command, { card: key, near: '1' })]
    : [cardCall(several, command, { card: key })];
}
