import type { Command, CommandContext } from '../../src/command/command.ts';
import { byButton } from '../../src/command/declare.ts';
import type { DeskService, SourceCard, SourceOutcome, TypedValues } from '../../src/command/desk-service.ts';
import {
  asking,
  bullets,
  formButton,
  heading,
  labelled,
  notice,
  paragraph,
  reply,
  text,
} from '../../src/reply/build.ts';
import { linesToFill } from '../../src/reply/form-lines.ts';
import type { Action, Block, Form, Line, Reply } from '../../src/reply/reply.ts';
import { inLanguage } from '../../src/reply/text.ts';
import { textsFor } from '../../src/text/index.ts';
import { plain } from './card.ts';
import { cardCall, MOST_FIELDS } from './card-actions.ts';
import {
  fieldLines,
  fieldOptions,
  formField,
  NAME_FIELDS,
  SOURCE_FIELDS,
  unreadFields,
  valuesIn,
} from './fields.ts';
import {
  atDesk,
  CARD,
  editorIn,
  FOR_BUTTONS,
  languageFields,
  NEAR,
  TEXTS,
  WORDING,
  wordingLanguages,
} from './options.ts';

/** So many names have a button. */
const MOST_BUTTONS = 12;

/** Shows the source of a draft and the names that it adds, and takes what an editor types about the source. */
export const source: Command = {
  name: 'desk source',
  ...FOR_BUTTONS,
  options: [CARD, byButton('id', 'text', 'draft'), WORDING, ...fieldOptions(SOURCE_FIELDS)],
  run: atDesk(async ({ card: key, id, ...args }, context, desk) => {
    const { language } = context;
    const card = await desk.source(key ?? id ?? '');
    if (card === undefined) return gone(context);
    if (key === undefined) return sourceReply(card, context, desk);
    const values = valuesIn(args, SOURCE_FIELDS, context);
    if (values === 'unread' || Object.keys(values?.texts ?? {}).length > 0)
      return unreadFields(SOURCE_FIELDS, context);
    if (values !== undefined) {
      const act = { kind: 'source', fields: values.fields } as const;
      return outcomeReply(await desk.actOnSource(key, act, editorIn(context)), values.fields, context, desk);
    }
    if (card.key !== key) return outcomeReply({ kind: 'changed', card }, {}, context, desk);
    const say = textsFor(language).desk.edit;
    const blocks = [paragraph(say.lines), ...fieldLines(SOURCE_FIELDS, card.values, language)];
    return asking(
      language,
      blocks,
      formButton(say.buttons.editSource, sourceForm(card, language), 'for-all'),
    );
  }),
};

/** Takes the spellings, the kind and the role of a name that a draft adds. */
export const name: Command = {
  name: 'desk name',
  ...FOR_BUTTONS,
  options: [CARD, NEAR, ...TEXTS, ...fieldOptions(NAME_FIELDS)],
  run: atDesk(async ({ card: key = '', near = '0', ...args }, context, desk) => {
    const { language } = context;
    const card = await desk.source(key);
    if (card === undefined) return gone(context);
    const values = valuesIn(args, NAME_FIELDS, context);
    if (values === 'unread') return unreadFields(NAME_FIELDS, context);
    const at = Number(near);
    if (values !== undefined) {
      const fields = { ...values.texts, ...values.fields };
      const act = { kind: 'name', at, fields } as const;
      return outcomeReply(await desk.actOnSource(key, act, editorIn(context)), fields, context, desk);
    }
    const form = nameForm(card, at, context);
    if (card.key !== key || form === undefined)
      return outcomeReply({ kind: 'changed', card }, {}, context, desk);
    const say = textsFor(language).desk.edit;
    const present = at === 0 ? card.unsaved : (card.names[at - 1]?.values ?? {});
    const spellings = wordingLanguages(context.knowledge)
      .slice(0, MOST_FIELDS - NAME_FIELDS.length)
      .map((label) => ({ label, value: present[label] ?? '' }));
    const blocks = [
      paragraph(say.lines),
      ...linesToFill(spellings),
      ...fieldLines(NAME_FIELDS, present, language),
    ];
    return asking(language, blocks, formButton(say.nameTitle, form, 'for-all'));
  }),
};

