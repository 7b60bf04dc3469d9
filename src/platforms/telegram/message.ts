import type { InlineKeyboardButton } from 'grammy/types';
import type { Command } from '../../command/command.ts';
import { actionLine } from '../../command/command-line.ts';
import { validFactsOf } from '../../reply/citations.ts';
import { type ActionRows, actionRows, messagePage, type Turn } from '../../reply/page-buttons.ts';
import type { Action, CommandCall, Line, Reply, WritableAction } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import type { Stated } from '../../sending/posted.ts';
import { textsFor } from '../../text/index.ts';
import { LIMITS } from './bot-api.ts';
import {
  type FormattedText,
  inDirection,
  inertText,
  joinTexts,
  plainText,
  webAddress,
  withFormat,
} from './entities.ts';
import { callData, cardData, formData, labelData, pageData, UNCOVER, viewData } from './ids.ts';
import { type MessageText, type Picture, type Rendered, render, showsQuestion } from './render.ts';

export type Rows = readonly (readonly InlineKeyboardButton[])[];

/** One message of text. */
export interface TextMessage extends FormattedText {
  readonly rows: Rows;
}

/** One message with a picture. */
export interface PictureMessage extends Picture {
  readonly rows: Rows;
}

/** What is sent for a reply: its pictures first, then its texts. */
export interface Messages<Text = StatingText> {
  readonly pictures: readonly PictureMessage[];
  readonly texts: readonly Text[];
}

/** A text as a message, and what it states. */
export type Stating<Text> = Text & { readonly rows: Rows; readonly stated: Stated };

/** A message of text, and what it states. */
export type StatingText = Stating<MessageText>;

/** A form of text: without formats of its own blocks, or rich. */
export interface TextForm<Text extends { readonly cites: readonly number[] }> {
  /** @param extra lines that come last */
  render(reply: Reply, extra: readonly Line[]): Rendered<Text>;
  /** A page with its number among the pages, in words, below. */
  numbered(text: Text, position: string, reply: Reply): Text;
}

const PLAIN: TextForm<MessageText> = { render, numbered: withPosition };

/** What the messages of a reply depend on besides the reply. */
export interface MessageOptions {
  /** The commands, to write out a call that no button can carry. */
  readonly commands: readonly Command[];
  /** Id of the reader who asked and alone may change the message; empty where nobody else is in the chat. */
  readonly owner: string;
  /** Set where the reply replaces another in its message: the call that gave that one, and its page. */
  readonly back?: {
    readonly call: CommandCall;
    readonly page: number;
    /** The other message still stands, and the reply covers it for one reader: without the reply it shows again. */
    readonly covered?: boolean;
  };
}

/** The reply in as many messages as it needs; the buttons are under the last. */
export function messagesOf(reply: Reply, options: MessageOptions): Messages {
  return messagesIn(PLAIN, reply, options);
}

/** The same in a form of text. */
export function messagesIn<Text extends { readonly cites: readonly number[] }>(
  form: TextForm<Text>,
  reply: Reply,
  options: MessageOptions,
): Messages<Stating<Text>> {
  const { rows, rest } = actionsOf(reply, 0, options);
  const { pictures, texts } = form.render(reply, writtenOut(rest, options));
  return {
    pictures: withRows(pictures, texts.length === 0 ? rows : []),
    texts: texts.map((text, index) => ({
      ...text,
      rows: index === texts.length - 1 ? rows : [],
      stated: statedIn(text, reply),
    })),
  };
}

/** Pictures with buttons under the last. */
function withRows(pictures: readonly Picture[], rows: Rows): readonly PictureMessage[] {
  return pictures.map((picture, index) => ({ ...picture, rows: index === pictures.length - 1 ? rows : [] }));
}

/**
 * One page of a reply, with buttons that turn to other pages and all buttons of the reply; all pictures come with it.
 * @param page from 0; where there is no such page, the nearest one is taken
 * @returns undefined where no button can carry the call that gives this reply
 */
export function pageOf(reply: Reply, page: number, options: MessageOptions): Messages | undefined {
  return pageIn(PLAIN, reply, page, options);
}

/** The same in a form of text. */
export function pageIn<Text extends { readonly cites: readonly number[] }>(
  form: TextForm<Text>,
  reply: Reply,
  page: number,
  options: MessageOptions,
): Messages<Stating<Text>> | undefined {
  let pictures: readonly Picture[] = [];
  const made = messagePage<Text, InlineKeyboardButton>(reply, page, {
    actions: (at) => actionsOf(reply, at, options),
    render(rest) {
      const rendered = form.render(reply, writtenOut(rest, options));
      pictures = rendered.pictures;
      return rendered.texts;
    },
    turnButtons: (back, next, call) => turnButtons(reply, [back, next], call, options),
  });
  if (made === undefined) return undefined;
  const { part: text, rows, position } = made;
  if (text === undefined) return { pictures: withRows(pictures, rows), texts: [] };
  const numbered = position === undefined ? text : form.numbered(text, position, reply);
  return { pictures: withRows(pictures, []), texts: [{ ...numbered, rows, stated: statedIn(text, reply) }] };
}

