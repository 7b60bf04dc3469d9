import type { BotCommand, BotCommandScope } from 'grammy/types';
import type { Command } from '../../command/command.ts';
import { heads, isForAsker, isListed } from '../../command/names.ts';

/** The part of the Bot API that holds the lists of commands. */
export interface CommandLists {
  commands(scope: BotCommandScope, language: string): Promise<readonly BotCommand[]>;
  setCommands(commands: readonly BotCommand[], scope: BotCommandScope, language: string): Promise<void>;
}

/** One of the lists that Telegram shows. */
export interface CommandList {
  readonly scope: BotCommandScope;
  /** A two-letter code; empty for readers whose language has no list of its own. */
  readonly language: string;
  readonly commands: readonly BotCommand[];
}

/** Languages that have a list of their own. Telegram takes two-letter codes, so there is none for Sorani. */
const LANGUAGES = ['', 'ar'] as const;

const LONGEST_DESCRIPTION = 256;

/**
 * The commands as Telegram lists them, in private chats and in groups; those of editors in their channels alone.
 * @param desks the channels of editors
 * @param hides the server hides messages: then groups have the commands that are for their sender alone too, and nobody else
 *   sees that they are typed
 */
export function commandLists(
  commands: readonly Command[],
  desks: readonly number[] = [],
  hides = false,
): readonly CommandList[] {
  const listed = commands.filter(isListed);
  const ofEditors = commands.filter(({ access, hidden }) => access === 'edit' && !hidden);
  const inGroups = heads(listed.filter((command) => command.inGroups || (hides && isForAsker(command))));
  const forAsker = new Set(hides ? heads(listed.filter(isForAsker)) : []);
  const scopes: readonly (readonly [BotCommandScope, ReturnType<typeof heads>])[] = [
    [{ type: 'all_private_chats' }, heads(listed)],
    [{ type: 'all_group_chats' }, inGroups],
    ...desks.map(
      (chat_id) => [{ type: 'chat', chat_id } as const, [...heads(ofEditors), ...inGroups]] as const,
    ),
  ];
  return scopes.flatMap(([scope, some]) =>
    LANGUAGES.map((language) => ({
      scope,
      language,
      commands: some.map((head) => ({
        command: head.name,
        description: (head.description[language] ?? head.description['en'] ?? head.name).slice(
          0,
          LONGEST_DESCRIPTION,
        ),
        ...(scope.type !== 'all_private_chats' && forAsker.has(head) ? { is_ephemeral: true } : {}),
      })),
    })),
  );
}

/**
 * Updates the lists of commands that Telegram holds, where they differ.
 * @returns how many lists were updated
 */
export async function register(
  api: CommandLists,
  commands: readonly Command[],
  desks: readonly number[] = [],
  hides = false,
): Promise<number> {
  let updated = 0;
  for (const { scope, language, commands: wanted } of commandLists(commands, desks, hides)) {
    if (isSame(wanted, await api.commands(scope, language))) continue;
    await api.setCommands(wanted, scope, language);
    updated += 1;
  }
  return updated;
}

function isSame(wanted: readonly BotCommand[], held: readonly BotCommand[]): boolean {
  const pairs = (list: readonly BotCommand[]) =>
    list.map(({ command, description, is_ephemeral: hidden = false }) => [command, description, hidden]);
  return JSON.stringify(pairs(wanted)) === JSON.stringify(pairs(held));
}
