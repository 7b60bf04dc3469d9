import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Called, Command, CommandGroup, CommandOption, OptionKind } from '../../command/command.ts';
import { heads, lastWord, membersOf } from '../../command/names.ts';
import { LONGEST_QUESTION } from '../../query/limits.ts';
import type { Api } from './api.ts';

type Localized = Readonly<Record<string, string>>;
type Desired = RESTPutAPIApplicationCommandsJSONBody[number];

/** The commands as Discord lists them, for servers and for people's own installs, in servers and everywhere else. */
function commandList(commands: readonly Command[]): RESTPutAPIApplicationCommandsJSONBody {
  const listed = commands.filter(({ hidden }) => !hidden);
  return [
    ...heads(listed).flatMap((head): readonly Desired[] =>
      'alone' in head
        ? groupsFor(head, membersOf(head, listed))
        : [
            {
              type: ApplicationCommandType.ChatInput,
              ...called(head),
              options: head.options.map(optionOf),
              ...EVERYWHERE,
            },
          ],
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

/**
 * A group as Discord lists it. Permissions are of whole groups there, so one with commands for those who manage the
 * server is for these alone, and what is for everybody stands in another one too. What manages a chat needs the bot in
 * it, so it is not for people's own installs.
 */
function groupsFor(group: CommandGroup, members: readonly Command[]): readonly Desired[] {
  const listed = (head: Called, some: readonly Command[]) => ({
    type: ApplicationCommandType.ChatInput as const,
    ...called(head),
    options: some.map(subcommandOf),
  });
  const forAll = members.filter(({ access }) => access === undefined);
  if (forAll.length === members.length) return [{ ...listed(group, members), ...EVERYWHERE }];
  const managed = {
    ...listed(group, members),
    ...WHERE_THE_BOT_IS,
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  };
  return [managed, ...(group.open ? [{ ...listed(group.open, forAll), ...WHERE_THE_BOT_IS }] : [])];
}

function subcommandOf(command: Command): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...called({ ...command, name: lastWord(command) }),
    options: command.options.map(optionOf),
  };
}

const WHERE_THE_BOT_IS = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
} as const satisfies Partial<Desired>;

const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
} as const satisfies Partial<Desired>;

/** Kinds of which nothing can be offered that would be nearer than what is typed. */
const NOT_COMPLETED: ReadonlySet<OptionKind> = new Set(['text', 'date', 'time', 'digest']);

function optionOf(option: CommandOption): APIApplicationCommandBasicOption {
  const shared = { ...called(option), required: option.required };
  return option.kind === 'flag'
    ? { type: ApplicationCommandOptionType.Boolean, ...shared }
    : {
        type: ApplicationCommandOptionType.String,
        ...shared,
        max_length: LONGEST_QUESTION,
        autocomplete: !NOT_COMPLETED.has(option.kind),
      };
}

function called({ name, names, description }: Called) {
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
    permissions: command.default_member_permissions ?? null,
    contexts: [...(command.contexts ?? [])].sort(),
    installs: [...(command.integration_types ?? [])].sort(),
    options: optionsIn(command),
  }));
  return JSON.stringify(all.toSorted((a, b) => a.type - b.type || (a.name < b.name ? -1 : 1)));
}

/** The same of options, and of those inside them. */
function optionsIn(parent: object): readonly unknown[] {
  const { options = [] } = parent as { readonly options?: readonly APIApplicationCommandOption[] };
  return options.map((option) => ({
    type: option.type,
    name: option.name,
    names: sorted(option.name_localizations),
    description: option.description,
    descriptions: sorted(option.description_localizations),
    required: option.required ?? false,
    autocomplete: 'autocomplete' in option ? (option.autocomplete ?? false) : false,
    longest: 'max_length' in option ? (option.max_length ?? null) : null,
    options: optionsIn(option),
  }));
}

function sorted(texts: object | null | undefined) {
  return Object.entries(texts ?? {})
    .filter(([, text]) => text !== null && text !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
