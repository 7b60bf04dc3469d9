import { LONGEST_QUESTION, LONGEST_TEXT } from '../query/limits.ts';
import { clean } from '../query/words/fold.ts';
import type { CommandCall } from '../reply/reply.ts';
import { nearest } from '../util/edit-distance.ts';
import { given } from '../util/given.ts';
import type { Command, CommandOption, OptionKind } from './command.ts';
import { readFlag } from './flags.ts';
import { commandNamed, nearestName } from './names.ts';

/** Why a call is not understood; `nearest` is the right word that was probably meant. */
export type CallProblem =
  | { readonly kind: 'unknown-command'; readonly typed: string; readonly nearest?: string }
  | {
      readonly kind: 'unknown-option';
      readonly command: string;
      readonly typed: string;
      readonly nearest?: string;
    }
  | {
      readonly kind: 'missing-option';
      readonly command: string;
      readonly option: CommandOption;
    }
  | { readonly kind: 'too-much'; readonly command: string; readonly typed: string }
  /** A flag that is neither a yes nor a no; `args` are the others of the call. */
  | {
      readonly kind: 'unclear-flag';
      readonly command: string;
      readonly option: string;
      readonly typed: string;
      readonly args: Readonly<Record<string, string>>;
    }
  /** `most` is the number of characters that are allowed. */
  | { readonly kind: 'too-long'; readonly most: number };

/**
 * A call with its command. The arguments are clean, none is too long, and flags are `yes` or `no`. None is missing, unless
 * the command asks back.
 */
export interface ParsedCall {
  readonly command: Command;
  readonly args: Readonly<Record<string, string>>;
}

/** What a reader's input was parsed into. */
export type Parsed = { readonly call: ParsedCall } | { readonly problem: CallProblem };

/** Parses the call of a button or of a platform's own form. */
export function parseCall(call: CommandCall, commands: readonly Command[]): Parsed {
  const command = commandNamed(call.command, commands);
  if (!command) return unknownCommand(call.command, commands);
  const unknown = Object.keys(call.args).find((key) => optionOf(key, command) === undefined);
  return unknown === undefined ? complete(command, call.args) : unknownOption(unknown, command);
}

/** The call of a command with these arguments, cleaned, if none is too long and none is missing. */
export function complete(command: Command, args: Readonly<Record<string, string>>): Parsed {
  const long = command.options.find((option) => (args[option.name] ?? '').length > mostCharacters([option]));
  if (long) return { problem: { kind: 'too-long', most: mostCharacters([long]) } };
  const kinds = new Map(command.options.map(({ name, kind }) => [name, kind]));
  const values: Readonly<Record<string, string>> = Object.fromEntries(
    Object.entries(args)
      .map(([name, value]) => [name, cleaned(value, kinds.get(name))] as const)
      .filter(([name, value]) => kinds.get(name) !== 'flag' || value !== ''),
  );
  const unclear = Object.entries(values).find(
    ([name, value]) => kinds.get(name) === 'flag' && readFlag(value) === undefined,
  );
  if (unclear) return unclearFlag(unclear, values, command);
  const call: ParsedCall = { command, args: withFlags(values, kinds) };
  const missing = command.options.find(({ name, required }) => required && !call.args[name]);
  return missing && !command.asksBack ? missingOption(missing, command) : { call };
}

/** The arguments, each flag as `yes` or `no`, whichever word was typed for it. */
function withFlags(
  args: Readonly<Record<string, string>>,
  kinds: ReadonlyMap<string, OptionKind>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      kinds.get(name) === 'flag' ? (readFlag(value) ? 'yes' : 'no') : value,
    ]),
  );
}

function unclearFlag(
  [option, typed]: readonly [string, string],
  { [option]: _, ...args }: Readonly<Record<string, string>>,
  { name }: Command,
): Parsed {
  return { problem: { kind: 'unclear-flag', command: name, option, typed, args } };
}

/** The most characters that a value of one of these options may have; a text may be longer than a question. */
export function mostCharacters(options: readonly CommandOption[]): number {
  return options.some(({ kind }) => kind === 'text') ? LONGEST_TEXT : LONGEST_QUESTION;
}

/** A value without the characters that nobody sees; a text keeps its lines. */
function cleaned(value: string, kind: OptionKind | undefined): string {
  return (kind === 'text' ? cleanLines(value) : clean(value)).trim();
}

/** A text without the characters that nobody sees, line by line. */
export function cleanLines(text: string): string {
  return text
    .split(/\r\n|[\n\r]/)
    .map(clean)
    .join('\n');
}

function missingOption(option: CommandOption, { name }: Command): Parsed {
  return { problem: { kind: 'missing-option', command: name, option } };
}

export function unknownCommand(typed: string, commands: readonly Command[]): Parsed {
  return { problem: { kind: 'unknown-command', typed, ...given({ nearest: nearestName(typed, commands) }) } };
}

export function unknownOption(typed: string, command: Command): Parsed {
  const nearest = nearestOption(typed, command);
  return { problem: { kind: 'unknown-option', command: command.name, typed, ...given({ nearest }) } };
}

export function optionOf(key: string, command: Command): CommandOption | undefined {
  return command.options.find((option) => option.name === key.toLowerCase());
}

export function nearestOption(key: string, command: Command): string | undefined {
  return nearest(
    key,
    command.options.map((option) => option.name),
  );
}
