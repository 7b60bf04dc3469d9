import type { Command, CommandContext } from '../../src/command/command.ts';
import type { CardAct, CardOutcome, DeskCard } from '../../src/command/desk-service.ts';
import { asking, bullets, formButton, notice, paragraph, reply, text } from '../../src/reply/build.ts';
import { linesToFill } from '../../src/reply/form-lines.ts';
import type { Block, Form, Reply } from '../../src/reply/reply.ts';
import { inLanguage } from '../../src/reply/text.ts';
import { textsFor } from '../../src/text/index.ts';
import { given } from '../../src/util/given.ts';
import { allDone, cardReply, exampleOf, plain, textLines } from './card.ts';
import { cardCall, editForm, moreActions, wordForm } from './card-actions.ts';
import { FACT_FIELDS, fieldLines, fieldOptions, unreadFields, valuesIn } from './fields.ts';
import {
  atDesk,
  CARD,
  editorIn,
  FOR_BUTTONS,
  languageFields,
  NEAR,
  TEXTS,
  textsIn,
  unread,
  WORDING,
  wordingLanguages,
} from './options.ts';

/** Shows a card as its fact is now. */
export const show: Command = {
  name: 'desk show',
  ...FOR_BUTTONS,
  options: [CARD],
  run: atDesk(async ({ card: key = '' }, context, desk) => {
    const card = await desk.card(key, editorIn(context));
    return card === undefined ? gone(context) : cardReply(card, context);
  }),
};

/** Shows what else can be done with a fact. */
export const more: Command = {
  name: 'desk more',
  ...FOR_BUTTONS,
  options: [CARD],
  run: atDesk(async ({ card: key = '' }, context, desk) => {
    const card = await desk.card(key, editorIn(context));
    return card === undefined ? gone(context) : cardReply(card, context, [], moreActions(card, context));
  }),
};

/** Takes the wording of a fact and what it lacks, which approves it for its author; without one it asks for it. */
export const word: Command = {
  name: 'desk word',
  ...FOR_BUTTONS,
  options: [CARD, ...TEXTS, ...fieldOptions(FACT_FIELDS)],
  run: atDesk(async ({ card: key = '', ...args }, context, desk) => {
    const values = valuesIn(args, FACT_FIELDS, context);
    if (values === 'unread') return unread(context);
    if (values !== undefined) {
      const outcome = await desk.act(key, { kind: 'word', ...values }, editorIn(context));
      return outcomeReply(outcome, context, { ...values.texts, ...values.fields });
    }
    const changed = await desk.changes(key, editorIn(context));
    if (changed !== undefined) return outcomeReply(changed, context);
    const card = await desk.card(key, editorIn(context));
    return card === undefined ? gone(context) : askWording(card, context);
  }),
};

/** Takes the fields of a fact; without any it asks for them. */
export const edit: Command = {
  name: 'desk edit',
  ...FOR_BUTTONS,
  options: [CARD, WORDING, ...fieldOptions(FACT_FIELDS)],
  run: atDesk(async ({ card: key = '', ...args }, context, desk) => {
    const { language } = context;
    const values = valuesIn(args, FACT_FIELDS, context);
    if (values === 'unread' || Object.keys(values?.texts ?? {}).length > 0)
      return unreadFields(FACT_FIELDS, context);
    if (values !== undefined) {
      const outcome = await desk.act(key, { kind: 'edit', fields: values.fields }, editorIn(context));
      return outcomeReply(outcome, context, values.fields);
    }
    const changed = await desk.changes(key, editorIn(context));
    if (changed !== undefined) return outcomeReply(changed, context);
    const card = await desk.card(key, editorIn(context));
    if (card === undefined) return gone(context);
    const say = textsFor(language).desk.edit;
    const blocks: readonly Block[] = [
      { kind: 'quote', spans: [text(card.sentence)] },
      paragraph(say.lines),
      ...fieldLines(FACT_FIELDS, card.values, language),
    ];
    return asking(language, blocks, formButton(say.buttons.edit, editForm(card, context), 'for-all'));
  }),
};

function askWording(card: DeskCard, context: CommandContext): Reply {
  const { language, knowledge } = context;
  const { desk } = textsFor(language);
  const form = wordForm(card, context);
  const missing = card.missing.filter((field) => form.fields.some(({ option }) => option === field));
  const blocks: readonly Block[] = [
    paragraph(desk.wordHow(exampleOf(wordingLanguages(knowledge)))),
    { kind: 'quote', spans: [text(card.sentence)] },
    ...linesToFill(Object.entries(card.text).map(([label, value]) => ({ label, value }))),
    ...fieldLines(missing, card.values, language),
  ];
  return asking(language, blocks, formButton(desk.buttons.word, form, 'for-all'));
}

export const approve = simpleAct('approve', { kind: 'accept' });
export const reject = simpleAct('reject', { kind: 'reject' });
export const skip = simpleAct('skip', { kind: 'skip' });
export const split = simpleAct('split', { kind: 'split' });
export const same = nearAct('same', 'same');
export const dispute = nearAct('dispute', 'against');

