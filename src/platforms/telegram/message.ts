import type { InlineKeyboardButton } from 'grammy/types';
import type { Command } from '../../command/command.ts';
import { actionLine } from '../../command/command-line.ts';
import { buttonRows } from '../../reply/button-rows.ts';
import type { Action, CommandCall, Line, Reply } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import { textsFor } from '../../text/index.ts';
import { directed, plain, webAddress } from './html.ts';
import { callData, labelData, pageData, viewData } from './ids.ts';
import { LIMITS } from './limits.ts';
import { type Picture, render, showsQuestion, type Text } from './render.ts';

export type Rows = readonly (readonly InlineKeyboardButton[])[];

/** One message of text. */
export interface Sending {
  /** Markup. */
  readonly html: string;
  readonly rows: Rows;
}

/** One message with a picture. */
export interface PictureSending extends Picture {
  readonly rows: Rows;
}

/** What is sent for a reply: its pictures first, then its texts. */
export interface Sendings {
  readonly pictures: readonly PictureSending[];
  readonly texts: readonly (Sending & Text)[];
}

/** How a reply is put into messages. */
export interface Putting {
  /** The commands, to write a call out that no button can carry. */
  readonly commands: readonly Command[];
  /** Id of who asked, and alone may change the message; nothing where nobody else is there. */
  readonly owner: string;
  /** Set where the reply takes the place of another: what gave that one, and its page. */
  readonly back?: { readonly call: CommandCall; readonly page: number };
}

/** The reply in as many messages as it needs, the buttons under the last. */
export function messagesOf(reply: Reply, putting: Putting): Sendings {
  const { rows, extra } = actionRows(reply, 0, putting);
  const { pictures, texts } = render(reply, extra);
  return {
    pictures: withRows(pictures, texts.length === 0 ? rows : []),
    texts: texts.map((text, index) => ({ ...text, rows: index === texts.length - 1 ? rows : [] })),
  };
}

/** Pictures with buttons under the last. */
function withRows(pictures: readonly Picture[], rows: Rows): readonly PictureSending[] {
  return pictures.map((picture, index) => ({ ...picture, rows: index === pictures.length - 1 ? rows : [] }));
}

/**
 * One page of a reply with buttons to turn it, and all its other buttons; the pictures come with all of them.
 * @param page from 0; one that there is not is the nearest that there is
 * @returns undefined where no button can carry the call that gives the reply again
 */
export function pageOf(reply: Reply, page: number, putting: Putting): Sendings | undefined {
  const actions = actionRows(reply, page, putting);
  const { pictures, texts } = render(reply, actions.extra);
  const at = Math.min(Math.max(page, 0), texts.length - 1);
  const { rows } = at === page ? actions : actionRows(reply, at, putting);
  const text = texts[at];
  if (text === undefined) return { pictures: withRows(pictures, rows), texts: [] };
  if (texts.length === 1) return { pictures: withRows(pictures, []), texts: [{ ...text, rows }] };
  const turning = putting.back ? undefined : turningRow(reply, at, texts.length, putting);
  if (turning === undefined) return undefined;
  const mark = plain(textsFor(reply.language).pages.page(at + 1, texts.length), reply.direction);
  const html = `${text.html}\n${directed(`<i>${mark}</i>`, reply.direction)}`;
  return { pictures: withRows(pictures, []), texts: [{ ...text, html, rows: [turning, ...rows] }] };
}

function turningRow(
  reply: Reply,
  at: number,
  of: number,
  { owner }: Putting,
): readonly InlineKeyboardButton[] | undefined {
  if (reply.again === undefined) return undefined;
  const call = reply.again;
  const { pages } = textsFor(reply.language);
  const [back, next] = [at - 1, at + 1].map((page) =>
    pageData({ page: Math.max(page, 0), owner }, call, shownBy(reply)),
  );
  if (back === undefined || next === undefined) return undefined;
  const [before, after] = reply.direction === 'rtl' ? ['▶', '◀'] : ['◀', '▶'];
  return [
    ...(at > 0 ? [{ text: `${before} ${pages.back}`, callback_data: back }] : []),
    ...(at < of - 1 ? [{ text: `${pages.next} ${after}`, callback_data: next }] : []),
  ];
}

/** The question that a message with this reply shows whole, if it does. */
function shownBy(reply: Reply): string | undefined {
  return showsQuestion(reply) ? reply.asked?.at(-1) : undefined;
}

/** The reply's actions as rows of buttons; what cannot be a button comes as lines of text. */
function actionRows(
  reply: Reply,
  page: number,
  putting: Putting,
): { readonly rows: Rows; readonly extra: readonly Line[] } {
  const shown = shownBy(reply);
  const made = reply.actions.map((action, index) => ({
    action,
    button: buttonFor(action, index, { reply, shown, page, putting }),
  }));
  const fitting = made.filter(({ button }) => button).slice(0, LIMITS.buttons);
  const left = made.filter((one) => !fitting.includes(one));
  const rows = buttonRows(
    fitting.flatMap(({ button }) => (button ? [button] : [])),
    ({ text }) => text,
    LIMITS.buttonsInRow,
  );
  const back = backButton(reply, putting);
  return {
    rows: back ? [[back], ...rows] : rows,
    extra: left.map(({ action }) => actionLine(action, putting.commands)),
  };
}

/** The button that gives the message back whose place the reply has taken. */
function backButton(reply: Reply, { owner, back }: Putting): InlineKeyboardButton | undefined {
  if (back === undefined) return undefined;
  const data = pageData({ page: back.page, owner }, back.call, shownBy(reply));
  const arrow = reply.direction === 'rtl' ? '▶' : '◀';
  return data === undefined
    ? undefined
    : { text: `${arrow} ${textsFor(reply.language).telegram.toAnswer}`, callback_data: data };
}

/** Where a button stands. */
interface Setting {
  readonly reply: Reply;
  /** The question that its message shows whole, if it does. */
  readonly shown: string | undefined;
  readonly page: number;
  readonly putting: Putting;
}

/** A button for an action; none where a label, an address or a call is too long for one. */
function buttonFor(action: Action, index: number, setting: Setting): InlineKeyboardButton | undefined {
  const text = safe(action.label);
  if (text.trim() === '' || text.length > LIMITS.label) return undefined;
  switch (action.kind) {
    case 'link': {
      const url = webAddress(action.url);
      return url === undefined || url.length > LIMITS.url ? undefined : { text, url };
    }
    case 'call': {
      const { call } = action;
      const data = viewOf(call, setting) ?? labelData(index, call, text) ?? callData(call, setting.shown);
      return data === undefined ? undefined : { text, callback_data: data };
    }
    default:
      return action satisfies never;
  }
}

/** What a button brings back whose reply may take this one's place: the call, and what leads back here. */
function viewOf(call: CommandCall, { reply, shown, page, putting }: Setting): string | undefined {
  const { commands, owner, back } = putting;
  const here = back?.call ?? reply.again;
  const isHidden = commands.some(({ name, hidden }) => hidden && name === call.command);
  if (shown === undefined || here === undefined || isHidden || Object.hasOwn(call.args, 'question')) {
    return undefined;
  }
  return viewData({ page: back?.page ?? page, owner }, call, here, shown);
}