/** The source of a draft with what it lacks, and the names that the draft adds. @param before what is told above it */
export async function sourceReply(
  card: SourceCard,
  context: CommandContext,
  desk: DeskService,
  before: readonly Block[] = [],
): Promise<Reply> {
  const { language, knowledge } = context;
  const say = textsFor(language).desk;
  const { draft, values, names } = card;
  const row = (label: string, value: string | undefined): Line => [
    text(`${label}: `, 'strong'),
    text(value === undefined || value === '' ? say.notFound : value),
  ];
  const listed = names.map(
    ({ name: spelled, kind, values: { role } }): Line => [
      text(inLanguage(spelled, language, knowledge), 'strong'),
      text(` · ${say.edit.kinds[kind]}${role === undefined || role === '' ? '' : ` · ${role}`}`),
      text(` (${Object.keys(spelled).join(', ')})`, 'quiet'),
    ],
  );
  const blocks: readonly Block[] = [
    ...before,
    heading(`${draft.title ?? draft.id} · ${say.edit.sourceTitle}`),
    ...labelled(say.notes, card.notes.map(plain)),
    ...bullets(SOURCE_FIELDS.map((field) => row(say.edit.fields[field], values[field]))),
    ...(listed.length === 0
      ? []
      : [
          paragraph(text(say.edit.newNames, 'strong')),
          { kind: 'list' as const, ordered: true, items: listed },
        ]),
    ...labelled(say.problems, card.problems.map(plain)),
  ];
  const next = await desk.next(draft.id, editorIn(context));
  const nameButton = (label: string, at: number): readonly Action[] => {
    const form = nameForm(card, at, context);
    return form === undefined ? [] : [formButton(label, form, 'for-all')];
  };
  return reply(language, blocks, {
    actions: [
      formButton(say.edit.buttons.editSource, sourceForm(card, language), 'for-all'),
      ...(next === undefined
        ? []
        : [cardCall(`${say.edit.buttons.facts} ▶`, 'desk show', { card: next.key })]),
      ...names
        .slice(0, MOST_BUTTONS)
        .flatMap(({ name: spelled }, index) =>
          nameButton(`${index + 1}. ${inLanguage(spelled, language, knowledge)}`, index + 1),
        ),
      ...nameButton(say.edit.buttons.addName, 0),
    ],
  });
}

function sourceForm({ key, values }: SourceCard, language: string): Form {
  return {
    title: textsFor(language).desk.edit.sourceTitle,
    call: { command: 'desk source', args: { card: key } },
    fields: SOURCE_FIELDS.slice(0, MOST_FIELDS).map((field) => formField(field, values[field], language)),
    whole: 'text',
  };
}

/** The form of the name at a place, from 1, or of a new one; undefined where there is none. */
function nameForm(card: SourceCard, at: number, { language, knowledge }: CommandContext): Form | undefined {
  const values = at === 0 ? card.unsaved : card.names[at - 1]?.values;
  if (values === undefined) return undefined;
  const languages = wordingLanguages(knowledge).slice(0, MOST_FIELDS - NAME_FIELDS.length);
  return {
    title: textsFor(language).desk.edit.nameTitle,
    call: { command: 'desk name', args: { card: card.key, near: String(at) } },
    fields: [
      ...languageFields(languages, values),
      ...NAME_FIELDS.map((field) => formField(field, values[field], language)),
    ],
    whole: 'text',
  };
}

async function outcomeReply(
  outcome: SourceOutcome,
  typed: TypedValues,
  context: CommandContext,
  desk: DeskService,
): Promise<Reply> {
  const say = textsFor(context.language).desk;
  switch (outcome.kind) {
    case 'gone':
      return gone(context);
    case 'changed': {
      const yours = Object.entries(typed).map(([field, value]) => [text(`${field}: ${value}`)]);
      const before = [paragraph(text(say.edit.sourceChanged, 'strong')), ...labelled(say.yours, yours)];
      return sourceReply(outcome.card, context, desk, before);
    }
    case 'stays': {
      const { told, card } = outcome;
      const before =
        told.length === 0 ? [] : [paragraph(text(say.edit.saved, 'strong')), ...bullets(told.map(plain))];
      return sourceReply(card, context, desk, before);
    }
    default:
      return outcome satisfies never;
  }
}

function gone({ language }: CommandContext): Reply {
  return notice(language, [textsFor(language).desk.oldCard]);
}
