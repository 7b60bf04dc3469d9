import type { Command, CommandContext } from '../../src/command/command.ts';
import type { ChangeOutcome, FactChange, WaitingChange } from '../../src/command/desk-service.ts';
import {
  asking,
  bullets,
  formButton,
  labelled,
  notice,
  paragraph,
  reply,
  text,
} from '../../src/reply/build.ts';
import type { Action, Block, Form, Line, Reply } from '../../src/reply/reply.ts';
import { languageName, textsFor } from '../../src/text/index.ts';
import { textLines } from './card.ts';
import { cardCall } from './card-actions.ts';
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
  wordingLanguages,
} from './options.ts';

/** Shows a change of a published fact that waits, and confirms it. */
export const second: Command = {
  name: 'desk second',
  ...FOR_BUTTONS,
  options: [CARD, NEAR, ...TEXTS],
  run: atDesk(async ({ card: key = '', near, ...args }, context, desk) => {
    const { language } = context;
    const change = (await desk.waiting()).find((one) => one.key === key);
    if (change === undefined) return notice(language, [textsFor(language).desk.edit.noChange]);
    if (near === undefined) return waitingReply(change, context);
    if (near !== 'write')
      return changeReply(await desk.confirmChange(key, near === 'keep', editorIn(context)), context);
    const texts = textsIn(args, context);
    if (texts === 'unread') return unread(context);
    if (texts === undefined) {
      const { edit } = textsFor(language).desk;
      const blocks = [paragraph(edit.lines), ...textLines(change.texts).map((line) => paragraph(...line))];
      return asking(language, blocks, formButton(edit.buttons.writeToo, writeForm(change, context)));
    }
    const { kind, fact, texts: before, reason } = change;
    const given = Object.entries(texts).filter(([, value]) => value.trim() !== '');
    const all = { ...before, ...Object.fromEntries(given) };
    return changeReply(await desk.change({ kind, fact, texts: all, reason }, editorIn(context)), context);
  }),
};

/** What became of a change of a published fact. */
export function changeReply(outcome: ChangeOutcome, context: CommandContext): Reply {
  const { language } = context;
  const { desk } = textsFor(language);
  switch (outcome.kind) {
    case 'done':
      return notice(language, [doneSentence(outcome.change, language)]);
    case 'waits':
      return waitingReply(outcome.change, context);
    case 'yourself':
      return notice(language, [desk.edit.proposer]);
    case 'gone':
      return notice(language, [desk.edit.noChange]);
    default:
      return outcome satisfies never;
  }
}

function doneSentence({ kind, fact }: FactChange, language: string): string {
  const { desk } = textsFor(language);
  switch (kind) {
    case 'correct':
      return desk.corrected(fact);
    case 'retract':
      return desk.retracted(fact);
    case 'translate':
      return desk.translated(fact);
    default:
      return kind satisfies never;
  }
}

/** Changes that wait for another editor, for the list of what there is to do. */
export function waitingParts(
  changes: readonly WaitingChange[],
  language: string,
): { readonly blocks: readonly Block[]; readonly actions: readonly Action[] } {
  const { edit } = textsFor(language).desk;
  const waiting = changes.filter(({ drops }) => drops.length === 0);
  const lines = waiting.map(
    ({ kind, fact, by }): Line => [text(fact, 'code'), text(` — ${edit.changes[kind]}, ${by}`, 'quiet')],
  );
  return {
    blocks: labelled(edit.waiting, lines),
    actions: waiting.map(({ key, kind }, index) =>
      cardCall(`${edit.buttons.look}: ${edit.changes[kind]} ${index + 1}`, 'desk second', { card: key }),
    ),
  };
}

function waitingReply(change: WaitingChange, context: CommandContext): Reply {
  const { language } = context;
  const { desk } = textsFor(language);
  const { key, fact, by, drops, texts, reason } = change;
  const { buttons } = desk.edit;
  const names = drops.map(languageName).join(', ');
  const shown: readonly Block[] = [
    paragraph(text(drops.length > 0 ? desk.edit.wouldDrop(names) : desk.edit.waits(by, fact), 'strong')),
    ...bullets(textLines(texts)),
    ...labelled(desk.reason, textLines(reason)),
  ];
  const confirm = (label: string, near: string) => cardCall(label, 'desk second', { card: key, near });
  const actions: readonly Action[] =
    drops.length > 0
      ? [
          formButton(buttons.writeToo, writeForm(change, context), 'for-all'),
          confirm(buttons.keep, 'keep'),
          confirm(buttons.drop, 'drop'),
        ]
      : [confirm(buttons.second, 'yes')];
  return reply(language, shown, { actions });
}

/** The form for the texts that a correction leaves out, with those that it has. */
function writeForm({ key, texts }: WaitingChange, { language, knowledge }: CommandContext): Form {
  return {
    title: textsFor(language).desk.correctTitle,
    call: { command: 'desk second', args: { card: key, near: 'write' } },
    fields: languageFields(wordingLanguages(knowledge), texts),
    whole: 'text',
  };
}
