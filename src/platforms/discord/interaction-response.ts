import {
  type APIInteractionResponse,
  type APIMessage,
  type APIMessageTopLevelComponent,
  InteractionResponseType,
  MessageFlags,
} from 'discord.js';
import type { Dispatch, Limits } from '../../chat/dispatch.ts';
import type { Command, Inbound } from '../../command/command.ts';
import type { Suggest } from '../../command/suggestions.ts';
import { call, notice } from '../../reply/build.ts';
import type { Form, Reply } from '../../reply/reply.ts';
import type { PostedMessage } from '../../sending/posted.ts';
import { closestLanguage, textsFor } from '../../text/index.ts';
import { given } from '../../util/given.ts';
import { SHARE_ID } from './custom-ids.ts';
import type { InteractionRequest } from './decode.ts';
import { LIMITS } from './limits.ts';
import { type MessagePayload, messagesFrom, type Visibility } from './message.ts';
import { formIn, type ModalPlace, modalsFor } from './modal.ts';
import { type Attachment, QUESTION_ID } from './render.ts';
import { shortened } from './shortened.ts';

/** What requests are answered with. */
export interface ResponseOptions {
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly suggest: Suggest;
  /** For what is answered without `dispatch`. */
  readonly limits?: Limits;
  /** Forms are made of text inputs alone. */
  readonly plainForms?: boolean;
}

/** The first response to an interaction, and the messages that follow it. */
export interface InteractionResponse {
  readonly response: APIInteractionResponse;
  readonly files: readonly Attachment[];
  readonly followUps: readonly MessagePayload[];
  /** What the message of the response states, or of which message it is a copy. Left out if it states nothing. */
  readonly states?: PostedMessage['states'];
  /** What is sent instead where Discord does not take this form, or it is too late for one. */
  readonly instead?: InteractionResponse;
}

/** Answers what an interaction asks for. */
export async function responseTo(
  request: InteractionRequest,
  options: ResponseOptions,
): Promise<InteractionResponse> {
  switch (request.kind) {
    case 'ping':
      return withoutFiles({ type: InteractionResponseType.Pong });
    case 'autocomplete':
      return withoutFiles(await choicesFor(request, options));
    case 'share':
      return share(request, options);
    case 'page':
      return turnPage(request, options);
    case 'command':
    case 'button':
    case 'form': {
      const reply = await options.dispatch(request.inbound);
      const shown = shownReply(reply, request, options);
      // What a form was filled in for cannot open another one.
      const form = request.kind === 'button' && request.isSubmitted ? undefined : formIn(reply);
      return form === undefined ? shown : opening(form, request, shown, options);
    }
    case 'unknown': {
      const language = closestLanguage(request.language) ?? 'en';
      const reply = notice(language, [textsFor(language).wrong.oldButton]);
      return messageResponse(reply, true, undefined, options);
    }
    default:
      return request satisfies never;
  }
}

/** A request whose reply may open a form. */
type Dispatched = Extract<InteractionRequest, { kind: 'command' | 'button' | 'form' }>;

/** A reply as a message: a new one, or in the place of the message with the button. */
function shownReply(reply: Reply, request: Dispatched, options: ResponseOptions): InteractionResponse {
  const { inbound, kind } = request;
  const card = kind === 'command' ? undefined : request.card;
  if (card && reply.audience === 'everyone') return nextStep(reply, card.hidden, inbound, options);
  // In a server, only the reader who pressed a button sees its answer: the channel has not asked.
  const isHidden = reply.audience === 'asker' || kind === 'form' || (kind === 'button' && !request.direct);
  if (kind !== 'button') return messageResponse(reply, isHidden, inbound, options);
  if (reply.inPlace && request.step) return nextStep(reply, isHidden, inbound, options);
  return messageResponse(
    withQuestions(reply, reply.inPlace ? [] : request.questions),
    isHidden,
    inbound,
    options,
  );
}

/** A form as the response, and after it what is sent where it cannot be. */
function opening(
  form: Form,
  request: Dispatched,
  shown: InteractionResponse,
  { plainForms }: ResponseOptions,
): InteractionResponse {
  return modalsFor(form, placeOf(request))
    .filter(({ kind }) => !plainForms || kind === 'plain')
    .reduceRight((instead, { modal }) => ({ ...withoutFiles(modal), instead }), shown);
}

/** The response without the forms that would come first: it is too late to open one. */
export function withoutForms(answer: InteractionResponse): InteractionResponse {
  return answer.instead === undefined ? answer : withoutForms(answer.instead);
}

/** What the reply to a submitted form takes the place of. */
function placeOf(request: Dispatched): ModalPlace {
  if (request.kind === 'command') return 'new';
  if (request.card) return 'card';
  return request.kind === 'button' && request.step ? 'step' : 'new';
}

/**
 * The reply with the questions of the message whose button was pressed: its own buttons may be about the answer to the last
 * of them.
 */
function withQuestions(reply: Reply, questions: readonly string[]): Reply {
  const isShown = reply.asked !== undefined || reply.actions.length === 0 || questions.length === 0;
  return isShown ? reply : { ...reply, asked: questions };
}

function withoutFiles(response: APIInteractionResponse): InteractionResponse {
  return { response, files: [], followUps: [] };
}

