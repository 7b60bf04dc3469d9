import type { REST } from 'discord.js';
import {
  type APIApplication,
  type APIApplicationCommand,
  type APIInteractionResponse,
  RESTJSONErrorCodes,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord-api-types/v10';
import { type Timer, wait } from '../../chat/until-done.ts';
import { detailsOf } from './errors.ts';
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

/** The part of Discord's HTTP API that the bot uses. Every call rejects with discord.js's error where it fails. */
export class Api {
  readonly #rest: REST;
  readonly #timer: Timer;

  /** @param rest tries nothing again by itself, except what came too soon (429) */
  constructor(rest: REST, timer: Timer) {
    this.#rest = rest;
    this.#timer = timer;
  }

  /** The application that the token belongs to. */
  async application(): Promise<APIApplication> {
    return (await this.#rest.get(Routes.currentApplication())) as APIApplication;
  }

  /** The commands that Discord holds, those of one server where it is named. */
  async commands(application: string, guild?: string): Promise<readonly APIApplicationCommand[]> {
    const query = new URLSearchParams({ with_localizations: 'true' });
    return (await this.#rest.get(commandsRoute(application, guild), { query })) as APIApplicationCommand[];
  }

  /** Replaces all commands. */
  async setCommands(
    application: string,
    body: RESTPutAPIApplicationCommandsJSONBody,
    guild?: string,
  ): Promise<void> {
    await this.#rest.put(commandsRoute(application, guild), { body });
  }

  /** The first response to an interaction. Discord takes only one, so trying again does no harm. */
  async respond(
    { id, token }: Ticket,
    body: APIInteractionResponse,
    pictures: readonly Picture[],
  ): Promise<void> {
    const options = { body, auth: false, ...filesOf(pictures) };
    await this.#insist(
      () => this.#rest.post(Routes.interactionCallback(id, token), options),
      RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
    );
  }

  /** Replaces the first response. */
  async edit({ application_id, token }: Ticket, { message, pictures }: Sending): Promise<void> {
    const options = { body: message, auth: false, ...filesOf(pictures) };
    await this.#insist(() => this.#rest.patch(Routes.webhookMessage(application_id, token), options));
  }

  /** Takes the first response away. */
  async remove({ application_id, token }: Ticket): Promise<void> {
    await this.#insist(
      () => this.#rest.delete(Routes.webhookMessage(application_id, token), { auth: false }),
      RESTJSONErrorCodes.UnknownMessage,
    );
  }

  /** A further message after the first response; sent once, since it would stand there as often as it arrives. */
  async follow({ application_id, token }: Ticket, { message, pictures }: Sending): Promise<void> {
    const options = { body: message, auth: false, ...filesOf(pictures) };
    await this.#rest.post(Routes.webhook(application_id, token), options);
  }

  /**
   * A message in a channel, as a reply to another.
   * @param nonce Discord makes one message of several with the same, so that trying again does no harm
   */
  async post(channel: string, { message, pictures }: Sending, nonce: string, replyTo: string): Promise<void> {
    const body: Message & Record<string, unknown> = {
      ...message,
      nonce,
      enforce_nonce: true,
      message_reference: { message_id: replyTo, fail_if_not_exists: false },
    };
    const options = { body, ...filesOf(pictures) };
    await this.#insist(() => this.#rest.post(Routes.channelMessages(channel), options));
  }

  /**
   * Sends what does no harm when it arrives twice, and again where that may help.
   * @param done what Discord answers where an earlier attempt arrived, though nothing came back that said so
   */
  async #insist(send: () => Promise<unknown>, done?: RESTJSONErrorCodes): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await send();
        return;
      } catch (error) {
        if (attempt > 1 && done !== undefined && detailsOf(error).code === done) return;
        if (attempt === MOST_ATTEMPTS || !isPassing(error)) throw error;
      }
      await wait(attempt * PAUSE_MILLISECONDS, this.#timer);
    }
  }
}

/** Whether Discord failed, or nothing came back; what was sent may have arrived all the same. */
function isPassing(error: unknown): boolean {
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
