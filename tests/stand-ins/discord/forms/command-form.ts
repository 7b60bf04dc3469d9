import { badLength, lengthOf, type Mistake, tooLong } from '../rest/refusals.ts';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const CHAT_INPUT = 1;
const MOST_COMMANDS = 100;
const MOST_OPTIONS = 25;
/** Names, descriptions and values of a command together. */
const MOST_CHARACTERS = 8000;

interface Draft {
  readonly type?: number;
  readonly name?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly options?: readonly Draft[] | null;
  readonly choices?: readonly { readonly name?: string; readonly value?: unknown }[] | null;
}

/** What Discord refuses in a list of commands. */
export function commandMistakes(commands: readonly Draft[]): readonly Mistake[] {
  const names = commands.map(({ type = CHAT_INPUT, name }) => `${type} ${name}`);
  return [
    ...(commands.length > MOST_COMMANDS ? [tooLong('', MOST_COMMANDS)] : []),
    ...commands.flatMap((command, index) => {
      const at = String(index);
      const twice = names.indexOf(names[index] ?? '') !== index;
      return [
        ...(twice
          ? [mistake(at, 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique')]
          : []),
        ...((command.type ?? CHAT_INPUT) === CHAT_INPUT ? textMistakes(command, at) : []),
        ...optionMistakes(command.options ?? [], `${at}.options`),
        ...(charactersOf(command) > MOST_CHARACTERS
          ? [
              mistake(
                at,
                'APPLICATION_COMMAND_TOO_LARGE',
                `Command exceeds maximum size (${MOST_CHARACTERS})`,
              ),
            ]
          : []),
      ];
    }),
  ];
}

function optionMistakes(options: readonly Draft[], at: string): readonly Mistake[] {
  const optional = options.findIndex(({ type, required }) => (type ?? 0) > 2 && required !== true);
  const misplaced = options.findIndex(({ required }, index) => optional >= 0 && index > optional && required);
  const names = options.map(({ name }) => name);
  return [
    ...(options.length > MOST_OPTIONS ? [tooLong(at, MOST_OPTIONS)] : []),
    ...(misplaced >= 0
      ? [
          mistake(
            `${at}.${misplaced}`,
            'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
            'Required options must be placed before non-required options',
          ),
        ]
      : []),
    ...(new Set(names).size < names.length
      ? [mistake(at, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists')]
      : []),
    ...options.flatMap((option, index) => {
      const here = `${at}.${index}`;
      return [
        ...textMistakes(option, here),
        ...((option.choices ?? []).length > MOST_OPTIONS ? [tooLong(`${here}.choices`, MOST_OPTIONS)] : []),
        ...optionMistakes(option.options ?? [], `${here}.options`),
      ];
    }),
  ];
}

function textMistakes({ name = '', description = '' }: Draft, at: string): readonly Mistake[] {
  const described = lengthOf(description);
  return [
    ...(NAME.test(name) && name === name.toLowerCase()
      ? []
      : [mistake(`${at}.name`, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')]),
    ...(described >= 1 && described <= 100 ? [] : [badLength(`${at}.description`, 1, 100)]),
  ];
}

function charactersOf({ name = '', description = '', options, choices }: Draft): number {
  const chosen = (choices ?? []).map((choice) => lengthOf(`${choice.name}${choice.value}`));
  const nested = (options ?? []).map(charactersOf);
  return [...chosen, ...nested].reduce((sum, count) => sum + count, lengthOf(name) + lengthOf(description));
}

function mistake(at: string, code: string, message: string): Mistake {
  return { at, code, message };
}