function simpleAct(name: string, act: CardAct): Command {
  return {
    name: `desk ${name}`,
    ...FOR_BUTTONS,
    options: [CARD],
    run: atDesk(async ({ card: key = '' }, context, desk) =>
      outcomeReply(await desk.act(key, act, editorIn(context)), context),
    ),
  };
}

/** An act about a known fact: the one that was chosen, or with a button for each where none was. */
function nearAct(name: string, kind: 'same' | 'against'): Command {
  const command = `desk ${name}`;
  return {
    name: command,
    ...FOR_BUTTONS,
    options: [CARD, NEAR],
    run: atDesk(async ({ card: key = '', near }, context, desk) => {
      if (near !== undefined)
        return outcomeReply(await desk.act(key, { kind, near }, editorIn(context)), context);
      const card = await desk.card(key, editorIn(context));
      return card === undefined ? gone(context) : chooseNear(card, command, context);
    }),
  };
}

/** Makes a fact an account of the event of a known one, whose title it asks for where there is none yet. */
export const account: Command = {
  name: 'desk account',
  ...FOR_BUTTONS,
  options: [CARD, NEAR, ...TEXTS],
  run: atDesk(async ({ card: key = '', near, ...args }, context, desk) => {
    const { language } = context;
    const { edit: say } = textsFor(language).desk;
    const card = await desk.card(key, editorIn(context));
    if (card === undefined) return gone(context);
    if (near === undefined) return chooseNear(card, 'desk account', context, say.ofWhich);
    const title = textsIn(args, context);
    if (title === 'unread') return unread(context);
    if (title !== undefined || card.near[Number(near) - 1]?.event !== undefined) {
      const act: CardAct = { kind: 'account-of', near, ...given({ title }) };
      return outcomeReply(await desk.act(key, act, editorIn(context)), context, title);
    }
    const form = eventForm(card, near, context);
    const lines = linesToFill(form.fields.map(({ option: label }) => ({ label, value: '' })));
    const blocks = [paragraph(say.eventTitle), paragraph(say.lines), ...lines];
    return asking(language, blocks, formButton(say.buttons.account, form, 'for-all'));
  }),
};

function eventForm({ key }: DeskCard, near: string, { language, knowledge }: CommandContext): Form {
  return {
    title: textsFor(language).desk.edit.eventTitle,
    call: { command: 'desk account', args: { card: key, near } },
    fields: languageFields(wordingLanguages(knowledge), {}),
    whole: 'text',
  };
}

function chooseNear(
  card: DeskCard,
  command: string,
  context: CommandContext,
  which = textsFor(context.language).desk.which,
): Reply {
  const { language, knowledge } = context;
  const { desk } = textsFor(language);
  const known = card.near.flatMap(({ fact: id }, index) => {
    const fact = knowledge.facts.find((one) => one.id === id);
    return fact === undefined
      ? []
      : [{ number: index + 1, statement: inLanguage(fact.text, language, knowledge) }];
  });
  const blocks: readonly Block[] = [
    { kind: 'quote', spans: [text(card.sentence)] },
    paragraph(which),
    ...known.map(({ number, statement }) => paragraph(text(`${number}. `, 'strong'), text(statement))),
  ];
  return reply(language, blocks, {
    actions: [
      ...known.map(({ number }) => {
        const near = String(number);
        return command === 'desk account' && card.near[number - 1]?.event === undefined
          ? formButton(near, eventForm(card, near, context), 'for-all')
          : cardCall(near, command, { card: card.key, near });
      }),
      cardCall(desk.buttons.card, 'desk show', { card: card.key }),
    ],
  });
}

/** What became of an act, with the card that comes next. */
function outcomeReply(
  outcome: CardOutcome,
  context: CommandContext,
  written: Readonly<Record<string, string>> = {},
): Reply {
  const { language } = context;
  const say = textsFor(language).desk;
  switch (outcome.kind) {
    case 'gone':
      return gone(context);
    case 'yourself':
      return notice(language, [say.yourself]);
    case 'changed': {
      const { by = say.somebody, did } = outcome;
      const lines = textLines(written);
      const before: readonly Block[] = [
        paragraph(text(say.changed(by, did === undefined ? say.did.word : say.did[did]), 'strong')),
        ...(lines.length === 0
          ? []
          : [paragraph(text(say.yours, 'quiet')), { kind: 'list' as const, ordered: false, items: lines }]),
      ];
      return cardReply(outcome.card, context, before);
    }
    case 'stays': {
      const { told, card } = outcome;
      const further = told.filter((sentence) => !card.problems.includes(sentence));
      const before: readonly Block[] =
        told.length === 0 ? [] : [paragraph(text(say.edit.saved, 'strong')), ...bullets(further.map(plain))];
      return cardReply(card, context, before);
    }
    case 'done':
      return outcome.next === undefined ? allDone(outcome.draft, context) : cardReply(outcome.next, context);
    default:
      return outcome satisfies never;
  }
}

function gone({ language }: CommandContext): Reply {
  return notice(language, [textsFor(language).desk.oldCard]);
}
