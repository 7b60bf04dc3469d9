import {
  type APIApplication,
  type APIApplicationCommand,
  type APIChannel,
  type APIInteraction,
  type APIInteractionResponse,
  type APIMessage,
  type APIUser,
  type REST,
  RESTJSONErrorCodes,
  type RESTPostAPIInteractionCallbackWithResponseResult,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { type InTurn, NotBegun } from '../../sending/pace.ts';
import { given } from '../../util/given.ts';
import { retry } from '../../util/retry.ts';
import type { Timer } from '../../util/timer.ts';
import { detailsOf } from './errors.ts';
import type { MessageBody, MessagePayload } from './message.ts';
import { inOpenThread } from './open-thread.ts';
import type { Attachment } from './render.ts';
import { PAUSE_MILLISECONDS, repeated } from './repeated.ts';

/** What of an interaction is needed to answer it. The token is valid for 15 minutes, and is a secret. */
export type InteractionRef = Pick<APIInteraction, 'id' | 'token' | 'application_id'>;

/** How often Discord is asked for a message that it may not have made yet. */
const MOST_LOOKS = 6;

/** Discord remembers nonces for "the past few minutes"; this is certainly less. */
export const NONCE_MILLISECONDS = 2 * 60_000;

/** How requests are sent and paced. */
export interface ApiOptions {
  /** Repeats nothing by itself, except requests that came too soon (429). */
  readonly rest: REST;
  /** Paces every request that counts towards the bot's limit; responses to interactions do not. */
  readonly inTurn: InTurn;
  readonly timer: Timer;
  now(): Date;
}

/** How a message is posted in a channel, where it appears once however often it is sent. */
export interface PostOptions {
  /** Of several messages with one nonce Discord makes one, so that sending again does no harm. */
  readonly nonce: string;
  /** The message that it replies to. */
  readonly replyTo?: string;
  /** When it was sent first, if it was sent before. */
  readonly since?: Date;
  /** Called right before it is sent for the first time; if it gives false or fails, the message is not sent. */
  readonly begin?: (() => Promise<boolean>) | undefined;
}

/** Which messages of a channel: the first ones after this one, else the latest. */
export interface Page {
  readonly after?: string;
  readonly limit: number;
}

/** The part of Discord's HTTP API that the bot uses. Every call that fails rejects with discord.js's error. */
export class Api {
  readonly #rest: REST;
  readonly #inTurn: InTurn;
  readonly #timer: Timer;
  readonly #now: () => Date;
  #self: APIUser | undefined;

  constructor({ rest, inTurn, timer, now }: ApiOptions) {
    this.#rest = rest;
    this.#inTurn = inTurn;
    this.#timer = timer;
    this.#now = now;
  }

  /** The application that the token belongs to. */
  application(): Promise<APIApplication> {
    return this.#get(Routes.currentApplication()) as Promise<APIApplication>;
  }

  /** The bot's own user, whose id may differ from the application's. */
  async self(): Promise<APIUser> {
    this.#self ??= (await this.#get(Routes.user())) as APIUser;
    return this.#self;
  }

  /** The registered commands: those of one server, else those for everywhere. */
  commands(application: string, guild?: string): Promise<readonly APIApplicationCommand[]> {
    const query = new URLSearchParams({ with_localizations: 'true' });
    const route = commandsRoute(application, guild);
    return this.#get(route, query) as Promise<readonly APIApplicationCommand[]>;
  }

  /** Replaces all commands. */
  async setCommands(
    application: string,
    body: RESTPutAPIApplicationCommandsJSONBody,
    guild?: string,
  ): Promise<void> {
    const route = commandsRoute(application, guild);
    await this.#inTurn(route, () => this.#rest.put(route, { body }));
  }

  /**
   * The first response to an interaction. Discord accepts only one, so that sending it again does no harm.
   * @returns the id of its message, if there is one and Discord has told it
   */
  async respond(
    { id, token }: InteractionRef,
    body: APIInteractionResponse,
    files: readonly Attachment[],
  ): Promise<string | undefined> {
    const query = new URLSearchParams({ with_response: 'true' });
    const options = { body, auth: false, query, ...filesOf(files) };
    const told = await this.#repeat((attempt) =>
      this.#rest
        .post(Routes.interactionCallback(id, token), options)
        .catch(unlessRepeated(attempt, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)),
    );
    return (told as RESTPostAPIInteractionCallbackWithResponseResult | undefined)?.resource?.message?.id;
  }

  /** Id of the message of the first response, which over HTTP Discord may not have read yet. */
  async response({ application_id, token }: InteractionRef): Promise<string> {
    const route = Routes.webhookMessage(application_id, token);
    const message = await retry(() => this.#repeat(() => this.#rest.get(route, { auth: false })), {
      timer: this.#timer,
      pause: (error, attempt) =>
        attempt < MOST_LOOKS && detailsOf(error).status === 404 ? attempt * PAUSE_MILLISECONDS : undefined,
    });
    return (message as APIMessage).id;
  }

  /** Replaces the first response. @returns the id of its message */
  async editResponse({ application_id, token }: InteractionRef, payload: MessagePayload): Promise<string> {
    const options = { body: payload.body, auth: false, ...filesOf(payload.files) };
    const route = Routes.webhookMessage(application_id, token);
    return ((await this.#repeat(() => this.#rest.patch(route, options))) as APIMessage).id;
  }

  /** Deletes the first response. */
  async deleteResponse({ application_id, token }: InteractionRef): Promise<void> {
    await this.#repeat((attempt) =>
      this.#rest
        .delete(Routes.webhookMessage(application_id, token), { auth: false })
        .catch(unlessRepeated(attempt, RESTJSONErrorCodes.UnknownMessage)),
    );
  }

  /** A message after the first response. Sent once: Discord would show it as often as it arrives. @returns its id */
  async followUp({ application_id, token }: InteractionRef, payload: MessagePayload): Promise<string> {
    const options = { body: payload.body, auth: false, ...filesOf(payload.files) };
    return ((await this.#rest.post(Routes.webhook(application_id, token), options)) as APIMessage).id;
  }

  /**
   * Posts a message in a channel.
   * @returns its id
   * @throws NotBegun when it should not begin, or was sent so long ago that Discord may have forgotten the nonce
   */
  async post(channel: string, payload: MessagePayload, options: PostOptions): Promise<string> {
    const { nonce, replyTo, begin } = options;
    const body: MessageBody & Record<string, unknown> = {
      ...payload.body,
      nonce,
      enforce_nonce: true,
      ...given({
        message_reference:
          replyTo === undefined ? undefined : { message_id: replyTo, fail_if_not_exists: false },
      }),
    };
    const request = { body, ...filesOf(payload.files) };
    let since = options.since?.getTime();
    const send = async () => {
      const now = this.#now().getTime();
      since ??= now;
      if (now - since >= NONCE_MILLISECONDS) throw new NotBegun('Discord may have forgotten the nonce');
      const post = () => this.#rest.post(Routes.channelMessages(channel), request);
      return (await inOpenThread(this.#rest, channel, post)) as APIMessage;
    };
    const { id } = await this.#repeat((attempt) =>
      this.#inTurn(channel, send, attempt === 1 ? begin : undefined),
    );
    return id;
  }

  /** One message of a channel. */
  message(channel: string, id: string): Promise<APIMessage> {
    return this.#get(Routes.channelMessage(channel, id)) as Promise<APIMessage>;
  }

  /** Replaces what a message of the bot's shows. */
  async edit(channel: string, id: string, { body, files }: MessagePayload): Promise<void> {
    const options = { body: { attachments: [], ...body }, ...filesOf(files) };
    const send = () => this.#rest.patch(Routes.channelMessage(channel, id), options);
    await this.#repeat(() => this.#inTurn(channel, () => inOpenThread(this.#rest, channel, send)));
  }

  /** Pins a message of a channel; it needs the permission to pin messages. */
  async pin(channel: string, id: string): Promise<void> {
    const pin = () => this.#rest.put(Routes.channelMessagesPin(channel, id));
    await this.#repeat(() => this.#inTurn(channel, pin));
  }

  /** Id of the channel for direct messages to a reader; opens it if necessary. */
  async directChannel(user: string): Promise<string> {
    const options = { body: { recipient_id: user } };
    const open = () => this.#inTurn(user, () => this.#rest.post(Routes.userChannels(), options));
    return ((await this.#repeat(open)) as APIChannel).id;
  }

  /** Messages of a channel; none also when the bot may not read the channel's history. */
  messages(channel: string, { after, limit }: Page): Promise<readonly APIMessage[]> {
    const query = new URLSearchParams({ limit: String(limit), ...given({ after }) });
    return this.#get(Routes.channelMessages(channel), query) as Promise<readonly APIMessage[]>;
  }

  #get(route: `/${string}`, query?: URLSearchParams): Promise<unknown> {
    return this.#inTurn(route, () => this.#rest.get(route, query ? { query } : {}));
  }

  /** Sends a request that does no harm when it arrives twice, again if that may help. */
  #repeat<Result>(send: (attempt: number) => Promise<Result>): Promise<Result> {
    return repeated(send, this.#timer);
  }
}

/** From the second attempt on, this error of Discord's means that an earlier attempt arrived. */
function unlessRepeated(attempt: number, code: RESTJSONErrorCodes): (error: unknown) => void {
  return (error) => {
    if (attempt === 1 || detailsOf(error).code !== code) throw error;
  };
}

function commandsRoute(application: string, guild: string | undefined): `/${string}` {
  return guild === undefined
    ? Routes.applicationCommands(application)
    : Routes.applicationGuildCommands(application, guild);
}

/** The files of a request. */
export function filesOf(attachments: readonly Attachment[]) {
  if (attachments.length === 0) return {};
  const files = attachments.map(({ name, data }) => ({
    name,
    data: Buffer.from(data),
    contentType: 'image/png',
  }));
  return { files };
}
