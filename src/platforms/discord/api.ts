import { RateLimitError, type REST } from 'discord.js';
import {
  type APIApplication,
  type APIApplicationCommand,
  type APIChannel,
  type APIInteractionResponse,
  type APIMessage,
  type APIUser,
  RESTJSONErrorCodes,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord-api-types/v10';
import { type InTurn, NotBegun } from '../../sending/pace.ts';
import type { Timer } from '../../util/timer.ts';
import { wait } from '../../util/timer.ts';
import { detailsOf, failureOf } from './errors.ts';
import type { Message, Sending } from './message.ts';
import type { Picture } from './render.ts';

/** An interaction, as far as it is needed to answer it. The token is valid for 15 minutes, and is a secret. */
export interface Ticket {
  readonly id: string;
  readonly token: string;
  readonly application_id: string;
}

/** How often something is sent that fails at Discord or on the way. */
const MOST_ATTEMPTS = 3;
/** After the first attempt; after the second twice that. Both fit into what is left of Discord's 3 seconds. */
const PAUSE_MILLISECONDS = 250;

/** Discord remembers nonces for "the past few minutes"; this is certainly less. */
export const NONCE_MILLISECONDS = 2 * 60_000;

/** What requests are sent with. */
export interface ApiOptions {
  /** Tries nothing again by itself, except what came too soon (429). */
  readonly rest: REST;
  /** For all that counts towards the bot's limit, which responses to interactions do not. */
  readonly inTurn: InTurn;
  readonly timer: Timer;
  now(): Date;
}

/** A message that stands in a channel once, however often it is sent. */
export interface Posting {
  /** Discord makes one message of several with the same, so that trying again does no harm. */
  readonly nonce: string;
  /** The message that it answers. */
  readonly replyTo?: string;
  /** When it was sent first, where it was sent before. */
  readonly since?: Date;
  /** Asked right before it is sent first; where it gives false, or fails, it is not sent. */
  readonly begin?: (() => Promise<boolean>) | undefined;
}

/** Which messages of a channel: the first after one, else the latest. */
export interface Page {
  readonly after?: string;
  readonly limit: number;
}

/** The part of Discord's HTTP API that the bot uses. Every call rejects with discord.js's error where it fails. */
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

  /** The bot's own user, whose id may be another than the application's. */
  async self(): Promise<APIUser> {
    this.#self ??= (await this.#get(Routes.user())) as APIUser;
    return this.#self;
  }

  /** The commands that Discord holds, those of one server where it is named. */
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

  /** The first response to an interaction. Discord takes only one, so trying again does no harm. */
  async respond(
    { id, token }: Ticket,
    body: APIInteractionResponse,
    pictures: readonly Picture[],
  ): Promise<void> {
    const options = { body, auth: false, ...filesOf(pictures) };
    await this.#insist((attempt) =>
      this.#rest
        .post(Routes.interactionCallback(id, token), options)
        .catch(unlessDone(attempt, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)),
    );
  }

  /** Replaces the first response. */
  async edit({ application_id, token }: Ticket, { message, pictures }: Sending): Promise<void> {
    const options = { body: message, auth: false, ...filesOf(pictures) };
    await this.#insist(() => this.#rest.patch(Routes.webhookMessage(application_id, token), options));
  }

  /** Takes the first response away. */
  async remove({ application_id, token }: Ticket): Promise<void> {
    await this.#insist((attempt) =>
      this.#rest
        .delete(Routes.webhookMessage(application_id, token), { auth: false })
        .catch(unlessDone(attempt, RESTJSONErrorCodes.UnknownMessage)),
    );
  }

  /** A further message after the first response; sent once, since it would stand there as often as it arrives. */
  async follow({ application_id, token }: Ticket, { message, pictures }: Sending): Promise<void> {
    const options = { body: message, auth: false, ...filesOf(pictures) };
    await this.#rest.post(Routes.webhook(application_id, token), options);
  }

  /**
   * A message in a channel.
   * @returns its id
   * @throws NotBegun where it was not to begin, or was sent so long ago that Discord may not know it again
   */
  async post(channel: string, { message, pictures }: Sending, posting: Posting): Promise<string> {
    const { nonce, replyTo, begin } = posting;
    const body: Message & Record<string, unknown> = {
      ...message,
      nonce,
      enforce_nonce: true,
      ...(replyTo === undefined
        ? {}
        : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
    };
    const options = { body, ...filesOf(pictures) };
    let since = posting.since?.getTime();
    const send = async () => {
      const now = this.#now().getTime();
      since ??= now;
      if (now - since >= NONCE_MILLISECONDS) throw new NotBegun('Discord may have forgotten the nonce');
      return (await this.#rest.post(Routes.channelMessages(channel), options)) as APIMessage;
    };
    const posted = await this.#insist((attempt) =>
      this.#inTurn(channel, send, attempt === 1 ? begin : undefined),
    );
    return posted.id;
  }

  /** The channel for direct messages to a reader, opened where it is not yet. @returns its id */
  async direct(user: string): Promise<string> {
    const options = { body: { recipient_id: user } };
    const attempt = () => this.#inTurn(user, () => this.#rest.post(Routes.userChannels(), options));
    return ((await this.#insist(attempt)) as APIChannel).id;
  }

  /** Messages of a channel; none also where the bot may not read what was said before. */
  messages(channel: string, { after, limit }: Page): Promise<readonly APIMessage[]> {
    const query = new URLSearchParams({ limit: String(limit), ...(after === undefined ? {} : { after }) });
    return this.#get(Routes.channelMessages(channel), query) as Promise<readonly APIMessage[]>;
  }

  #get(route: `/${string}`, query?: URLSearchParams): Promise<unknown> {
    return this.#inTurn(route, () => this.#rest.get(route, query ? { query } : {}));
  }

  /** Sends what does no harm when it arrives twice, and again where that may help. */
  async #insist<Result>(send: (attempt: number) => Promise<Result>): Promise<Result> {
    let unsettled: { readonly error: unknown } | undefined;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await send(attempt);
      } catch (error) {
        const failure = failureOf(error);
        if (failure === 'unsettled') unsettled = { error };
        // That a later attempt was not sent says nothing of an earlier one.
        const told = failure === 'not-sent' && unsettled ? unsettled.error : error;
        if (attempt === MOST_ATTEMPTS || !isPassing(error)) throw told;
      }
      await wait(attempt * PAUSE_MILLISECONDS, this.#timer);
    }
  }
}

/** Takes that an earlier attempt arrived, though nothing came back that said so: this is what Discord answers then. */
function unlessDone(attempt: number, done: RESTJSONErrorCodes): (error: unknown) => void {
  return (error) => {
    if (attempt === 1 || detailsOf(error).code !== done) throw error;
  };
}

/** Whether trying again soon may help: Discord failed, or nothing came back. */
function isPassing(error: unknown): boolean {
  if (error instanceof NotBegun || error instanceof RateLimitError) return false;
  const { status } = detailsOf(error);
  return status === undefined || status >= 500;
}

function commandsRoute(application: string, guild: string | undefined): `/${string}` {
  return guild === undefined
    ? Routes.applicationCommands(application)
    : Routes.applicationGuildCommands(application, guild);
}

function filesOf(pictures: readonly Picture[]) {
  return pictures.length === 0
    ? {}
    : {
        files: pictures.map(({ name, data }) => ({
          name,
          data: Buffer.from(data),
          contentType: 'image/png',
        })),
      };
}
