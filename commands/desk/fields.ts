import type { CommandContext, CommandOption } from '../../src/command/command.ts';
import { byButton } from '../../src/command/declare.ts';
import type { TypedValues } from '../../src/command/desk-service.ts';
import type { Localized } from '../../src/knowledge/model.ts';
import { notice } from '../../src/reply/build.ts';
import { type LineLabels, linesToFill } from '../../src/reply/form-lines.ts';
import type { Block, FormField, Reply } from '../../src/reply/reply.ts';
import { type DeskField, textLanguages, textsFor } from '../../src/text/index.ts';
import { given } from '../../src/util/given.ts';
import { textsIn } from './options.ts';

export const FACT_FIELDS = ['says', 'status', 'when', 'names', 'topics'] as const;
/** The author last: a form on Discord has room for five. */
export const SOURCE_FIELDS = ['title', 'publisher', 'published', 'language', 'url', 'author'] as const;
export const NAME_FIELDS = ['kind', 'role'] as const;

/** Further labels that editors type in English. */
const ALIASES: Readonly<Partial<Record<DeskField, readonly string[]>>> = {
  says: ['speaker', 'who'],
  when: ['date', 'day'],
  url: ['link'],
};

/** Options that take the values of fields. */
export function fieldOptions(fields: readonly DeskField[]): readonly CommandOption[] {
  return fields.map((field) => byButton(field, 'text', 'deskField'));
}

/** What a field can be, where that is one of a few words: each with its word. */
function choicesOf(field: DeskField, language: string): Readonly<Record<string, string>> | undefined {
  const { status, desk } = textsFor(language);
  if (field === 'status') return status;
  return field === 'kind' ? desk.edit.kinds : undefined;
}

/** What can be typed for a field. */
function hintOf(field: DeskField, language: string): string | undefined {
  const choices = choicesOf(field, language);
  return choices ? Object.values(choices).join(', ') : textsFor(language).desk.edit.hints[field];
}

/** A field of a form, with its value. */
export function formField(field: DeskField, value: string | undefined, language: string): FormField {
  const asked = { option: field, label: textsFor(language).desk.edit.fields[field] };
  const choices = choicesOf(field, language);
  // What was typed and is none of the words stays in sight, to be mended.
  if (choices !== undefined && (!value || Object.hasOwn(choices, value))) {
    const words = Object.entries(choices);
    return {
      kind: 'choice',
      ...asked,
      choices: words.map(([each, label]) => ({ value: each, label, isChosen: each === value })),
    };
  }
  return {
    kind: 'text',
    ...asked,
    ...given({ hint: hintOf(field, language), value: value === '' ? undefined : value }),
  };
}

/** What editors type at the beginning of a line for each field: its name, and its label in every language of the bot. */
function labelsOf(fields: readonly DeskField[]): LineLabels {
  return new Map(
    fields.flatMap((field) => {
      const labels = textLanguages.map((language) =>
        textsFor(language).desk.edit.fields[field].toLowerCase(),
      );
      return [field, ...labels, ...(ALIASES[field] ?? [])].map((label) => [label, field] as const);
    }),
  );
}

/**
 * What was given for fields, and texts by language, from the fields of a form or from lines.
 *
 * @returns undefined if nothing was; `unread` where a text belongs to none of them
 */
export function valuesIn(
  args: Readonly<Record<string, string>>,
  fields: readonly DeskField[],
  context: CommandContext,
): { readonly fields: TypedValues; readonly texts: Localized } | 'unread' | undefined {
  const labelled = textsIn(args, context, labelsOf(fields));
  if (labelled === 'unread') return labelled;
  const names: ReadonlySet<string> = new Set(fields);
  const all = Object.entries({ ...args, ...labelled });
  const typed = Object.fromEntries(all.filter(([name]) => names.has(name)));
  const texts = Object.fromEntries(Object.entries(labelled ?? {}).filter(([name]) => !names.has(name)));
  return Object.keys(typed).length + Object.keys(texts).length === 0 ? undefined : { fields: typed, texts };
}

/** The lines of fields with their values. */
export function fieldLines(
  fields: readonly DeskField[],
  values: TypedValues,
  language: string,
): readonly Block[] {
  const { fields: labels } = textsFor(language).desk.edit;
  return linesToFill(
    fields.map((field) => ({
      label: labels[field].toLowerCase(),
      value: values[field] ?? '',
      ...given({ hint: hintOf(field, language) }),
    })),
  );
}

/** Says with which labels lines begin. */
export function unreadFields(fields: readonly DeskField[], { language }: CommandContext): Reply {
  const { desk } = textsFor(language);
  const labels = fields.map((field) => `${desk.edit.fields[field].toLowerCase()}:`);
  return notice(language, [`${desk.edit.lines} ${labels.join(' ')}`]);
}