function statedIn({ cites }: { readonly cites: readonly number[] }, { citations, language }: Reply): Stated {
  return { facts: validFactsOf(citations, cites), language };
}

/** A page with its number among the pages below. */
function withPosition(text: MessageText, position: string, { direction }: Reply): MessageText {
  const line = withFormat(plainText(inertText(position, direction)), { type: 'italic' });
  return { ...text, ...joinTexts([text, inDirection(line, direction)], '\n') };
}

/** The buttons to the pages that exist; none under a view that leads back, which has one page. */
function turnButtons(
  reply: Reply,
  turns: readonly Turn[],
  call: CommandCall,
  { owner, back }: MessageOptions,
): readonly InlineKeyboardButton[] | undefined {
  if (back) return undefined;
  const buttons = turns.flatMap(({ page, label, exists }) => {
    const data = pageData({ page: Math.max(page, 0), owner }, call, shownQuestion(reply));
    return data === undefined ? [] : [{ exists, button: { text: label, callback_data: data } }];
  });
  if (buttons.length < turns.length) return undefined;
  return buttons.filter(({ exists }) => exists).map(({ button }) => button);
}

/** The question, where a message with this reply shows it whole. */
function shownQuestion(reply: Reply): string | undefined {
  return showsQuestion(reply) ? reply.asked?.at(-1) : undefined;
}

/** The reply's actions as rows of buttons, and before them the button that leads back. */
function actionsOf(reply: Reply, page: number, options: MessageOptions): ActionRows<InlineKeyboardButton> {
  const shown = shownQuestion(reply);
  const { rows, rest } = actionRows<InlineKeyboardButton>(reply.actions, {
    mostInRow: LIMITS.buttonsInRow,
    mostButtons: LIMITS.buttons,
    labelOf: ({ text }) => text,
    buttonFor: (action, index) => buttonFor(action, index, { reply, shown, page, options }),
  });
  const back = backButton(reply, options);
  return { rows: back ? [[back], ...rows] : rows, rest };
}

/** Actions that have no button, as lines. */
function writtenOut(rest: readonly WritableAction[], { commands }: MessageOptions): readonly Line[] {
  return rest.map((action) => actionLine(action, commands));
}

/** The button that brings back the message that the reply has replaced. */
function backButton(reply: Reply, { owner, back }: MessageOptions): InlineKeyboardButton | undefined {
  if (back === undefined) return undefined;
  const data = back.covered ? UNCOVER : pageData({ page: back.page, owner }, back.call, shownQuestion(reply));
  const arrow = reply.direction === 'rtl' ? '▶' : '◀';
  return data === undefined
    ? undefined
    : { text: `${arrow} ${textsFor(reply.language).telegram.toAnswer}`, callback_data: data };
}

/** What a button depends on besides its action. */
interface ButtonContext {
  readonly reply: Reply;
  /** The question, where the message shows it whole. */
  readonly shown: string | undefined;
  readonly page: number;
  readonly options: MessageOptions;
}

/** A button for an action; none where a label, an address or a call is too long for one. */
function buttonFor(action: Action, index: number, context: ButtonContext): InlineKeyboardButton | undefined {
  const text = safe(action.label);
  if (text.trim() === '' || text.length > LIMITS.label) return undefined;
  switch (action.kind) {
    case 'link': {
      const url = webAddress(action.url);
      return url === undefined || url.length > LIMITS.url ? undefined : { text, url };
    }
    case 'copy':
      return action.text.length > LIMITS.copied ? undefined : { text, copy_text: { text: action.text } };
    case 'call': {
      const { call } = action;
      if (action.replaces === 'for-all') return withData(text, cardData(call));
      const data = action.replaces
        ? pageData({ page: 0, owner: context.options.owner }, call, context.shown)
        : (viewOf(call, context) ?? labelData(index, call, text) ?? callData(call, context.shown));
      return withData(text, data);
    }
    case 'form':
      return withData(text, formData(action.call, action.replaces === 'for-all'));
    default:
      return action satisfies never;
  }
}

function withData(text: string, data: string | undefined): InlineKeyboardButton | undefined {
  return data === undefined ? undefined : { text, callback_data: data };
}

/** The data of a button whose reply may replace this one: its call, and the call that leads back here. */
function viewOf(call: CommandCall, { reply, shown, page, options }: ButtonContext): string | undefined {
  const { commands, owner, back } = options;
  const here = back?.call ?? reply.again;
  const isHidden = commands.some(({ name, hidden }) => hidden && name === call.command);
  if (shown === undefined || here === undefined || isHidden || Object.hasOwn(call.args, 'question')) {
    return undefined;
  }
  return viewData({ page: back?.page ?? page, owner }, call, here, shown);
}
