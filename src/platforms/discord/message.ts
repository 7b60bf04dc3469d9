import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { Command } from '../../command/command.ts';
import { actionLine } from '../../command/command-line.ts';
import { buttonRows } from '../../reply/button-rows.ts';
import type { Action, Line, Reply } from '../../reply/reply.ts';
import { textsFor } from '../../text/index.ts';
import { callId, pageId, SHARE_ID } from './ids.ts';
import { LIMITS } from './limits.ts';
import { type Part, type Picture, render, showsQuestion } from './render.ts';

/** What is sent to Discord for one message, whatever the route. */
export interface Message {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  /** No text, whoever wrote it, can notify anybody. */
  readonly allowed_mentions: { readonly parse: never[]; readonly replied_user: false };
  readonly attachments?: { readonly id: string; readonly filename: string; readonly description: string }[];
}

/** A message with the pictures that go along. */
export interface Sending {
  readonly message: Message;
  readonly pictures: readonly Picture[];
}

/** A message of several that a reply comes in. */
export interface CitingSending extends Sending {
  /** Numbers of the citations that it cites. */
  readonly cites: readonly number[];
}

/** Rows of buttons that a message may have beside its text. */
const MOST_ROWS = 5;

type Row = APIActionRowComponent<APIButtonComponent>;

/** How a reply is put into messages. */
export interface Putting {
  /** The commands, to write a call out that no button can carry. */
  readonly commands: readonly Command[];
  /** Who asked, and may turn the pages. */
  readonly owner: string;
  /** For one reader's eyes, and which buttons that adds. */
  readonly hidden: 'no' | 'yes' | 'shareable';
}

/** The reply in as many messages as it needs, the buttons under the last. */
export function messagesOf(reply: Reply, putting: Putting): readonly CitingSending[] {
  const { rows, extra } = actionRows(reply, putting);
  const parts = render(reply, extra);
  const share = shareButtons(reply, putting).map((button) => row([button]));
  return parts.map((part, index) => ({
    ...sending(part, index === parts.length - 1 ? rows : share, putting),
    cites: part.cites,
  }));
}

/**
 * One page of a reply with buttons to turn it, and all its other buttons.
 * @param page from 0; one that there is not is the nearest that there is
 * @returns undefined where no button can carry the call that gives the reply again
 */
export function pageOf(reply: Reply, page: number, putting: Putting): Sending | undefined {
  const { rows, extra } = actionRows(reply, putting);
  const parts = render(reply, extra);
  const at = Math.min(Math.max(page, 0), parts.length - 1);
  const part = parts[at];
  if (part === undefined) return undefined;
  if (parts.length === 1) return sending(part, rows, putting);
  const turning = turningRow(reply, at, parts.length, putting);
  if (turning === undefined) return undefined;
  const { pages } = textsFor(reply.language);
  return sending(marked(part, pages.page(at + 1, parts.length)), [turning, ...rows], putting);
}

function sending({ body, pictures }: Part, rows: readonly Row[], { hidden }: Putting): Sending {
  const flags = MessageFlags.IsComponentsV2 | (hidden === 'no' ? 0 : MessageFlags.Ephemeral);
  const attachments = pictures.map(({ name, description }, index) => ({
    id: String(index),
    filename: name,
    description,
  }));
  return {
    message: {
      flags,
      components: [body, ...rows],
      allowed_mentions: { parse: [], replied_user: false },
      ...(attachments.length > 0 ? { attachments } : {}),
    },
    pictures,
  };
}

/** A part with the number of its page below. */
function marked({ body, ...part }: Part, page: string): Part {
  const mark = { type: ComponentType.TextDisplay, content: `-# ${page}` } as const;
  return { ...part, body: { ...body, components: [...body.components, mark] } };
}

function turningRow(reply: Reply, at: number, of: number, { owner }: Putting): Row | undefined {
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
function shareButtons({ language }: Reply, { hidden }: Putting): readonly Button[] {
  return hidden === 'shareable' ? [button(SHARE_ID, textsFor(language).answer.share)] : [];
}

/** The reply's actions as rows of buttons; what cannot be a button comes as lines of text. */
function actionRows(
  reply: Reply,
  putting: Putting,
): { readonly rows: readonly Row[]; readonly extra: readonly Line[] } {
  const made = reply.actions.map((action, index) => ({ action, button: buttonFor(action, index, reply) }));
  const buttons = made.flatMap(({ button: some }) => (some ? [some] : []));
  const rows = buttonRows(
    [...buttons, ...shareButtons(reply, putting)],
    ({ label }) => label,
    LIMITS.buttonsInRow,
  );
  const kept = rows.slice(0, MOST_ROWS);
  const shown = new Set(kept.flat());
  const left = made.filter(({ button: some }) => some === undefined || !shown.has(some));
  return { rows: kept.map(row), extra: left.map(({ action }) => actionLine(action, putting.commands)) };
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
