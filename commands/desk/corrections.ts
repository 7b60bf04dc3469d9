import type { Command, CommandContext } from '../../src/command/command.ts';
import { byButton, option, worded } from '../../src/command/declare.ts';
import type { PublishedFact } from '../../src/command/desk-service.ts';
import { asking, formButton, notice, paragraph, text } from '../../src/reply/build.ts';
import type { Action, Block, Form, Reply } from '../../src/reply/reply.ts';
import { wordsOfLine } from '../../src/reply/split.ts';
import { quoted } from '../../src/reply/text.ts';
import { textsFor } from '../../src/text/index.ts';
import { exampleOf, textLines } from './card.ts';
import { changeReply } from './changes.ts';
import {
  atDesk,
  editorIn,
  FOR_EDITORS,
  languageFields,
  readLines,
  TEXTS,
  textsIn,
  unread,
  wordingLanguages,
} from './options.ts';

const FACT = option('fact', 'fact', 'publishedFact');
const REASON = byButton('reason', 'text', 'retraction');

/** Corrects a published fact; without texts it asks for them. */
export const correct: Command = {
  name: 'desk correct',
  ...worded('deskCorrect'),
  ...FOR_EDITORS,
  options: [FACT, ...TEXTS, REASON],
  run: atDesk(async ({ fact: id = '', reason: byField, ...args }, context, desk) => {
    const { knowledge } = context;
    const fact = desk.published(id);
    if (fact === undefined) return unknownFact(id, context);
    const texts = textsIn(args, context);
    if (texts === 'unread') return unread(context);
    if (texts === undefined) return ask(fact, correctForm(fact, context), context);
    const { reason: byLine, ...wordings } = texts;
    const reasons = readLines(byField ?? byLine ?? '', knowledge, desk);
    if (reasons === 'unread') return unread(context);
    const change = {
      kind: 'correct',
      fact: fact.id,
      texts: changed(wordings, fact),
      reason: reasons,
    } as const;
    return changeReply(await desk.change(change, editorIn(context)), context);
  }),
};

/** Retracts a published fact; without a reason it asks for it. */
export const retract: Command = {
  name: 'desk retract',
  ...worded('deskRetract'),
  ...FOR_EDITORS,
  options: [FACT, option('reason', 'text', 'retraction')],
  run: atDesk(async ({ fact: id = '', reason }, context, desk) => {
    const { knowledge } = context;
    const fact = desk.published(id);
    if (fact === undefined) return unknownFact(id, context);
    if (!reason) return ask(fact, retractForm(fact, context), context);
    const reasons = readLines(reason, knowledge, desk);
    if (reasons === 'unread') return unread(context);
    const change = { kind: 'retract', fact: fact.id, texts: {}, reason: reasons } as const;
    return changeReply(await desk.change(change, editorIn(context)), context);
  }),
};

/** The buttons that correct and retract a published fact. */
export function correctionActions(id: string, context: CommandContext): readonly Action[] {
  const fact = context.desk?.access(context.inbound) === 'granted' ? context.desk.published(id) : undefined;
  if (fact === undefined) return [];
  const { buttons } = textsFor(context.language).desk;
  return [
    formButton(buttons.correct, correctForm(fact, context)),
    formButton(buttons.retract, retractForm(fact, context)),
  ];
}

function correctForm({ id, text: now }: PublishedFact, { language, knowledge }: CommandContext): Form {
  const say = textsFor(language).desk;
  return {
    title: say.correctTitle,
    call: { command: 'desk correct', args: { fact: id } },
    fields: [
      ...languageFields(wordingLanguages(knowledge), now).slice(0, 4),
      { kind: 'text', option: 'reason', label: say.reason, required: true, long: true },
    ],
    whole: 'text',
  };
}

function retractForm({ id }: PublishedFact, { language }: CommandContext): Form {
  const say = textsFor(language).desk;
  return {
    title: say.retractTitle,
    call: { command: 'desk retract', args: { fact: id } },
    fields: [{ kind: 'text', option: 'reason', label: say.reason, required: true, long: true }],
  };
}

function ask(fact: PublishedFact, form: Form, { language, knowledge }: CommandContext): Reply {
  const say = textsFor(language).desk;
  const asksTexts = form.fields.length > 1;
  const languages = wordingLanguages(knowledge);
  const blocks: readonly Block[] = [
    ...(asksTexts
      ? [paragraph(say.wordHow(`${exampleOf(languages)} / reason: … (${say.reason})`))]
      : [paragraph(`${say.reason}: ${exampleOf(knowledge.situation.required)}`)]),
    ...textLines(fact.text).map((line) => paragraph(text(wordsOfLine(line), 'code'))),
  ];
  const label = asksTexts ? say.buttons.correct : say.buttons.retract;
  return asking(language, blocks, formButton(label, form));
}

/** The texts that differ from those of the fact. */
function changed(
  texts: Readonly<Record<string, string>>,
  fact: PublishedFact,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).filter(([language, value]) => value.trim() !== (fact.text[language] ?? '')),
  );
}

export function unknownFact(typed: string, { language }: CommandContext): Reply {
  const texts = textsFor(language);
  return notice(language, [texts.desk.unknownFact(quoted(typed, texts))]);
}