/** A reply as the response; what does not fit in it follows as further messages. */
function messageResponse(
  reply: Reply,
  isHidden: boolean,
  inbound: Inbound | undefined,
  { commands }: ResponseOptions,
): InteractionResponse {
  const owner = inbound?.user ?? '0';
  const visibility = isHidden ? visibilityToAsker(reply) : 'everyone';
  const [first, ...followUps] = messagesFrom(reply, 0, { commands, owner, visibility });
  if (first === undefined) throw new TypeError('a reply has at least one message');
  return { ...respondWith(InteractionResponseType.ChannelMessageWithSource, first), followUps };
}

/** The next step of a dialogue, in the place of the one before. */
function nextStep(
  reply: Reply,
  isHidden: boolean,
  { user }: Inbound,
  { commands }: ResponseOptions,
): InteractionResponse {
  const visibility = isHidden ? visibilityToAsker(reply) : 'everyone';
  const [first] = messagesFrom(reply, 0, { commands, owner: user, visibility });
  if (first === undefined) throw new TypeError('a reply has at least one message');
  return respondWith(InteractionResponseType.UpdateMessage, first);
}

function respondWith(
  type: InteractionResponseType.ChannelMessageWithSource | InteractionResponseType.UpdateMessage,
  { body, files, stated }: MessagePayload,
): InteractionResponse {
  // A changed message would keep the pictures of the page before.
  const data = type === InteractionResponseType.UpdateMessage ? { attachments: [], ...body } : body;
  const response = { type, data } as APIInteractionResponse;
  return { response, files, followUps: [], ...given({ states: stated }) };
}

/** An answer that others could use can be shared; a note about a typing error or the reader's own choices, for example, cannot. */
function visibilityToAsker({ again, citations, blocks, actions }: Reply): Visibility {
  if (actions.some((action) => action.kind === 'call' && action.replaces)) return 'asker';
  return again !== undefined && (citations.length > 0 || blocks.length > 1) ? 'asker-may-share' : 'asker';
}

/** Turns the message to another page for its owner; other readers get a button that asks for their own. */
async function turnPage(
  request: Extract<InteractionRequest, { kind: 'page' }>,
  options: ResponseOptions,
): Promise<InteractionResponse> {
  const { inbound, page, owner } = request;
  if (inbound.user !== owner) {
    const language = closestLanguage(inbound.language) ?? 'en';
    const { pages } = textsFor(language);
    const { input } = inbound;
    const own = input.kind === 'call' ? [call(pages.own, input.call.command, input.call.args)] : [];
    return messageResponse(notice(language, [pages.notYours], own), true, inbound, options);
  }
  const reply = await options.dispatch(inbound);
  // A notice, such as that the reader asked too often, must not replace the answer.
  if (reply.again === undefined) return messageResponse(reply, true, inbound, options);
  const visibility = request.hidden ? visibilityToAsker(reply) : 'everyone';
  const [first] = messagesFrom(reply, page, { commands: options.commands, owner, visibility });
  if (first === undefined) throw new TypeError('a reply has at least one message');
  return respondWith(InteractionResponseType.UpdateMessage, first);
}

/** Shows to everyone what one reader sees. It fills the channel as an answer does, so it counts as one. */
async function share(
  { message, inbound }: Extract<InteractionRequest, { kind: 'share' }>,
  options: ResponseOptions,
): Promise<InteractionResponse> {
  const refused = await options.limits?.take(inbound);
  if (refused === undefined)
    return { ...withoutFiles(sharedMessage(message)), states: { copyOf: message.id } };
  const language = closestLanguage(inbound.language) ?? 'en';
  const reply = notice(language, [textsFor(language).wrong.tooOften(refused.wait)]);
  return messageResponse(reply, true, inbound, options);
}

/** The same message for everyone, without the button that shared it. */
function sharedMessage(message: APIMessage): APIInteractionResponse {
  const components = resendable((message.components ?? []) as readonly ReceivedComponent[]);
  return {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: {
      flags: MessageFlags.IsComponentsV2,
      components: components as APIMessageTopLevelComponent[],
      allowed_mentions: { parse: [] },
    },
  };
}

/** A component as Discord returns it. */
interface ReceivedComponent {
  readonly id?: number;
  readonly custom_id?: string;
  readonly components?: readonly ReceivedComponent[];
}

/** Components as they were sent: without the ids that Discord added, and without the button that shares. */
function resendable(components: readonly ReceivedComponent[]): readonly ReceivedComponent[] {
  return components.flatMap(({ id, components: children, ...rest }) => {
    if (rest.custom_id === SHARE_ID) return [];
    const component = id === QUESTION_ID ? { ...rest, id } : rest;
    if (children === undefined) return [component];
    const kept = resendable(children);
    return kept.length > 0 ? [{ ...component, components: kept }] : [];
  });
}

/** What a reader may mean who is typing; nothing for one who asks for that too often, since there is no room to say so. */
async function choicesFor(
  { command, option: name, typed, inbound }: Extract<InteractionRequest, { kind: 'autocomplete' }>,
  { commands, suggest, limits }: ResponseOptions,
): Promise<APIInteractionResponse> {
  const isAllowed = (await limits?.takeTyped(inbound)) ?? true;
  const option = commands
    .find((candidate) => candidate.name === command)
    ?.options.find((candidate) => candidate.name === name);
  const language = closestLanguage(inbound.language) ?? 'en';
  const suggestions = option && isAllowed ? suggest(option.kind, typed, language) : [];
  const choices = suggestions
    .slice(0, LIMITS.choices)
    .map(({ label, value }) => ({ name: shortened(label, LIMITS.choiceName), value }));
  return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
}
