import {
  type APIInteractionResponse,
  type APIMessage,
  type APIMessageTopLevelComponent,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { Dispatch, Limits } from '../../chat/dispatch.ts';
import type { Command, Inbound } from '../../command/command.ts';
import type { Suggest } from '../../command/suggestions.ts';
import { call, notice } from '../../reply/build.ts';
import type { Reply } from '../../reply/reply.ts';
import { closestLanguage, textsFor } from '../../text/index.ts';
import type { Request } from './decode.ts';
import { SHARE_ID } from './ids.ts';
import { LIMITS } from './limits.ts';
import { messagesOf, type Putting, pageOf, type Sending } from './message.ts';
import { type Picture, QUESTION_ID } from './render.ts';

/** What answers are made with. */
export interface MakeOptions {
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly suggest: Suggest;
  /** For what is answered without `dispatch`. */
  readonly limits?: Limits;
}

/** What an interaction is answered with: the first response, and the messages that follow it. */
export interface Made {
  readonly response: APIInteractionResponse;
  readonly pictures: readonly Picture[];
  readonly further: readonly Sending[];
}

/** What a request is answered with. */
export async function make(request: Request, parts: MakeOptions): Promise<Made> {
  switch (request.kind) {
    case 'ping':
      return alone({ type: InteractionResponseType.Pong });
    case 'complete':
      return alone(completions(request, parts));
    case 'share':
      return sharing(request, parts);
    case 'page':
      return turned(request, parts);
    case 'call':
    case 'press': {
      const { inbound, direct, kind } = request;
      const reply = await parts.dispatch(inbound);
      // In a server a button's answer is for whoever pressed it: the channel has not asked.
      const hidden = reply.audience === 'asker' || (kind === 'press' && !direct);
      return said(reply, hidden, inbound, parts);
    }
    case 'unknown': {
      const language = closestLanguage(request.language) ?? 'en';
      const reply = notice(language, [textsFor(language).wrong.oldButton]);
      return said(reply, true, undefined, parts);
    }
    default:
      return request satisfies never;
  }
}

function alone(response: APIInteractionResponse): Made {
  return { response, pictures: [], further: [] };
}

/** A reply as the response, and what does not fit on it as messages after it. */
function said(reply: Reply, hidden: boolean, inbound: Inbound | undefined, parts: MakeOptions): Made {
  const [first, ...further] = put(reply, 0, {
    commands: parts.commands,
    owner: inbound?.user ?? '0',
    hidden: hidden ? hiddenAs(reply) : 'no',
  });
  if (first === undefined) throw new TypeError('a reply has at least one message');
  return {
    response: {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: first.message,
    } as APIInteractionResponse,
    pictures: first.pictures,
    further,
  };
}

/** Whether others would have any use of what one reader sees; what was mistyped, say, is of none. */
function hiddenAs({ again, citations, blocks }: Reply): 'yes' | 'shareable' {
  return again !== undefined && (citations.length > 0 || blocks.length > 1) ? 'shareable' : 'yes';
}

/** A page of the reply with buttons to turn it; all of it where no button could. */
export function put(reply: Reply, page: number, putting: Putting): readonly Sending[] {
  const one = pageOf(reply, page, putting);
  return one ? [one] : messagesOf(reply, putting);
}

/** The message with another of its pages, for its owner; anybody else is told where to get one. */
async function turned(request: Extract<Request, { kind: 'page' }>, parts: MakeOptions): Promise<Made> {
  const { inbound, page, owner } = request;
  if (inbound.user !== owner) {
    const language = closestLanguage(inbound.language) ?? 'en';
    const { pages } = textsFor(language);
    const { input } = inbound;
    const own = input.kind === 'call' ? [call(pages.own, input.call.command, input.call.args)] : [];
    return said(notice(language, [pages.notYours], own), true, inbound, parts);
  }
  const reply = await parts.dispatch(inbound);
  // What is no answer, such as that it was too often, must not take the place of one.
  if (reply.again === undefined) return said(reply, true, inbound, parts);
  const hidden = request.hidden ? hiddenAs(reply) : 'no';
  const [first] = put(reply, page, { commands: parts.commands, owner, hidden });
  if (first === undefined) throw new TypeError('a reply has at least one message');
  return {
    response: { type: InteractionResponseType.UpdateMessage, data: first.message } as APIInteractionResponse,
    pictures: first.pictures,
    further: [],
  };
}

/** A component as a message holds it. */
interface Held {
  readonly id?: number;
  readonly custom_id?: string;
  readonly components?: readonly Held[];
}

/** Components as they were sent: without the ids that Discord gave them, and without the button that shares. */
function asSent(components: readonly Held[]): readonly Held[] {
  return components.flatMap(({ id, components: inside, ...rest }) => {
    if (rest.custom_id === SHARE_ID) return [];
    const own = id === QUESTION_ID ? { ...rest, id } : rest;
    if (inside === undefined) return [own];
    const left = asSent(inside);
    return left.length > 0 ? [{ ...own, components: left }] : [];
  });
}

/** Shows to everyone what one reader saw; that fills a channel like any answer, and so counts like one. */
async function sharing(
  { message, inbound }: Extract<Request, { kind: 'share' }>,
  parts: MakeOptions,
): Promise<Made> {
  const refused = await parts.limits?.take(inbound);
  if (refused === undefined) return alone(shared(message));
  const language = closestLanguage(inbound.language) ?? 'en';
  return said(notice(language, [textsFor(language).wrong.tooOften(refused.wait)]), true, inbound, parts);
}

/** What only its asker saw, for everyone: the same message without the button that shared it. */
function shared(message: APIMessage): APIInteractionResponse {
  const components = asSent((message.components ?? []) as readonly Held[]) as APIMessageTopLevelComponent[];
  return {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: {
      flags: MessageFlags.IsComponentsV2,
      components,
      allowed_mentions: { parse: [] },
    },
  };
}

function completions(
  { command, option: name, typed, language }: Extract<Request, { kind: 'complete' }>,
  { commands, suggest }: MakeOptions,
): APIInteractionResponse {
  const option = commands
    .find((candidate) => candidate.name === command)
    ?.options.find((candidate) => candidate.name === name);
  const suggestions = option ? suggest(option.kind, typed, closestLanguage(language) ?? 'en') : [];
  const choices = suggestions.slice(0, LIMITS.choices).map(({ label, value }) => ({
    name:
      label.length > LIMITS.choiceName ? `${label.slice(0, LIMITS.choiceName - 1).toWellFormed()}…` : label,
    value,
  }));
  return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
}
