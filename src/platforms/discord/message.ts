import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { Command } from '../../command/command.ts';
import { actionLine } from '../../command/command-line.ts';
import { buttonRows } from '../../reply/button-rows.ts';
import type { Action, Line, Reply } from '../../reply/reply.ts';
import { textsFor } from '../../text/index.ts';
import { callId, pageId, SHARE_ID } from './custom-ids.ts';
import { LIMITS } from './limits.ts';
import { type Attachment, type Part, render, showsQuestion } from './render.ts';

/** The JSON of a message, whatever route it is sent by. */
export interface MessageBody {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  /** No text, whoever wrote it, can notify anybody. */
  readonly allowed_mentions: { readonly parse: never[]; readonly replied_user: false };
  readonly attachments?: { readonly id: string; readonly filename: string; readonly description: string }[];
}

/** A message with its files. */
export interface MessagePayload {
  readonly body: MessageBody;
  readonly files: readonly Attachment[];
}

/** One of the messages of a reply. */
export interface CitingPayload extends MessagePayload {
  /** Numbers of the citations in it. */
  readonly cites: readonly number[];
}

/** Rows of buttons that a message may have beside its text. */
const MOST_ROWS = 5;

type Row = APIActionRowComponent<APIButtonComponent>;

/** Who sees a message: everyone in the chat, or only the asker, with or without a button that shares it. */
export type Visibility = 'everyone' | 'asker' | 'asker-may-share';

/** What messages are made for. */
export interface MessageContext {
  /** The commands, to write out a call that no button can hold. */
  readonly commands: readonly Command[];
  /** Id of the reader who asked, and alone may turn the pages. */
  readonly owner: string;
  readonly visibility: Visibility;
}

/** A page of the reply with buttons that turn it; the whole reply if no button can. */
export function messagesFrom(reply: Reply, page: number, context: MessageContext): readonly MessagePayload[] {
  const payload = pageOf(reply, page, context);
  return payload ? [payload] : messagesOf(reply, context);
}

/** The reply in as many messages as it needs, the buttons under the last. */
export function messagesOf(reply: Reply, context: MessageContext): readonly CitingPayload[] {
  const { rows, extra } = actionRows(reply, context);
  const parts = render(reply, extra);
  const share = shareButtons(reply, context).map((button) => row([button]));
  return parts.map((part, index) => ({
    ...sending(part, index === parts.length - 1 ? rows : share, context),
    cites: part.cites,
  }));
}

/**
 * One page of a reply with buttons to turn it, and all its other buttons.
 * @param page from 0; one that there is not is the nearest that there is
 * @returns undefined where no button can carry the call that gives the reply again
 */
export function pageOf(reply: Reply, page: number, context: MessageContext): MessagePayload | undefined {
  const { rows, extra } = actionRows(reply, context);
  const parts = render(reply, extra);
  const at = Math.min(Math.max(page, 0), parts.length - 1);
  const part = parts[at];
  if (part === undefined) return undefined;
  if (parts.length === 1) return sending(part, rows, context);
  const turning = turningRow(reply, at, parts.length, context);
  if (turning === undefined) return undefined;
  const { pages } = textsFor(reply.language);
  return sending(marked(part, pages.page(at + 1, parts.length)), [turning, ...rows], context);
}

function sending(
  { body, files }: Part,
  rows: readonly Row[],
  { visibility }: MessageContext,
): MessagePayload {
  const flags = MessageFlags.IsComponentsV2 | (visibility === 'everyone' ? 0 : MessageFlags.Ephemeral);
  const attachments = files.map(({ name, description }, index) => ({
    id: String(index),
    filename: name,
    description,
  }));
  return {
    body: {
      flags,
      components: [body, ...rows],
      allowed_mentions: { parse: [], replied_user: false },
      ...(attachments.length > 0 ? { attachments } : {}),
    },
    files,
  };
}

/** A part with the number of its page below. */
function marked({ body, ...part }: Part, page: string): Part {
  const mark = { type: ComponentType.TextDisplay, content: `-# ${page}` } as const;
  return { ...part, body: { ...body, components: [...body.components, mark] } };
}

function turningRow(reply: Reply, at: number, of: number, { owner }: MessageContext): Row | undefined {
  if (reply.again === undefined) return undefined;
  const call = reply.again;
  const { pages } = textsFor(reply.language);
  const [back, next] = [at - 1, at + 1].map((page) => pageId(page, owner, call, shownBy(reply)));
  if (back === undefined || next === undefined) return undefined;
  const [before, after] = reply.direction === 'rtl' ? ['▶', '◀'] : ['◀', '▶'];
  return row([
    { ...button(back, `${before} ${pages.back}`), disabled: at === 0 },
    { ...button(next, `${pages.next} ${after}`), disabled: at === of - 1 },
  ]);
}

/** The question that a message with this reply shows whole, if it does. */
function shownBy(reply: Reply): string | undefined {
  return showsQuestion(reply) ? reply.asked?.at(-1) : undefined;
}

/** The button that shows to everyone what one reader sees, where that makes sense. */
function shareButtons({ language }: Reply, { visibility }: MessageContext): readonly Button[] {
  return visibility === 'asker-may-share' ? [button(SHARE_ID, textsFor(language).answer.share)] : [];
}

/** The reply's actions as rows of buttons; what cannot be a button comes as lines of text. */
function actionRows(
  reply: Reply,
  context: MessageContext,
): { readonly rows: readonly Row[]; readonly extra: readonly Line[] } {
  const made = reply.actions.map((action, index) => ({ action, button: buttonFor(action, index, reply) }));
  const buttons = made.flatMap(({ button: some }) => (some ? [some] : []));
  const rows = buttonRows(
    [...buttons, ...shareButtons(reply, context)],
    ({ label }) => label,
    LIMITS.buttonsInRow,
  );
  const kept = rows.slice(0, MOST_ROWS);
  const shown = new Set(kept.flat());
  const left = made.filter(({ button: some }) => some === undefined || !shown.has(some));
  return { rows: kept.map(row), extra: left.map(({ action }) => actionLine(action, context.commands)) };
}

type Button = APIButtonComponent & { readonly label: string };

/** A button for an action; none where a label, an address or a call is too long for one. */
function buttonFor(action: Action, index: number, reply: Reply): Button | undefined {
  if (action.label.trim() === '' || action.label.length > LIMITS.label) return undefined;
  switch (action.kind) {
    case 'link':
      return action.url.length <= LIMITS.url && /^https?:\/\//.test(action.url)
        ? { type: ComponentType.Button, style: ButtonStyle.Link, label: action.label, url: action.url }
        : undefined;
    case 'call': {
      const id = callId(index, action.call, shownBy(reply));
      return id === undefined ? undefined : button(id, action.label);
    }
    default:
      return action satisfies never;
  }
}

function button(custom_id: string, label: string): Button & { readonly custom_id: string } {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id };
}

function row(buttons: readonly APIButtonComponent[]): Row {
  return { type: ComponentType.ActionRow, components: [...buttons] };
}
