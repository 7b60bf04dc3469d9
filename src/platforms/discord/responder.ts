import {
  type APIInteraction,
  type APIInteractionResponse,
  type GatewayMessageCreateDispatchData,
  InteractionResponseType,
  MessageFlags,
} from 'discord.js';
import { notice } from '../../reply/build.ts';
import type { FailureLog } from '../../sending/failure-log.ts';
import { textsFor } from '../../text/index.ts';
import type { Timer } from '../../util/timer.ts';
import type { Api } from './api.ts';
import { within } from './deadline.ts';
import { decodeInteraction, decodeMessage, type Editing, type InteractionRequest } from './decode.ts';
import { type InteractionResponse, type ResponseOptions, responseTo } from './interaction-response.ts';
import { type MessageBody, type MessagePayload, messagesFrom } from './message.ts';
import type { Attachment } from './render.ts';

/** What answers are made and sent with, over the gateway as over HTTP. */
export interface ResponderOptions extends ResponseOptions {
  readonly api: Api;
  readonly failed: FailureLog;
  /** Left out where nobody edits. */
  readonly editing?: Editing;
  readonly timer: Timer;
}

/** Sends the first response to an interaction; over HTTP that is the response to the request itself. */
export type SendResponse = (response: APIInteractionResponse, files: readonly Attachment[]) => Promise<void>;

/** Discord waits 3 seconds for a response. An answer that takes longer than this is deferred first. */
const DEFER_MILLISECONDS = 2_000;

/** Answers what comes in from Discord. */
export class Responder {
  readonly #options: ResponderOptions;

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
    const request = decodeInteraction(raw, this.#options.commands, this.#options.editing);
    const work = responseTo(request, this.#options);
    const deferred = deferralOf(request);
    const inTime = deferred ? await within(work, DEFER_MILLISECONDS, this.#options.timer) : await work;
    if (inTime) await send(inTime.response, inTime.files);
    else if (deferred) {
      await send(deferred, []);
      await this.#answerDeferred(raw, deferred, await work);
    }
    for (const payload of (await work).followUps) await this.#followUp(raw, payload);
  }

  async #answerMessage(raw: GatewayMessageCreateDispatchData, bot: string): Promise<void> {
    const { dispatch, commands, api, editing } = this.#options;
    const inbound = decodeMessage(raw, bot, editing);
    if (inbound === undefined) return;
    const reply = await dispatch(inbound);
    // A reader who keeps mentioning the bot must not fill the channel with the same notice.
    if (reply.repeated) return;
    const isPrivate = reply.personal && inbound.server !== undefined;
    const shown = isPrivate ? notice(reply.language, [textsFor(reply.language).wrong.alone]) : reply;
    const payloads = messagesFrom(shown, 0, { commands, owner: inbound.user, visibility: 'everyone' });
    for (const [index, payload] of payloads.entries()) {
      await api.post(raw.channel_id, payload, { nonce: `${raw.id}-${index}`, replyTo: raw.id });
    }
  }

  /** Sends a follow-up. If it fails, the next one may still succeed. */
  async #followUp(raw: APIInteraction, payload: MessagePayload): Promise<void> {
    const { api, failed } = this.#options;
    await api
      .followUp(raw, payload)
      .catch((error: unknown) => failed(error, 'Sending a further message on Discord', channelOf(raw)));
  }

  /** Sends the answer that was deferred. What only the asker may see never replaces a message that all have seen. */
  async #answerDeferred(
    raw: APIInteraction,
    deferred: APIInteractionResponse,
    answer: InteractionResponse,
  ): Promise<void> {
    const { api } = this.#options;
    const payload = payloadOf(answer);
    const { body } = payload;
    const isHidden = (body.flags & MessageFlags.Ephemeral) !== 0;
    const isUpdate = answer.response.type === InteractionResponseType.UpdateMessage;
    if (deferred.type === InteractionResponseType.DeferredMessageUpdate && !isUpdate) {
      return this.#followUp(raw, payload);
    }
    const isDeferredForAll =
      deferred.type === InteractionResponseType.DeferredChannelMessageWithSource && !('data' in deferred);
    if (isHidden && isDeferredForAll) {
      await api.deleteResponse(raw);
      return this.#followUp(raw, payload);
    }
    await api.editResponse(raw, {
      ...payload,
      body: { ...body, flags: body.flags & ~MessageFlags.Ephemeral },
    });
  }
}

/** Where an event came from; whatever Discord sends, this can be logged. */
function channelOf(raw: { readonly channel_id?: string } | null | undefined): string {
  return `channel ${raw?.channel_id ?? 'unknown'}`;
}

/** The response that says that an answer is on its way; none for requests that Discord does not let wait. */
function deferralOf(request: InteractionRequest): APIInteractionResponse | undefined {
  switch (request.kind) {
    case 'command':
    case 'button': {
      if (request.kind === 'button' && (request.step || request.card))
        return { type: InteractionResponseType.DeferredMessageUpdate };
      const { input } = request.inbound;
      const isPrivate = input.kind === 'call' && input.call.args['private'] === 'yes';
      const isHidden = isPrivate || (request.kind === 'button' && !request.direct);
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
