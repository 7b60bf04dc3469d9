import type { BotCommand, BotCommandScope } from 'grammy/types';
import type { Command } from '../../command/command.ts';
import { heads } from '../../command/names.ts';

/** The part of the Bot API that holds the lists of commands. */
export interface CommandLists {
  commands(scope: BotCommandScope, language: string): Promise<readonly BotCommand[]>;
  setCommands(commands: readonly BotCommand[], scope: BotCommandScope, language: string): Promise<void>;
}

/** One of the lists that Telegram shows. */
export interface CommandList {
  readonly scope: BotCommandScope;
  /** A two-letter code; nothing for everybody whose language has no list of its own. */
  readonly language: string;
  readonly commands: readonly BotCommand[];
}

/** Languages that have a list of their own. Telegram takes two-letter codes, so there is none for Sorani. */
const LANGUAGES = ['', 'ar'] as const;

const LONGEST_DESCRIPTION = 256;

/** The commands as Telegram lists them, in private chats and in groups. */
export function commandLists(commands: readonly Command[]): readonly CommandList[] {
  const listed = commands.filter(({ hidden }) => !hidden);
  const scopes = [
    ['all_private_chats', heads(listed)],
    ['all_group_chats', heads(listed.filter(({ inGroups }) => inGroups))],
  ] as const;
  return scopes.flatMap(([type, some]) =>
    LANGUAGES.map((language) => ({
      scope: { type },
      language,
      commands: some.map(({ name, description }) => ({
        command: name,
        description: (description[language] ?? description['en'] ?? name).slice(0, LONGEST_DESCRIPTION),
      })),
    })),
  );
}

/**
 * Makes Telegram's lists of commands these, where they are not already.
 * @returns how many were written
 */
export async function register(api: CommandLists, commands: readonly Command[]): Promise<number> {
  let written = 0;
  for (const { scope, language, commands: wanted } of commandLists(commands)) {
    if (isSame(wanted, await api.commands(scope, language))) continue;
    await api.setCommands(wanted, scope, language);
    written += 1;
  }
  return written;
}

function isSame(wanted: readonly BotCommand[], held: readonly BotCommand[]): boolean {
  const pairs = (list: readonly BotCommand[]) =>
    list.map(({ command, description }) => [command, description]);
  return JSON.stringify(pairs(wanted)) === JSON.stringify(pairs(held));
}
