import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentButtonInteraction,
  type APIModalInteractionResponse,
  type APIModalSubmitInteraction,
  type APIPingInteraction,
  type APIUser,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ComponentType,
  type GatewayMessageCreateDispatchData,
  InteractionContextType,
  InteractionType,
  Locale,
  PermissionFlagsBits,
} from 'discord.js';
import { type Filled, filledForm } from './filled-form.ts';
import { type UserMessage, userMessage } from './messages.ts';
import { nestedOptions, type Options, withFocus } from './options.ts';
import { interactionMember } from './people.ts';
import { channelOf, type Place, type World } from './world.ts';

/** Who acts, where, and in which language. */
export interface From {
  /** Default: the first server, else the direct messages with the bot. */
  readonly place?: Place;
  /** Default: the reader. */
  readonly user?: APIUser;
  /** Language of the user's Discord. Default: en-US. */
  readonly locale?: Locale;
  /** Language of the server. Default: en-US. */
  readonly guildLocale?: Locale;
  /** The user's permissions. Default: everyone's. */
  readonly permissions?: bigint;
  /** Whether the server or the user has installed the application. Default: the server, if there is one. */
  readonly installed?: 'guild' | 'user';
}

const EVERYONE = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;
const TEN_MEBIBYTES = 10 * 1024 * 1024;

/** Builds the events of users as Discord sends them, with all fields. */
export class Events {
  readonly #world: World;
  readonly #idOf: (type: ApplicationCommandType, name: string) => string | undefined;

  /** @param idOf the id of a registered command */
  constructor(world: World, idOf: (type: ApplicationCommandType, name: string) => string | undefined) {
    this.#world = world;
    this.#idOf = idOf;
  }

  /** A slash command, as typed. */
  command(name: string, options: Options = {}, from: From = {}): APIChatInputApplicationCommandInteraction {
    const nested = nestedOptions(options);
    return {
      ...this.#interaction(from),
      type: InteractionType.ApplicationCommand,
      data: {
        id: this.#commandId(ApplicationCommandType.ChatInput, name),
        name,
        type: ApplicationCommandType.ChatInput,
        ...(nested.length > 0 ? { options: nested } : {}),
      },
    };
  }

  /** A slash command that is being typed: the cursor is in this option. */
  autocomplete(
    name: string,
    options: Options,
    focused: string,
    from: From = {},
  ): APIApplicationCommandAutocompleteInteraction {
    return {
      ...this.#interaction(from),
      type: InteractionType.ApplicationCommandAutocomplete,
      data: {
        id: this.#commandId(ApplicationCommandType.ChatInput, name),
        name,
        type: ApplicationCommandType.ChatInput,
        options: withFocus(nestedOptions(options), focused),
      },
    };
  }

  /** A press on a button of a message. */
  button(message: APIMessage, customId: string, from: From = {}): APIMessageComponentButtonInteraction {
    return {
      ...this.#interaction(from),
      type: InteractionType.MessageComponent,
      data: { custom_id: customId, component_type: ComponentType.Button },
      message,
    };
  }

  /**
   * A form that was filled in. The bot opened it with the response to another interaction.
   * @param opened the body of that response
   * @param message the message whose button opened it
   */
  submit(
    opened: unknown,
    values: Filled,
    { message, ...from }: From & { readonly message?: APIMessage } = {},
  ): APIModalSubmitInteraction {
    const { channel, ...rest } = this.#interaction(from);
    return {
      ...rest,
      channel,
      type: InteractionType.ModalSubmit,
      data: filledForm(opened as APIModalInteractionResponse, values),
      ...(message === undefined ? {} : { message }),
    } as APIModalSubmitInteraction;
  }

  /** A command in the menu of a message; the content comes along without any intent. */
  messageCommand(
    name: string,
    message: APIMessage,
    from: From = {},
  ): APIMessageApplicationCommandInteraction {
    return {
      ...this.#interaction(from),
      type: InteractionType.ApplicationCommand,
      data: {
        id: this.#commandId(ApplicationCommandType.Message, name),
        name,
        type: ApplicationCommandType.Message,
        target_id: message.id,
        resolved: { messages: { [message.id]: message } },
      },
    };
  }

  /** What Discord sends to an endpoint for interactions to see whether it responds. */
  ping(): APIPingInteraction {
    return {
      ...this.#base(),
      type: InteractionType.Ping,
      authorizing_integration_owners: {},
      user: this.#world.reader,
    };
  }

  /** A message of a user, as MESSAGE_CREATE has it for sessions that may see all of it. */
  message(said: UserMessage): GatewayMessageCreateDispatchData {
    return userMessage(this.#world, said);
  }

  #commandId(type: ApplicationCommandType, name: string): string {
    return this.#idOf(type, name) ?? this.#world.nextId();
  }

  /** The fields of all interactions. */
  #base() {
    const id = this.#world.nextId();
    return {
      id,
      application_id: this.#world.application.id,
      version: 1 as const,
      token: `interaction-token-${id}`,
      app_permissions: String(EVERYONE | PermissionFlagsBits.EmbedLinks | PermissionFlagsBits.AttachFiles),
      entitlements: [],
      attachment_size_limit: TEN_MEBIBYTES,
    };
  }

  /** The fields of all interactions of users. */
  #interaction(from: From) {
    const { reader, guilds, dm } = this.#world;
    const {
      place = guilds[0] ?? dm,
      user = reader,
      locale = Locale.EnglishUS,
      permissions = EVERYONE,
    } = from;
    const { guild, channel, context } = place;
    const guildLocale = from.guildLocale ?? Locale.EnglishUS;
    const inGuild = guild !== undefined;
    return {
      ...this.#base(),
      context,
      locale,
      channel_id: channel,
      channel: { ...channelOf(place, [user]), permissions: String(permissions) },
      authorizing_integration_owners: installedBy(from, place, user),
      ...(inGuild
        ? {
            guild_id: guild,
            guild: { id: guild, locale: guildLocale, features: [] },
            guild_locale: guildLocale,
            member: interactionMember(user, String(permissions)),
          }
        : { user }),
    };
  }
}

/** Whose installation makes the command available; for a server's, in direct messages with the bot, the id is 0. */
function installedBy({ installed }: From, { guild, context }: Place, user: APIUser) {
  const byUser = installed === 'user' || context === InteractionContextType.PrivateChannel;
  return byUser
    ? { [ApplicationIntegrationType.UserInstall]: user.id }
    : { [ApplicationIntegrationType.GuildInstall]: guild ?? '0' };
}
