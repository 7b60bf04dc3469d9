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
} from 'discord.js';
import type { Called, Command, CommandGroup, CommandOption, OptionKind } from '../../command/command.ts';
import { heads, lastWord, membersOf } from '../../command/names.ts';
import { LONGEST_QUESTION } from '../../query/limits.ts';
import type { Api } from './api.ts';

type Localized = Readonly<Record<string, string>>;
type CommandBody = RESTPutAPIApplicationCommandsJSONBody[number];

/** The commands as Discord takes them, for servers and for readers who install the bot for themselves. */
function commandBodies(commands: readonly Command[]): RESTPutAPIApplicationCommandsJSONBody {
  const listed = commands.filter(({ hidden }) => !hidden);
  return [
    ...heads(listed).flatMap((head): readonly CommandBody[] =>
      'alone' in head
        ? groupBodies(head, membersOf(head, listed))
        : [
            {
              type: ApplicationCommandType.ChatInput,
              ...namesOf(head),
              options: optionsOf(head),
              ...(head.access === undefined ? EVERYWHERE : FOR_MANAGERS),
            },
          ],
    ),
    ...listed.flatMap(({ onMessage, access }): readonly CommandBody[] =>
      onMessage === undefined
        ? []
        : [
            {
              type: ApplicationCommandType.Message,
              name: english(onMessage.label),
              name_localizations: translated(onMessage.label),
              ...(access === undefined ? EVERYWHERE : FOR_MANAGERS),
            },
          ],
    ),
  ];
}

/**
 * A group as Discord takes it. On Discord permissions apply to whole groups. So a group with commands for managers of
 * the server is for managers only, and its open commands are in a second group as well. Managing a chat needs the bot as
 * a member, so these groups are not for readers' own installs.
 */
function groupBodies(group: CommandGroup, members: readonly Command[]): readonly CommandBody[] {
  const body = (head: Called, subcommands: readonly Command[]) => ({
    type: ApplicationCommandType.ChatInput as const,
    ...namesOf(head),
    options: subcommands.map(subcommandOf),
  });
  const forAll = members.filter(({ access }) => access === undefined);
  if (forAll.length === members.length) return [{ ...body(group, members), ...EVERYWHERE }];
  const managed = { ...body(group, members), ...FOR_MANAGERS };
  return [managed, ...(group.open ? [{ ...body(group.open, forAll), ...WHERE_THE_BOT_IS }] : [])];
}

function subcommandOf(command: Command): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...namesOf({ ...command, name: lastWord(command) }),
    options: optionsOf(command),
  };
}

const WHERE_THE_BOT_IS = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
} as const satisfies Partial<CommandBody>;

/** Managing a chat needs the bot as a member. */
const FOR_MANAGERS = {
  ...WHERE_THE_BOT_IS,
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
} as const satisfies Partial<CommandBody>;

const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
} as const satisfies Partial<CommandBody>;

/** Kinds of options for which there is nothing to suggest. */
const WITHOUT_AUTOCOMPLETE: ReadonlySet<OptionKind> = new Set(['text', 'date', 'time', 'digest']);

/**
 * The options of a command, without those that only buttons give. Those that it asks for itself may be left out, so that its
 * buttons can be had.
 */
function optionsOf({ options, asksBack }: Command): APIApplicationCommandBasicOption[] {
  return options
    .filter(({ byButton }) => !byButton)
    .map((option) => optionOf(option, option.required && !asksBack));
}

function optionOf(option: CommandOption, required: boolean): APIApplicationCommandBasicOption {
  const shared = { ...namesOf(option), required };
  return option.kind === 'flag'
    ? { type: ApplicationCommandOptionType.Boolean, ...shared }
    : {
        type: ApplicationCommandOptionType.String,
        ...shared,
        max_length: LONGEST_QUESTION,
        autocomplete: !WITHOUT_AUTOCOMPLETE.has(option.kind),
      };
}

function namesOf({ name, names, description }: Called) {
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
 * The bot's languages that are also locales of Discord (`AvailableLocalesEnum` in its OpenAPI description), without
 * English, which is Discord's fallback. The list in discord.js lacks Arabic.
 */
const LOCALES = ['ar'];

/** The texts in Discord's locales. */
function translated(texts: Localized): Readonly<Record<string, string>> {
  return Object.fromEntries(
    LOCALES.flatMap((locale) => (texts[locale] === undefined ? [] : [[locale, texts[locale]]])),
  );
}

/**
 * Registers the commands unless Discord already has the same ones: writing them is rate-limited, and interrupts readers
 * who are typing a command.
 * @param guild a server in which they appear at once, such as a test server; without it, everywhere
 * @returns whether anything was written
 */
export async function register(
  api: Api,
  application: string,
  commands: readonly Command[],
  guild?: string,
): Promise<boolean> {
  const wanted = commandBodies(commands);
  const registered = await api.commands(application, guild);
  if (fingerprint(wanted) === fingerprint(registered)) return false;
  await api.setCommands(application, wanted, guild);
  return true;
}

/** Equal for equal lists of commands, whatever Discord adds to them and whichever defaults it leaves out. */
function fingerprint(commands: readonly (CommandBody | APIApplicationCommand)[]): string {
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
    options: optionFingerprints(command),
  }));
  return JSON.stringify(all.toSorted((a, b) => a.type - b.type || (a.name < b.name ? -1 : 1)));
}

/** The same for options, and for the options inside them. */
function optionFingerprints(parent: object): readonly unknown[] {
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
    options: optionFingerprints(option),
  }));
}

function sorted(texts: object | null | undefined) {
  return Object.entries(texts ?? {})
    .filter(([, text]) => text !== null && text !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
