import type { Command, CommandContext } from '../../src/command/command.ts';
import { byButton } from '../../src/command/declare.ts';
import type { CardAct, CardOutcome, DeskCard } from '../../src/command/desk-service.ts';
import { asking, formButton, notice, paragraph, reply, text } from '../../src/reply/build.ts';
import type { Block, Reply } from '../../src/reply/reply.ts';
import { inLanguage } from '../../src/reply/text.ts';
import { textsFor } from '../../src/text/index.ts';
import { allDone, cardCall, cardReply, exampleOf, textLines, wordForm } from './card.ts';
import { atDesk, CARD, editorIn, FOR_BUTTONS, TEXTS, textsIn, unread, wordingLanguages } from './options.ts';

/** What the buttons of a card call. */
const NEAR = byButton('near', 'text', 'near');

/** Shows a card as its fact is now. */
export const show: Command = {
  name: 'desk show',
  ...FOR_BUTTONS,
  options: [CARD],
  run: atDesk(async ({ card: key = '' }, context, desk) => {
    const card = await desk.card(key);
    return card === undefined ? gone(context) : cardReply(card, context);
  }),
};

/** Takes the wording of a fact, which approves it for its author; without one it asks for it. */
export const word: Command = {
  name: 'desk word',
  ...FOR_BUTTONS,
  options: [CARD, ...TEXTS],
  run: atDesk(async ({ card: key = '', ...args }, context, desk) => {
    const texts = textsIn(args, context);
    if (texts === 'unread') return unread(context);
    if (texts !== undefined)
      return outcomeReply(await desk.act(key, { kind: 'word', texts }, editorIn(context)), context, texts);
    const changed = await desk.changes(key);
    if (changed !== undefined) return outcomeReply(changed, context);
    const card = await desk.card(key);
    return card === undefined ? gone(context) : askWording(card, context);
  }),
};

function askWording(card: DeskCard, context: CommandContext): Reply {
  const { language, knowledge } = context;
  const { desk } = textsFor(language);
  const blocks: readonly Block[] = [
    paragraph(desk.wordHow(exampleOf(wordingLanguages(knowledge)))),
    { kind: 'quote', spans: [text(card.sentence)] },
    ...Object.entries(card.text).map(([code, value]) => paragraph(text(`${code}: ${value}`, 'code'))),
  ];
  return asking(language, blocks, formButton(desk.buttons.word, wordForm(card, context), 'for-all'));
}

export const approve = simpleAct('approve', { kind: 'accept' });
export const reject = simpleAct('reject', { kind: 'reject' });
export const skip = simpleAct('skip', { kind: 'skip' });
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
      const card = await desk.card(key);
      return card === undefined ? gone(context) : chooseNear(card, command, context);
    }),
  };
}

function chooseNear(card: DeskCard, command: string, context: CommandContext): Reply {
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
    paragraph(desk.which),
    ...known.map(({ number, statement }) => paragraph(text(`${number}. `, 'strong'), text(statement))),
  ];
  return reply(language, blocks, {
    actions: [
      ...known.map(({ number }) =>
        cardCall(String(number), command, { card: card.key, near: String(number) }),
      ),
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
    case 'done':
      return outcome.next === undefined ? allDone(outcome.draft, context) : cardReply(outcome.next, context);
    default:
      return outcome satisfies never;
  }
}

function gone({ language }: CommandContext): Reply {
  return notice(language, [textsFor(language).desk.oldCard]);
}
