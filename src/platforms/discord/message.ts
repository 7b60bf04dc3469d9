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
import { validFactsOf } from '../../reply/citations.ts';
import { KeptRenderings } from '../../reply/kept-renderings.ts';
import { type ActionRows, actionRows, messagePage } from '../../reply/page-buttons.ts';
import type { Action, Reply, WritableAction } from '../../reply/reply.ts';
import type { Stated } from '../../sending/posted.ts';
import { textsFor } from '../../text/index.ts';
import { callId, cardId, formId, pageId, SHARE_ID, stepId } from './custom-ids.ts';
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
  /** What it states, if it is a reply. */
  readonly stated?: Stated;
}

/** One of the messages of a reply. */
export interface CitingPayload extends MessagePayload {
  /** Numbers of the citations in it. */
  readonly cites: readonly number[];
}

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

type Button = APIButtonComponent & { readonly label: string };
type Buttons = readonly (readonly Button[])[];

/** A page of the reply with buttons that turn it; the whole reply if no button can. */
export function messagesFrom(reply: Reply, page: number, context: MessageContext): readonly MessagePayload[] {
  const payload = pageOf(reply, page, context);
  return payload ? [payload] : messagesOf(reply, context);
}

/** The reply in as many messages as it needs, with the buttons under the last. */
export function messagesOf(reply: Reply, context: MessageContext): readonly CitingPayload[] {
  const { rows, rest } = actionsOf(reply, context);
  const parts = renderWith(reply, rest, context);
  const share = shareButtons(reply, context).map((button) => [button]);
  return parts.map((part, index) => ({
    ...payloadOf(part, index === parts.length - 1 ? rows : share, context),
    cites: part.cites,
    stated: statedIn(part, reply),
  }));
}

/**
 * One page of a reply with buttons that turn it, and the buttons of its actions.
 * @param page from 0; the nearest page if there is none with this number
 * @returns undefined if the reply has several pages, and no button can turn them
 */
export function pageOf(reply: Reply, page: number, context: MessageContext): MessagePayload | undefined {
  const shown = shownQuestion(reply);
  const made = messagePage<Part, Button>(reply, page, {
    actions: () => actionsOf(reply, context),
    render: (rest) => renderWith(reply, rest, context),
    turnButtons: (back, next, call) => {
      const buttons = [back, next].flatMap(({ page: other, label, exists }) => {
        const id = pageId(other, context.owner, call, shown);
        return id === undefined ? [] : [{ ...button(id, label), disabled: !exists }];
      });
      return buttons.length === 2 ? buttons : undefined;
    },
  });
  if (made?.part === undefined) return undefined;
  const { part, rows, position } = made;
  return {
    ...payloadOf(position === undefined ? part : withPosition(part, position), rows, context),
    stated: statedIn(part, reply),
  };
}

function statedIn({ cites }: Part, { citations, language }: Reply): Stated {
  return { facts: validFactsOf(citations, cites), language };
}

/** The buttons for the reply's actions, and the one that shares it. */
function actionsOf(reply: Reply, context: MessageContext): ActionRows<Button> {
  const shown = shownQuestion(reply);
  return actionRows<Button>(
    reply.actions,
    {
      mostInRow: LIMITS.buttonsInRow,
      mostRows: LIMITS.buttonRows,
      labelOf: ({ label }) => label,
      buttonFor: (action, index) => actionButton(action, index, { reply, shown, owner: context.owner }),
    },
    shareButtons(reply, context),
  );
}

const kept = new KeptRenderings<readonly Part[]>();

/** @param rest actions to write out */
function renderWith(
  reply: Reply,
  rest: readonly WritableAction[],
  { commands }: MessageContext,
): readonly Part[] {
  return kept.get(reply, { commands, rest }, () =>
    render(
      reply,
      rest.map((action) => actionLine(action, commands)),
    ),
  );
}

function payloadOf({ body, files }: Part, buttons: Buttons, { visibility }: MessageContext): MessagePayload {
  const flags = MessageFlags.IsComponentsV2 | (visibility === 'everyone' ? 0 : MessageFlags.Ephemeral);
  const attachments = files.map(({ name, description }, index) => ({
    id: String(index),
    filename: name,
    description,
  }));
  return {
    body: {
      flags,
      components: [body, ...buttons.map(actionRow)],
      allowed_mentions: { parse: [], replied_user: false },
      ...(attachments.length > 0 ? { attachments } : {}),
    },
    files,
  };
}

/** A part with its page number below. */
function withPosition({ body, ...part }: Part, position: string): Part {
  const line = { type: ComponentType.TextDisplay, content: `-# ${position}` } as const;
  return { ...part, body: { ...body, components: [...body.components, line] } };
}

/** The question that a message with this reply shows, if it shows it in full. */
function shownQuestion(reply: Reply): string | undefined {
  return showsQuestion(reply) ? reply.asked?.at(-1) : undefined;
}

/** The button that shows to everyone what one reader sees, if that is useful. */
function shareButtons({ language }: Reply, { visibility }: MessageContext): readonly Button[] {
  return visibility === 'asker-may-share' ? [button(SHARE_ID, textsFor(language).answer.share)] : [];
}

/** What a button depends on besides its action. */
interface ButtonContext {
  readonly reply: Reply;
  /** The question that the message shows in full. */
  readonly shown: string | undefined;
  readonly owner: string;
}

/**
 * The button for an action; undefined if its label, its address or its call is too long.
 * @param shown the question that the message shows in full
 * @param owner who may change the message
 */
function actionButton(
  action: Action,
  index: number,
  { reply, shown, owner }: ButtonContext,
): Button | undefined {
  const { label } = action;
  if (label.trim() === '' || label.length > LIMITS.label) return undefined;
  switch (action.kind) {
    case 'link':
      return action.url.length <= LIMITS.url && /^https?:\/\//.test(action.url)
        ? { type: ComponentType.Button, style: ButtonStyle.Link, label, url: action.url }
        : undefined;
    // Discord has no such button.
    case 'copy':
      return undefined;
    case 'call': {
      const id = callButtonId(action, index, { reply, shown, owner });
      return id === undefined ? undefined : button(id, label);
    }
    case 'form': {
      const id = formId(index, action.call, action.replaces === 'for-all' ? 'card' : 'new');
      return id === undefined ? undefined : button(id, label);
    }
    default:
      return action satisfies never;
  }
}

function callButtonId(
  { call, replaces }: Extract<Action, { readonly kind: 'call' }>,
  index: number,
  { reply, shown, owner }: ButtonContext,
): string | undefined {
  if (reply.inPlace) return stepId(index, call);
  if (replaces === 'for-all') return cardId(index, call);
  return replaces ? pageId(0, owner, call, shown) : callId(index, call, shown);
}

function button(custom_id: string, label: string): Button & { readonly custom_id: string } {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id };
}

function actionRow(buttons: readonly Button[]): APIActionRowComponent<APIButtonComponent> {
  return { type: ComponentType.ActionRow, components: [...buttons] };
}
