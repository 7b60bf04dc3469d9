import type { BotCommand } from 'grammy/types';
import { badRequest } from './refusals.ts';

/** A list of commands that was set. */
export interface CommandList {
  /** As sent, such as { type: 'all_group_chats' }; { type: 'default' } when none was. */
  readonly scope: Readonly<Record<string, unknown>>;
  /** Two letters, or '' for all languages that have no list. */
  readonly language: string;
  readonly commands: readonly BotCommand[];
}

const DEFAULT_SCOPE = { type: 'default' };
const MOST_COMMANDS = 100;

/** How the bot presents itself. */
export class Profile {
  readonly #lists = new Map<string, CommandList>();
  readonly #texts = new Map<string, string>();

  /** The lists that are set, in the order in which they were first set. */
  get lists(): readonly CommandList[] {
    return [...this.#lists.values()];
  }

  setCommands(
    commands: readonly BotCommand[],
    scope: CommandList['scope'] = DEFAULT_SCOPE,
    language = '',
  ): void {
    if (commands.length > MOST_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH');
    for (const { command, description } of commands) {
      if (!/^\/?[a-z\d_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
      if (description.length < 1 || description.length > 256)
        throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
    }
    const key = keyOf(scope, language);
    if (commands.length === 0) this.#lists.delete(key);
    else this.#lists.set(key, { scope, language, commands });
  }

  commands(scope: CommandList['scope'] = DEFAULT_SCOPE, language = ''): readonly BotCommand[] {
    return this.#lists.get(keyOf(scope, language))?.commands ?? [];
  }

  /** Whether readers' apps send a command in a group so that the bot alone gets it. */
  isEphemeral(name: string): boolean {
    return this.lists.some(
      ({ scope, commands }) =>
        scope['type'] === 'all_group_chats' &&
        commands.some((command) => command.command === name && command.is_ephemeral),
    );
  }

  /** Sets one of the texts; an empty one removes it. */
  setText(kind: TextKind, text: string, language = ''): void {
    if (text.length > LONGEST[kind]) throw badRequest(`the ${kind} is too long`);
    if (text === '') this.#texts.delete(`${kind} ${language}`);
    else this.#texts.set(`${kind} ${language}`, text);
  }

  /** The text of a language, else that of all, as a user of that language sees it. */
  text(kind: TextKind, language = ''): string {
    return this.#texts.get(`${kind} ${language}`) ?? this.#texts.get(`${kind} `) ?? '';
  }
}

/** `description` stands in an empty chat with the bot, `short description` on its profile. */
export type TextKind = 'description' | 'short description';

const LONGEST = { description: 512, 'short description': 120 } as const;

function keyOf(scope: CommandList['scope'], language: string): string {
  return `${JSON.stringify(Object.entries(scope).toSorted(([a], [b]) => a.localeCompare(b)))} ${language}`;
}
