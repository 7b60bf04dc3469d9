import type { Action, CommandCall, Line } from '../reply/reply.ts';
import { nearest } from '../util/edit-distance.ts';
import type { Command, CommandOption, OptionKind } from './command.ts';
import { languageCalled } from './languages.ts';
import { commandNamed, groupNamed, nearestName } from './names.ts';
import { readTime } from './time-of-day.ts';
import { isUnclear, readDays } from './weekdays.ts';
import { readZone } from './zones.ts';

/** Why a typed command is not understood; `nearest` is the right one that it probably meant. */
export type TypedProblem =
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
      readonly example?: NonNullable<Command['example']>;
    }
  | { readonly kind: 'too-much'; readonly command: string; readonly typed: string };

export type Typed = { readonly call: CommandCall } | { readonly problem: TypedProblem };

/** Kinds whose values are several words as often as one. */
const WORDY: ReadonlySet<OptionKind> = new Set(['text', 'question', 'name', 'topic', 'topics', 'command']);

/** Kinds whose values can be told from other words, and of how many words they are at most. */
const TELLING: Readonly<Partial<Record<OptionKind, { tells(typed: string): boolean; most: number }>>> = {
  time: { tells: (typed) => readTime(typed).time !== undefined, most: 4 },
  zone: { tells: (typed) => readZone(typed) !== undefined, most: 3 },
  days: { tells: (typed) => readDays(typed) !== undefined || isUnclear(typed), most: 13 },
  language: { tells: (typed) => languageCalled(typed) !== undefined, most: 2 },
};

/** A word or a quoted text, named or not. The name must touch its value, so that "note: this" is just words. */
const TOKEN = /(?:([\p{L}_][\p{L}\p{N}_-]*):)?("(?:[^"\\]|\\.)*"(?=\s|$)|“[^”]*”(?=\s|$)|\n|\S+)/gsu;

/**
 * Reads a typed command such as `/ask as_of:2026-01-20 who guards the border?`. Options go in order or as
 * `name:value`; values may stand in quotation marks; the last option of a wordy kind takes the rest of the line. Words
 * before that which can be told to be an option's, such as a time, are that option's in any order.
 */
export function parseTyped(line: string, commands: readonly Command[]): Typed {
  const [, first = '', after = ''] = /^\s*\/(\S*)\s*(.*)$/su.exec(line) ?? [];
  const isGroup = groupNamed(first.toLowerCase(), commands) !== undefined;
  const [, second = '', inside = ''] = isGroup ? (/^(\S*)\s*(.*)$/su.exec(after) ?? []) : [];
  const name = second === '' ? first : `${first} ${second}`;
  const rest = isGroup ? inside : after;
  const command = commandNamed(name.toLowerCase(), commands);
  if (!command) return unknownCommand(name, commands);
  const named: Record<string, string> = {};
  const loose: string[] = [];
  for (const match of rest.matchAll(TOKEN)) {
    const [token, key, value = ''] = match;
    const option = key === undefined ? undefined : optionOf(key, command);
    if (option) {
      named[option] = unquoted(value);
      continue;
    }
    const meant = key === undefined ? undefined : nearestOption(key, command);
    if (key !== undefined && meant !== undefined) {
      return { problem: { kind: 'unknown-option', command: command.name, typed: key, nearest: meant } };
    }
    loose.push(token);
  }
  // A yes or no among loose words could be a word of the question.
  const left = command.options.filter(({ kind, name }) => kind !== 'flag' && !Object.hasOwn(named, name));
  const placed = place(loose, left);
  return 'extra' in placed
    ? { problem: { kind: 'too-much', command: command.name, typed: placed.extra } }
    : checkCall({ command: command.name, args: { ...named, ...placed.args } }, commands);
}

/** How a command is typed: `/ask question [as_of:…]`. What may be left out stands in brackets. */
export function usageOf({ name, options }: Command): string {
  const inOrder = options.filter(({ kind }) => kind !== 'flag');
  const greedy = inOrder.findLastIndex(({ kind }) => WORDY.has(kind));
  const forms = options.map((option) => {
    // A yes or no could be a word of a question, and a text takes all that comes after it.
    const isNamed = option.kind === 'flag' || (greedy >= 0 && inOrder.indexOf(option) > greedy);
    const form = isNamed ? `${option.name}:${option.kind === 'flag' ? 'yes' : '…'}` : option.name;
    return option.required ? form : `[${form}]`;
  });
  return [`/${name}`, ...forms].join(' ');
}

