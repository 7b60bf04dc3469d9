import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Command, CommandOption } from '../../chat/command.ts';
import { LONGEST_QUESTION } from '../../query/limits.ts';
import type { Api } from './api.ts';

type Localized = Readonly<Record<string, string>>;
type Desired = RESTPutAPIApplicationCommandsJSONBody[number];

/** The commands as Discord lists them, for servers and for people's own installs, in servers and everywhere else. */
function commandList(commands: readonly Command[]): RESTPutAPIApplicationCommandsJSONBody {
  const listed = commands.filter(({ hidden }) => !hidden);
  return [
    ...listed.map(
      (command): Desired => ({
        type: ApplicationCommandType.ChatInput,
        ...called(command),
        options: command.options.map(optionOf),
        ...EVERYWHERE,
      }),
    ),
    ...listed.flatMap(({ onMessage }): readonly Desired[] =>
      onMessage === undefined
        ? []
        : [
            {
              type: ApplicationCommandType.Message,
              name: english(onMessage.label),
              name_localizations: translated(onMessage.label),
              ...EVERYWHERE,
            },
          ],
    ),
  ];
}

const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
} as const satisfies Partial<Desired>;

function optionOf(option: CommandOption): APIApplicationCommandOption {
  const shared = { ...called(option), required: option.required };
  return option.kind === 'flag'
    ? { type: ApplicationCommandOptionType.Boolean, ...shared }
    : {
        type: ApplicationCommandOptionType.String,
        ...shared,
        max_length: LONGEST_QUESTION,
        autocomplete: option.kind !== 'text' && option.kind !== 'date',
      };
}

function called({ name, names, description }: Pick<CommandOption, 'name' | 'names' | 'description'>) {
  return {
    name,
    name_localizations: translated(names),
    description: english(description),
    description_localizations: translated(description),
  };
}

function english(texts: Localized): string {
  return texts['en'] ?? Object.values(texts)[0] ?? '';
}

/**
 * Discord's locales, as its OpenAPI description lists them (`AvailableLocalesEnum`), in which the bot speaks; without
 * English, which Discord falls back to. The library's own list lacks Arabic.
 */
const LOCALES = ['ar'];

/** The texts in the languages that Discord has too. */
function translated(texts: Localized): Readonly<Record<string, string>> {
  return Object.fromEntries(
    LOCALES.flatMap((locale) => (texts[locale] === undefined ? [] : [[locale, texts[locale]]])),
  );
}

/**
 * Makes Discord's list of commands this one, where it is not already: rewriting is limited, and for people who are
 * typing a command at that moment it vanishes.
 * @param guild one server to register in at once, such as a test server; else everywhere
 * @returns whether anything was written
 */
export async function register(
  api: Api,
  application: string,
  commands: readonly Command[],
  guild?: string,
): Promise<boolean> {
  const wanted = commandList(commands);
  const held = await api.commands(application, guild);
  if (fingerprint(wanted) === fingerprint(held)) return false;
  await api.setCommands(application, wanted, guild);
  return true;
}

/** What makes two lists of commands the same, without what Discord adds or leaves out where it is its default. */
function fingerprint(commands: readonly (Desired | APIApplicationCommand)[]): string {
  const all = commands.map((command) => ({
    type: command.type ?? ApplicationCommandType.ChatInput,
    name: command.name,
    names: sorted(command.name_localizations),
    description: 'description' in command ? (command.description ?? '') : '',
    descriptions: sorted(
      'description_localizations' in command ? command.description_localizations : undefined,
    ),
    contexts: [...(command.contexts ?? [])].sort(),
    installs: [...(command.integration_types ?? [])].sort(),
    options: ('options' in command ? (command.options ?? []) : []).map((option) => ({
      type: option.type,
      name: option.name,
      names: sorted(option.name_localizations),
      description: option.description,
      descriptions: sorted(option.description_localizations),
      required: option.required ?? false,
      autocomplete: 'autocomplete' in option ? (option.autocomplete ?? false) : false,
      longest: 'max_length' in option ? (option.max_length ?? null) : null,
    })),
  }));
  return JSON.stringify(all.toSorted((a, b) => a.type - b.type || (a.name < b.name ? -1 : 1)));
}

function sorted(texts: object | null | undefined) {
  return Object.entries(texts ?? {})
    .filter(([, text]) => text !== null && text !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
