import {
  type APIInteraction,
  type APIInteractionResponse,
  type GatewayMessageCreateDispatchData,
  InteractionResponseType,
  MessageFlags,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { ChatRef } from '../../command/chat-ref.ts';
import type { Inbound } from '../../command/command.ts';
import { notice } from '../../reply/build.ts';
import type { Reply } from '../../reply/reply.ts';
import type { FailureLog } from '../../sending/failure-log.ts';
import { type OnPosted, type PostedMessage, placeFor } from '../../sending/posted.ts';
import { textsFor } from '../../text/index.ts';
import { given } from '../../util/given.ts';
import type { Timer } from '../../util/timer.ts';
import type { Api } from './api.ts';
import { within } from './deadline.ts';
import {
  decodeInteraction,
  decodeMessage,
  type Editing,
  type InteractionRequest,
  isDirect,
} from './decode.ts';
import { detailsOf } from './errors.ts';
import {
  type InteractionResponse,
  type ResponseOptions,
  responseTo,
  withoutForms,
} from './interaction-response.ts';
import { type MessageBody, type MessagePayload, messagesFrom } from './message.ts';
import { inForum } from './post-forum.ts';
import type { Attachment } from './render.ts';
import type { Threads } from './threads.ts';

/** What answers are made and sent with, over the gateway as over HTTP. */
export interface ResponderOptions extends ResponseOptions {
  readonly api: Api;
  readonly threads: Threads;
  readonly failed: FailureLog;
  /** Left out where nobody edits. */
  readonly editing?: Editing;
  readonly timer: Timer;
  /** Told of each message that states facts. Default: nobody is. */
  readonly posted?: OnPosted;
}

/**
 * Sends the first response to an interaction; over HTTP that is the response to the request itself.
 * @returns the id of its message, where Discord tells it at once
 */
export type SendResponse = (
  response: APIInteractionResponse,
  files: readonly Attachment[],
) => Promise<string | undefined>;

/** Where the reply to a message is posted. */
export interface Posting {
  readonly channel: string;
  /** The message to which it replies, if it is in the same channel. */
  readonly replyTo?: string;
}

/** Discord waits 3 seconds for a response. An answer that takes longer than this is deferred first. */
const DEFER_MILLISECONDS = 2_000;

/** Answers what comes in from Discord. */
export class Responder {
  readonly #options: ResponderOptions;
  /** Discord has refused a form, and taken the same of text inputs alone. */
  #plainForms = false;

  constructor(options: ResponderOptions) {
    this.#options = options;
  }

  /** Answers an interaction; never rejects. */
  interaction(raw: APIInteraction, send: SendResponse): Promise<void> {
    return this.#answerInteraction(raw, send).catch((error: unknown) =>
      this.#options.failed(error, 'Answering on Discord', channelOf(raw)),
    );
  }

  /**
   * Answers a message, if it asks the bot something; never rejects.
   * @param bot id of the bot's own user
   */
  message(raw: GatewayMessageCreateDispatchData, bot: string): Promise<void> {
    return this.#answerMessage(raw, bot).catch((error: unknown) =>
      this.#options.failed(error, 'Answering a message on Discord', channelOf(raw)),
    );
  }

  async #answerInteraction(raw: APIInteraction, send: SendResponse): Promise<void> {
    const request = inForum(
      decodeInteraction(raw, this.#options.commands, this.#options.editing),
      raw,
      this.#options.threads,
    );
    const work = responseTo(request, { ...this.#options, plainForms: this.#plainForms });
    const deferred = deferralOf(request);
    const inTime = deferred ? await within(work, DEFER_MILLISECONDS, this.#options.timer) : await work;
    let message: string | undefined;
    let answer: InteractionResponse;
    if (inTime) ({ message, answer } = await this.#sendFirst(inTime, send, raw));
    else {
      if (deferred) await send(deferred, []);
      answer = withoutForms(await work);
      if (deferred) message = await this.#answerDeferred(raw, deferred, answer);
    }
    const asked = askedIn(raw, request);
    for (const payload of answer.followUps) await this.#followUp(raw, payload, asked);
    const isHidden = isHiddenIn(answer.response) || (inTime === undefined && isHiddenIn(deferred));
    await this.#note(raw, answer, message, asked && { from: asked.from, ...asked.seenBy(isHidden) });
  }

  /**
   * Sends a response, or what stands in for a form that Discord refuses: the interaction can still be answered then. Where it
   * takes the same form of text inputs, that is how forms are from then on.
   */
  async #sendFirst(
    answer: InteractionResponse,
    send: SendResponse,
    raw: APIInteraction,
  ): Promise<{ readonly message: string | undefined; readonly answer: InteractionResponse }> {
    const { instead } = answer;
    try {
      return { message: await send(answer.response, answer.files), answer };
    } catch (error) {
      if (instead === undefined || detailsOf(error).code !== RESTJSONErrorCodes.InvalidFormBodyOrContentType)
        throw error;
      this.#options.failed(error, 'Opening a form on Discord', channelOf(raw));
      const sent = await this.#sendFirst(instead, send, raw);
      this.#plainForms ||= sent.answer.response.type === InteractionResponseType.Modal;
      return sent;
    }
  }

  /** Notes what the message of a response states. Over HTTP Discord has to be asked for its id. */
  async #note(
    raw: APIInteraction,
    { response, states }: InteractionResponse,
    told: string | undefined,
    where: (Pick<PostedMessage, 'place'> & { readonly from: ChatRef; readonly reader?: string }) | undefined,
  ): Promise<void> {
    const { posted, api, failed } = this.#options;
    if (posted === undefined || states === undefined || where === undefined) return;
    const isChanged = response.type === InteractionResponseType.UpdateMessage;
    // A new message that states nothing need not be noted; one that has changed may have stated something before.
    if (!isChanged && 'facts' in states && states.facts.length === 0) return;
    const message =
      isChanged && 'message' in raw && raw.message
        ? raw.message.id
        : (told ??
          (await api
            .response(raw)
            .catch((error: unknown) => failed(error, 'Looking up an answer on Discord', channelOf(raw)))));
    if (message === undefined) return;
    const { from, ...seenBy } = where;
    posted({ ...seenBy, in: from, message, states });
  }

  async #answerMessage(raw: GatewayMessageCreateDispatchData, bot: string): Promise<void> {
    const { dispatch, editing, commands } = this.#options;
    const inbound = decodeMessage(raw, bot, editing, commands);
    if (inbound === undefined) return;
    const reply = await dispatch(inbound);
    // A reader who keeps mentioning the bot must not fill the channel with the same notice.
    if (reply.repeated) return;
    const isPrivate = reply.personal && inbound.server !== undefined;
    const shown = isPrivate ? notice(reply.language, [textsFor(reply.language).wrong.alone]) : reply;
    await this.post(shown, inbound, { channel: raw.channel_id, replyTo: raw.id });
  }

  /** Posts the reply to a message of a reader. */
  async post(
    reply: Reply,
    { id, from, user, server }: Omit<Inbound, 'input'>,
    { channel, replyTo }: Posting,
  ): Promise<void> {
    const { commands, api, posted } = this.#options;
    const payloads = messagesFrom(reply, 0, { commands, owner: user, visibility: 'everyone' });
    for (const [index, payload] of payloads.entries()) {
      const message = await api.post(channel, payload, { nonce: `${id}-${index}`, ...given({ replyTo }) });
      const place = placeFor(server === undefined ? 'private' : 'open', user);
      if (payload.stated && payload.stated.facts.length > 0)
        posted?.({ ...place, in: { ...from, chat: channel }, message, states: payload.stated });
    }
  }

  /** Sends a follow-up. If it fails, the next one may still succeed. */
  async #followUp(raw: APIInteraction, payload: MessagePayload, asked: Asked | undefined): Promise<void> {
    const { api, failed, posted } = this.#options;
    const message = await api
      .followUp(raw, payload)
      .catch((error: unknown) => failed(error, 'Sending a further message on Discord', channelOf(raw)));
    const { stated: states } = payload;
    if (message === undefined || asked === undefined || states === undefined || states.facts.length === 0)
      return;
    const isHidden = (payload.body.flags & MessageFlags.Ephemeral) !== 0;
    posted?.({ ...asked.seenBy(isHidden), in: asked.from, message, states });
  }

  /**
   * Sends the answer that was deferred. What only the asker may see never replaces a message that all have seen.
   * @returns the id of its message
   */
  async #answerDeferred(
    raw: APIInteraction,
    deferred: APIInteractionResponse,
    answer: InteractionResponse,
  ): Promise<string | undefined> {
    const { api } = this.#options;
    const payload = payloadOf(answer);
    const { body } = payload;
    const isHidden = (body.flags & MessageFlags.Ephemeral) !== 0;
    const isUpdate = answer.response.type === InteractionResponseType.UpdateMessage;
    if (deferred.type === InteractionResponseType.DeferredMessageUpdate && !isUpdate) {
      return api.followUp(raw, payload);
    }
    const isDeferredForAll =
      deferred.type === InteractionResponseType.DeferredChannelMessageWithSource && !('data' in deferred);
    if (isHidden && isDeferredForAll) {
      await api.deleteResponse(raw);
      return api.followUp(raw, payload);
    }
    return api.editResponse(raw, {
      ...payload,
      body: { ...body, flags: body.flags & ~MessageFlags.Ephemeral },
    });
  }
}

