import {
  type APIInteraction,
  type APIInteractionResponse,
  type GatewayMessageCreateDispatchData,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10';
import { notice } from '../../reply/build.ts';
import type { FailureLog } from '../../sending/failure-log.ts';
import { textsFor } from '../../text/index.ts';
import type { Timer } from '../../util/timer.ts';
import type { Api } from './api.ts';
import { decodeInteraction, decodeMessage, type Request } from './decode.ts';
import { type Made, type MakeOptions, make, put } from './make.ts';
import type { Message, Sending } from './message.ts';
import type { Picture } from './render.ts';

/** What answering works with, the same over the gateway and over HTTP. */
export interface RespondOptions extends MakeOptions {
  readonly api: Api;
  readonly failed: FailureLog;
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

/** Puts the parts together. */
export function createResponder(parts: RespondOptions): Responder {
  const { failed, timer } = parts;

  async function answer(raw: APIInteraction, send: SendResponse): Promise<void> {
    const request = decodeInteraction(raw, parts.commands);
    const making = make(request, parts);
    const promise = promiseFor(request);
    const made = promise ? await inTime(making, timer) : await making;
    if (made) await send(made.response, made.pictures);
    else if (promise) {
      await send(promise, []);
      await keepPromise(raw, promise, await making, parts);
    }
    for (const sending of (await making).further) await follow(raw, sending, parts);
  }

  async function answerMessage(raw: GatewayMessageCreateDispatchData, bot: string): Promise<void> {
    const inbound = decodeMessage(raw, bot);
    if (inbound === undefined) return;
    const reply = await parts.dispatch(inbound);
    // Whoever goes on mentioning the bot in vain shall not fill the channel with it.
    if (reply.repeated) return;
    const alone = reply.personal && inbound.server !== undefined;
    const shown = alone ? notice(reply.language, [textsFor(reply.language).wrong.alone]) : reply;
    const sendings = put(shown, 0, { commands: parts.commands, owner: inbound.user, hidden: 'no' });
    for (const [index, sending] of sendings.entries()) {
      await parts.api.post(raw.channel_id, sending, { nonce: `${raw.id}-${index}`, replyTo: raw.id });
    }
  }

  return {
    interaction: (raw, send) =>
      answer(raw, send).catch((error: unknown) => failed(error, 'Answering on Discord', placeOf(raw))),
    message: (raw, bot) =>
      answerMessage(raw, bot).catch((error: unknown) =>
        failed(error, 'Answering a message on Discord', placeOf(raw)),
      ),
  };
}

/** Where an event came from; whatever Discord sends, this can be told. */
function placeOf(raw: { readonly channel_id?: string } | null | undefined): string {
  return `channel ${raw?.channel_id ?? 'unknown'}`;
}

/** A further message; where one cannot be sent, the next still may. */
async function follow(raw: APIInteraction, sending: Sending, { api, failed }: RespondOptions): Promise<void> {
  await api
    .follow(raw, sending)
    .catch((error: unknown) => failed(error, 'Going on on Discord', placeOf(raw)));
}

/** Gives what was promised. What only the asker may see does not take the place of a promise that all have seen. */
async function keepPromise(
  raw: APIInteraction,
  promise: APIInteractionResponse,
  made: Made,
  parts: RespondOptions,
): Promise<void> {
  const sending = asSending(made);
  const isHidden = (sending.message.flags & MessageFlags.Ephemeral) !== 0;
  const isUpdate = made.response.type === InteractionResponseType.UpdateMessage;
  if (promise.type === InteractionResponseType.DeferredMessageUpdate && !isUpdate) {
    return follow(raw, sending, parts);
  }
  const promisedToAll =
    promise.type === InteractionResponseType.DeferredChannelMessageWithSource && !('data' in promise);
  if (isHidden && promisedToAll) {
    await parts.api.remove(raw);
    return follow(raw, sending, parts);
  }
  await parts.api.edit(raw, {
    ...sending,
    message: { ...sending.message, flags: sending.message.flags & ~MessageFlags.Ephemeral },
  });
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

/** The message that the first response is. */
function asSending({ response, pictures }: Made): Sending {
  if (!('data' in response) || !response.data || !('components' in response.data)) {
    throw new TypeError('only a message can be promised');
  }
  return { message: response.data as unknown as Message, pictures };
}