/** Checks a call that did not come from typing (a button, a platform's own form) against the commands. */
export function checkCall(call: CommandCall, commands: readonly Command[]): Typed {
  const command = commandNamed(call.command, commands);
  if (!command) return unknownCommand(call.command, commands);
  const unknown = Object.keys(call.args).find((key) => optionOf(key, command) === undefined);
  if (unknown !== undefined) {
    const meant = nearestOption(unknown, command);
    return {
      problem: {
        kind: 'unknown-option',
        command: command.name,
        typed: unknown,
        ...(meant ? { nearest: meant } : {}),
      },
    };
  }
  const missing = command.options.find((option) => option.required && !call.args[option.name]?.trim());
  return missing
    ? {
        problem: {
          kind: 'missing-option',
          command: command.name,
          option: missing,
          ...(command.example ? { example: command.example } : {}),
        },
      }
    : { call: { command: command.name, args: call.args } };
}

/** A call as it would be typed; `parseTyped` gives the call back. */
export function formatCall(call: CommandCall, commands: readonly Command[]): string {
  const options = commands.find((command) => command.name === call.command)?.options ?? [];
  const given = options.filter((option) => Object.hasOwn(call.args, option.name));
  const words = given.map((option) => {
    const value = call.args[option.name] ?? '';
    const alone = given.length === 1 && option === options[0] && option.kind !== 'flag';
    return alone && !TELLING[option.kind] && /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*$/u.test(value)
      ? value
      : `${option.name}:${/^[\p{L}\p{N}\p{M}_-]+$/u.test(value) ? value : quote(value)}`;
  });
  return [`/${call.command}`, ...words].join(' ');
}

/** An action as a line of text, where it cannot be a button: where it leads, or what to type. */
export function actionLine(action: Action, commands: readonly Command[]): Line {
  return action.kind === 'link'
    ? [
        { kind: 'text', text: '→ ' },
        { kind: 'link', text: action.label, url: action.url },
      ]
    : [
        { kind: 'text', text: `→ ${action.label} ` },
        { kind: 'text', text: formatCall(action.call, commands), style: 'code' },
      ];
}

function unknownCommand(typed: string, commands: readonly Command[]): Typed {
  const meant = nearestName(typed, commands);
  return { problem: { kind: 'unknown-command', typed, ...(meant ? { nearest: meant } : {}) } };
}

function optionOf(key: string, command: Command): string | undefined {
  return command.options.find((option) => option.name === key.toLowerCase())?.name;
}

function nearestOption(key: string, command: Command): string | undefined {
  return nearest(
    key,
    command.options.map((option) => option.name),
  );
}

type Placed = { readonly args: Readonly<Record<string, string>> } | { readonly extra: string };

/**
 * Gives the unnamed words to the options that are left: each to one that can tell that it is meant, else in order. Only
 * a text keeps its line breaks.
 */
function place(tokens: readonly string[], left: readonly CommandOption[]): Placed {
  const keepsLines = left.some(({ kind }) => kind === 'text');
  const loose = keepsLines ? tokens : tokens.filter((token) => token !== '\n');
  const greedy = left.findLast((option) => WORDY.has(option.kind));
  const args: Record<string, string> = {};
  for (let at = 0; at < loose.length; ) {
    const next = loose.slice(at);
    const open = left.filter(({ name }) => !Object.hasOwn(args, name));
    const told = open.find((option) => toldWords(option, next) > 0);
    const option =
      told ?? open.find(({ kind, required }, index) => required || !TELLING[kind] || !open[index + 1]);
    if (option === undefined) return { extra: next.join(' ') };
    const words = told ? next.slice(0, toldWords(told, next)) : option === greedy ? next : next.slice(0, 1);
    args[option.name] = words.length === 1 ? unquoted(words[0] ?? '') : words.join(' ');
    at += words.length;
  }
  return { args };
}

/** How many of the words that come next can be told to be an option's. */
function toldWords({ kind }: CommandOption, words: readonly string[]): number {
  const { tells, most = 0 } = TELLING[kind] ?? {};
  for (let count = Math.min(most, words.length); count > 0; count -= 1) {
    if (tells?.(words.slice(0, count).map(unquoted).join(' '))) return count;
  }
  return 0;
}

function unquoted(value: string): string {
  if (value.length > 1 && value.startsWith('"') && value.endsWith('"')) {
    return value.slice(1, -1).replace(/\\(.)/gsu, '$1');
  }
  return value.length > 1 && value.startsWith('“') && value.endsWith('”') ? value.slice(1, -1) : value;
}

function quote(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
