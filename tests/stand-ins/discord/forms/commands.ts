import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Ids } from '../world/ids.ts';

/** Keys of localizations. */
const LOCALIZED = new Set(['name_localizations', 'description_localizations']);

/** The commands of an application: those for everywhere, and those of single servers. */
export class Commands {
  readonly #application: string;
  readonly #nextId: Ids;
  /** By server; those for everywhere under ''. */
  readonly #held = new Map<string, readonly APIApplicationCommand[]>();

  constructor(application: string, nextId: Ids) {
    this.#application = application;
    this.#nextId = nextId;
  }

  /** With all their localizations. */
  of(guild?: string): readonly APIApplicationCommand[] {
    return this.#held.get(guild ?? '') ?? [];
  }

  /**
   * Replaces all commands. A command that existed, by its id or else by its name and type, keeps its id; if it is
   * unchanged, it keeps its version too.
   */
  replace(
    wanted: readonly (RESTPostAPIApplicationCommandsJSONBody & { readonly id?: string })[],
    guild?: string,
  ): readonly APIApplicationCommand[] {
    const before = this.of(guild);
    const held = wanted.map((command) => {
      const old =
        before.find(({ id }) => id === command.id) ??
        before.find(({ name, type }) => name === command.name && type === typeOf(command));
      const filled = this.#filled(command, guild, old?.id ?? this.#nextId());
      if (old && JSON.stringify({ ...old, version: '' }) === JSON.stringify({ ...filled, version: '' }))
        return old;
      return filled;
    });
    this.#held.set(guild ?? '', held);
    return held;
  }

  /** A command with Discord's defaults filled in. */
  #filled(
    command: RESTPostAPIApplicationCommandsJSONBody,
    guild: string | undefined,
    id: string,
  ): APIApplicationCommand {
    const contexts = command.contexts ?? null;
    const options = 'options' in command ? (command.options ?? []) : [];
    return {
      id,
      application_id: this.#application,
      version: this.#nextId(),
      default_member_permissions: command.default_member_permissions ?? null,
      type: typeOf(command),
      name: command.name,
      name_localizations: (command.name_localizations ?? null) as LocalizationMap | null,
      description: 'description' in command ? (command.description ?? '') : '',
      description_localizations: (command.description_localizations ?? null) as LocalizationMap | null,
      ...(guild === undefined
        ? {
            dm_permission: contexts === null || contexts.includes(InteractionContextType.BotDM),
            contexts,
            integration_types: command.integration_types ?? [ApplicationIntegrationType.GuildInstall],
          }
        : { guild_id: guild }),
      ...(options.length > 0 ? { options: options.map(filledOption) } : {}),
      nsfw: command.nsfw ?? false,
    };
  }
}

function typeOf(command: RESTPostAPIApplicationCommandsJSONBody): ApplicationCommandType {
  return command.type ?? ApplicationCommandType.ChatInput;
}

/** An option as Discord stores it: without `false`, `null` and empty lists, but with localizations. */
function filledOption(option: APIApplicationCommandOption): APIApplicationCommandOption {
  const kept = Object.entries(option).filter(([key, value]) => {
    const says = value !== false && value !== null && !(Array.isArray(value) && value.length === 0);
    return says && !LOCALIZED.has(key);
  });
  const nested = 'options' in option ? (option.options ?? []) : [];
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  return {
    ...Object.fromEntries(kept),
    name_localizations: option.name_localizations ?? null,
    description_localizations: option.description_localizations ?? null,
    ...(nested.length > 0 ? { options: nested.map(filledOption) } : {}),
    ...(choices.length > 0
      ? {
          choices: choices.map(({ name, name_localizations = null, value }) => {
            return { name, name_localizations, value };
          }),
        }
      : {}),
  } as APIApplicationCommandOption;
}

/** The value without localizations, at every depth: Discord gives them only on request. */
export function withoutLocalizations<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutLocalizations) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !LOCALIZED.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutLocalizations(inner)])) as T;
}
