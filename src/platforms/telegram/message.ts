import type { InlineKeyboardButton } from 'grammy/types';
import type { Command } from '../../command/command.ts';
import { actionLine } from '../../command/command-line.ts';
import { buttonRows } from '../../reply/button-rows.ts';
import type { Action, CommandCall, Line, Reply } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
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
import { callData, labelData, pageData, viewData } from './ids.ts';
import { type MessageText, type Picture, render, showsQuestion } from './render.ts';

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
export interface Messages {
  readonly pictures: readonly PictureMessage[];
  readonly texts: readonly (TextMessage & MessageText)[];
}

/** What the messages of a reply depend on besides the reply. */
export interface MessageOptions {
  /** The commands, to write out a call that no button can carry. */
  readonly commands: readonly Command[];
  /** Id of the reader who asked and alone may change the message; empty where nobody else is in the chat. */
  readonly owner: string;
  /** Set where the reply replaces another in its message: the call that gave that one, and its page. */
  readonly back?: { readonly call: CommandCall; readonly page: number };
}

/** The reply in as many messages as it needs; the buttons are under the last. */
export function messagesOf(reply: Reply, options: MessageOptions): Messages {
  const { rows, extra } = actionRows(reply, 0, options);
  const { pictures, texts } = render(reply, extra);
  return {
    pictures: withRows(pictures, texts.length === 0 ? rows : []),
    texts: texts.map((text, index) => ({ ...text, rows: index === texts.length - 1 ? rows : [] })),
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
  const actions = actionRows(reply, page, options);
  const { pictures, texts } = render(reply, actions.extra);
  const at = Math.min(Math.max(page, 0), texts.length - 1);
  const { rows } = at === page ? actions : actionRows(reply, at, options);
  const text = texts[at];
  if (text === undefined) return { pictures: withRows(pictures, rows), texts: [] };
  if (texts.length === 1) return { pictures: withRows(pictures, []), texts: [{ ...text, rows }] };
  const turning = options.back ? undefined : turningRow(reply, at, texts.length, options);
  if (turning === undefined) return undefined;
  const pageNumber = textsFor(reply.language).pages.page(at + 1, texts.length);
  const numberLine = inDirection(
    withFormat(plainText(inertText(pageNumber, reply.direction)), { type: 'italic' }),
    reply.direction,
  );
  const numbered = { ...text, ...joinTexts([text, numberLine], '\n') };
  return { pictures: withRows(pictures, []), texts: [{ ...numbered, rows: [turning, ...rows] }] };
}

function turningRow(
  reply: Reply,
  at: number,
  of: number,
  { owner }: MessageOptions,
): readonly InlineKeyboardButton[] | undefined {
  if (reply.again === undefined) return undefined;
  const call = reply.again;
  const { pages } = textsFor(reply.language);
  const [back, next] = [at - 1, at + 1].map((page) =>
    pageData({ page: Math.max(page, 0), owner }, call, shownQuestion(reply)),
  );
  if (back === undefined || next === undefined) return undefined;
  const [before, after] = reply.direction === 'rtl' ? ['▶', '◀'] : ['◀', '▶'];
  return [
    ...(at > 0 ? [{ text: `${before} ${pages.back}`, callback_data: back }] : []),
    ...(at < of - 1 ? [{ text: `${pages.next} ${after}`, callback_data: next }] : []),
  ];
}

/** The question, where a message with this reply shows it whole. */
function shownQuestion(reply: Reply): string | undefined {
  return showsQuestion(reply) ? reply.asked?.at(-1) : undefined;
}

/** The reply's actions as rows of buttons; an action that cannot be a button becomes a line of text. */
function actionRows(
  reply: Reply,
  page: number,
  options: MessageOptions,
): { readonly rows: Rows; readonly extra: readonly Line[] } {
  const shown = shownQuestion(reply);
  const made = reply.actions.map((action, index) => ({
    action,
    button: buttonFor(action, index, { reply, shown, page, options }),
  }));
  const usable = made.filter(({ button }) => button).slice(0, LIMITS.buttons);
  const others = made.filter((one) => !usable.includes(one));
  const rows = buttonRows(
    usable.flatMap(({ button }) => (button ? [button] : [])),
    ({ text }) => text,
    LIMITS.buttonsInRow,
  );
  const back = backButton(reply, options);
  return {
    rows: back ? [[back], ...rows] : rows,
    extra: others.map(({ action }) => actionLine(action, options.commands)),
  };
}

/** The button that brings back the message that the reply has replaced. */
function backButton(reply: Reply, { owner, back }: MessageOptions): InlineKeyboardButton | undefined {
  if (back === undefined) return undefined;
  const data = pageData({ page: back.page, owner }, back.call, shownQuestion(reply));
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
    case 'call': {
      const { call } = action;
      const data = viewOf(call, context) ?? labelData(index, call, text) ?? callData(call, context.shown);
      return data === undefined ? undefined : { text, callback_data: data };
    }
    default:
      return action satisfies never;
  }
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
