import type { REST } from 'discord.js';
import {
  type APIApplication,
  type APIApplicationCommand,
  type APIInteractionResponse,
  RESTJSONErrorCodes,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord-api-types/v10';
import { detailsOf } from './errors.ts';
import type { Message, Sending } from './message.ts';
import type { Picture } from './render.ts';

/** An interaction, as far as it is needed to answer it. The token is valid for 15 minutes, and is a secret. */
export interface Ticket {
  readonly id: string;
  readonly token: string;
  readonly application_id: string;
}

/** The part of Discord's HTTP API that the bot uses. Every call rejects with discord.js's error where it fails. */
export class Api {
  readonly #rest: REST;
  readonly #once: REST;

  /**
   * @param rest tries again what failed at Discord or on the way
   * @param once does not: for what Discord would do twice
   */
  constructor(rest: REST, once: REST) {
    this.#rest = rest;
    this.#once = once;
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
    const route = Routes.interactionCallback(id, token);
    const options = { body, auth: false, ...filesOf(pictures) };
    try {
      await this.#rest.post(route, options);
    } catch (error) {
      if (!isUnknown(error)) throw error;
      await this.#rest.post(route, options).catch((again: unknown) => {
        // It had arrived the first time.
        if (detailsOf(again).code !== RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) throw again;
      });
    }
  }

  /** Replaces the first response. */
  async edit({ application_id, token }: Ticket, { message, pictures }: Sending): Promise<void> {
    await this.#rest.patch(Routes.webhookMessage(application_id, token), {
      body: message,
      auth: false,
      ...filesOf(pictures),
    });
  }

  /** A further message after the first response. */
  async follow({ application_id, token }: Ticket, { message, pictures }: Sending): Promise<void> {
    await this.#once.post(Routes.webhook(application_id, token), {
      body: message,
      auth: false,
      ...filesOf(pictures),
    });
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
    const route = Routes.channelMessages(channel);
    const options = { body, ...filesOf(pictures) };
    try {
      await this.#rest.post(route, options);
    } catch (error) {
      if (!isUnknown(error)) throw error;
      await this.#rest.post(route, options);
    }
  }
}

/** Whether a request failed without an answer, so that nobody knows whether it had arrived. */
function isUnknown(error: unknown): boolean {
  return detailsOf(error).status === undefined;
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