/** Who has asked, and where. */
interface Asked {
  readonly from: ChatRef;
  /** @param isHidden Discord shows the message to the asker alone */
  seenBy(isHidden: boolean): ReturnType<typeof placeFor>;
}

function askedIn(raw: APIInteraction, request: InteractionRequest): Asked | undefined {
  if (!('inbound' in request)) return undefined;
  const { from, user, absent } = request.inbound;
  return {
    from,
    seenBy: (isHidden) => placeFor(isHidden || absent ? 'hidden' : isDirect(raw) ? 'private' : 'open', user),
  };
}

function isHiddenIn(response: APIInteractionResponse | undefined): boolean {
  const data = response !== undefined && 'data' in response ? response.data : undefined;
  const { flags = 0 } = (data ?? {}) as { readonly flags?: number };
  return (flags & MessageFlags.Ephemeral) !== 0;
}

/** Where an event came from; whatever Discord sends, this can be logged. */
function channelOf(raw: { readonly channel_id?: string } | null | undefined): string {
  return `channel ${raw?.channel_id ?? 'unknown'}`;
}

/** The response that says that an answer is on its way; none for requests that Discord does not let wait. */
function deferralOf(request: InteractionRequest): APIInteractionResponse | undefined {
  switch (request.kind) {
    case 'command':
    case 'button':
    case 'form': {
      if (request.kind !== 'command' && (request.card || (request.kind === 'button' && request.step)))
        return { type: InteractionResponseType.DeferredMessageUpdate };
      const { input } = request.inbound;
      const isPrivate = input.kind === 'call' && input.call.args['private'] === 'yes';
      const isHidden = isPrivate || request.kind === 'form' || (request.kind === 'button' && !request.direct);
      return {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        ...(isHidden ? { data: { flags: MessageFlags.Ephemeral } } : {}),
      };
    }
    case 'page':
      return { type: InteractionResponseType.DeferredMessageUpdate };
    default:
      return undefined;
  }
}

/** The message that the response contains. */
function payloadOf({ response, files }: InteractionResponse): MessagePayload {
  if (!('data' in response) || !response.data || !('components' in response.data)) {
    throw new TypeError('only a message can be deferred');
  }
  return { body: response.data as unknown as MessageBody, files };
}
