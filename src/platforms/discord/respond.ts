import {
  type APIInteraction,
  type APIInteractionResponse,
  type APIMessage,
  type APIMessageTopLevelComponent,
  type GatewayMessageCreateDispatchData,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10';
import { call, notice } from '../../chat/build.ts';
import type { Command, Inbound } from '../../chat/command.ts';
import type { Dispatch } from '../../chat/dispatch.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Suggest } from '../../chat/suggest.ts';
import type { Timer } from '../../chat/until-done.ts';
import { closestLanguage, textsFor } from '../../text/index.ts';
import type { Api } from './api.ts';
import { decodeInteraction, decodeMessage, type Request } from './decode.ts';
import type { Failed } from './errors.ts';
import { SHARE_ID } from './ids.ts';
import { LIMITS } from './limits.ts';
import { type Message, messagesOf, type Putting, pageOf, type Sending } from './message.ts';
import { type Picture, QUESTION_ID } from './render.ts';

/** What answering works with, the same over the gateway and over HTTP. */
export interface RespondParts {
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly suggest: Suggest;
  readonly api: Api;
  readonly failed: Failed;
  readonly timer: Timer;
}

/** Sends the first response to an interaction; over HTTP that is the response to the request itself. */
export type SendResponse = (response: APIInteractionResponse, pictures: readonly Picture[]) => Promise<void>;

/** Answers what comes in from Discord. Neither function ever rejects. */
export interface Responder {
  interaction(raw: APIInteraction, send: SendResponse): Promise<void>;
  /** @param bot id of the bot's own user */
  message(raw: GatewayMessageCreateDispatchData, bot: string): Promise<void>;
}

/** Discord waits 3 seconds for the first byte; what takes longer than this is promised first, and then given. */
const PATIENCE_MILLISECONDS = 2_000;

/** What an interaction is answered with: the first response, and the messages that follow it. */
interface Made {
  readonly response: APIInteractionResponse;
  readonly pictures: readonly Picture[];
  readonly further: readonly Sending[];
}

/** Puts the parts together. */
export function createResponder(parts: RespondParts): Responder {
  const { api, failed, timer } = parts;
  return {
    async interaction(raw, send) {
      const where = `channel ${raw.channel?.id ?? 'unknown'}`;
      try {
        const request = decodeInteraction(raw, parts.commands);
        const making = make(request, parts);
        const promise = promiseFor(request);
        const made = promise ? await inTime(making, timer) : await making;
        if (made) await send(made.response, made.pictures);
        else if (promise) {
          await send(promise, []);
          await api.edit(raw, await making.then(asEdit));
        }
        for (const sending of (await making).further) await api.follow(raw, sending);
      } catch (error) {
        failed(error, 'Answering on Discord', where);
      }
    },

    async message(raw, bot) {
      const inbound = decodeMessage(raw, bot);
      if (inbound === undefined) return;
      try {
        const reply = await parts.dispatch(inbound);
        const sendings = put(reply, 0, {
          commands: parts.commands,
          owner: inbound.user,
          hidden: 'no',
        });
        for (const [index, sending] of sendings.entries()) {
          await api.post(raw.channel_id, sending, `${raw.id}-${index}`, raw.id);
        }
      } catch (error) {
        failed(error, 'Answering a message on Discord', `channel ${raw.channel_id}`);
      }
    },
  };
}

/** The result, or undefined where it takes too long. */
async function inTime<Result>(work: Promise<Result>, timer: Timer): Promise<Result | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const cancel = timer(() => resolve(undefined), PATIENCE_MILLISECONDS);
  try {
    return await Promise.race([work, promise]);
  } finally {
    cancel();
  }
}

/** What says that an answer is on its way; none for what cannot wait. */
function promiseFor(request: Request): APIInteractionResponse | undefined {
  switch (request.kind) {
    case 'call':
    case 'press': {
      const wish =
        request.inbound.input.kind === 'call' ? request.inbound.input.call.args['private'] : undefined;
      const hidden = wish === 'yes' || (request.kind === 'press' && !request.direct);
      return {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        ...(hidden ? { data: { flags: MessageFlags.Ephemeral } } : {}),
      };
    }
    case 'page':
      return { type: InteractionResponseType.DeferredMessageUpdate };
    default:
      return undefined;
  }
}

/** The first response as what takes the place of the promise. */
function asEdit({ response, pictures }: Made): Sending {
  if (!('data' in response) || !response.data || !('components' in response.data)) {
    throw new TypeError('only a message can be promised');
  }
  const message = response.data as unknown as Message;
  return { message: { ...message, flags: message.flags & ~MessageFlags.Ephemeral }, pictures };
}

async function make(request: Request, parts: RespondParts): Promise<Made> {
  switch (request.kind) {
    case 'ping':
      return alone({ type: InteractionResponseType.Pong });
    case 'complete':
      return alone(completions(request, parts));
    case 'share':
      return alone(shared(request.message));
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
function said(reply: Reply, hidden: boolean, inbound: Inbound | undefined, parts: RespondParts): Made {
  // What is about the asker alone, such as what was mistyped, is of no use to others.
  const shareable = reply.citations.length > 0;
  const [first, ...further] = put(reply, 0, {
    commands: parts.commands,
    owner: inbound?.user ?? '0',
    hidden: !hidden ? 'no' : shareable ? 'shareable' : 'yes',
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

/** A page of the reply with buttons to turn it; all of it where no button could. */
function put(reply: Reply, page: number, putting: Putting): readonly Sending[] {
  const one = pageOf(reply, page, putting);
  return one ? [one] : messagesOf(reply, putting);
}

/** The message with another of its pages, for its owner; anybody else is told where to get one. */
async function turned(request: Extract<Request, { kind: 'page' }>, parts: RespondParts): Promise<Made> {
  const { inbound, page, owner } = request;
  if (inbound.user !== owner) {
    const language = closestLanguage(inbound.language) ?? 'en';
    const { pages } = textsFor(language);
    const { input } = inbound;
    const own = input.kind === 'call' ? [call(pages.own, input.call.command, input.call.args)] : [];
    return said(notice(language, [pages.notYours], own), true, inbound, parts);
  }
  const reply = await parts.dispatch(inbound);
  const hidden = request.hidden ? (reply.citations.length > 0 ? 'shareable' : 'yes') : 'no';
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
  { commands, suggest }: RespondParts,
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
