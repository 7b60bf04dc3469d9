import type { CommandCall, Line, WritableAction } from '../reply/reply.ts';
import type { Command, OptionKind } from './command.ts';
import { optionBefore, wordsAfter, wordsOfValue } from './named-values.ts';
import { commandNamed, groupNamed } from './names.ts';
import {
  cleanLines,
  complete,
  mostCharacters,
  nearestOption,
  optionOf,
  type Parsed,
  unknownCommand,
  unknownOption,
} from './parsed-call.ts';
import { assignWords, isRecognised, joined, WORDY } from './unnamed-words.ts';

/** Kinds that are given by name only: "yes" could be a word of the question, and "weekly" says on which days. */
const NAMED: ReadonlySet<OptionKind> = new Set(['flag', 'quiet', 'count', 'minutes', 'hours']);

/** A word or a quoted text, named or not. A name that does not touch its value is a word of its own (`named-values.ts`). */
const TOKEN = /(?:([\p{L}_][\p{L}\p{N}_-]*):)?("(?:[^"\\]|\\.)*"(?=\s|$)|“[^”]*”(?=\s|$)|\n|\S+)/gsu;

/**
 * Parses a text that a reader sent: a command if it starts with a slash, else a question, which calls `ask`.
 *
 * @param commands all that can be called; a reader can type those that are not hidden
 */
export function parseText(text: string, commands: readonly Command[]): Parsed {
  const line = cleanLines(text).trim();
  if (line.startsWith('/')) {
    return parseTyped(
      line,
      commands.filter(({ hidden }) => !hidden),
    );
  }
  const command = commands.find(({ name }) => name === 'ask');
  if (command === undefined) return unknownCommand('ask', commands);
  const parsed = complete(command, { question: text });
  // An empty question goes to the command, which answers it better than with a missing option.
  return 'problem' in parsed && parsed.problem.kind === 'missing-option'
    ? { call: { command, args: { question: '' } } }
    : parsed;
}

/**
 * Parses a typed command such as `/ask as_of:2026-01-20 who guards the border?`. Values stand in the order of the options
 * or as `name:value`, and may stand in quotation marks; a day may have several words without (`as_of:last week`); the last option of a wordy kind takes the rest of the line. A value
 * that is recognised, such as a time, may stand anywhere before that.
 */
export function parseTyped(line: string, commands: readonly Command[]): Parsed {
  const { name, rest } = splitName(line, commands);
  const command = commandNamed(name.toLowerCase(), commands);
  if (!command) return unknownCommand(name, commands);
  const most = mostCharacters(command.options);
  if (rest.length > most) return { problem: { kind: 'too-long', most } };
  const named: Record<string, string> = {};
  const unnamed: string[] = [];
  const tokens = [...rest.matchAll(TOKEN)];
  const open = () => command.options.filter(({ name }) => !Object.hasOwn(named, name));
  for (let at = 0; at < tokens.length; at += 1) {
    const [token = '', key, value = ''] = tokens[at] ?? [];
    const touching = key === undefined ? undefined : optionOf(key, command);
    const option = touching ?? (key === undefined ? optionBefore(token, command) : undefined);
    // Only behind a name, since a text has thousands of words.
    const after = option === undefined ? [] : wordsUntilName(tokens.slice(at + 1));
    const words = touching ? [value, ...after] : after;
    const count =
      option && (touching ? wordsOfValue(option, words, open()) : wordsAfter(option, words, command));
    if (option && count) {
      named[option.name] = joined(words.slice(0, count));
      at += touching ? count - 1 : count;
    } else if (key !== undefined && nearestOption(key, command)) return unknownOption(key, command);
    else unnamed.push(token);
  }
  const assigned = assignWords(
    unnamed,
    open().filter(({ kind, byButton }) => !NAMED.has(kind) && !byButton),
  );
  return 'extra' in assigned
    ? { problem: { kind: 'too-much', command: command.name, typed: assigned.extra } }
    : complete(command, { ...named, ...assigned.args });
}

/** The words before the next one that has a name. */
function wordsUntilName(tokens: readonly RegExpExecArray[]): readonly string[] {
  const end = tokens.findIndex(([, key]) => key !== undefined);
  return tokens.slice(0, end < 0 ? tokens.length : end).map(([word]) => word);
}

/** How a command is typed: `/ask question [as_of:…]`. What may be left out stands in brackets. */
export function usageOf({ name, options: all }: Command): string {
  const options = all.filter(({ byButton }) => !byButton);
  const inOrder = options.filter(({ kind }) => kind !== 'flag');
  const greedy = inOrder.findLastIndex(({ kind }) => WORDY.has(kind));
  const forms = options.map((option) => {
    // What comes after a text would be taken for a part of it.
    const isNamed = NAMED.has(option.kind) || (greedy >= 0 && inOrder.indexOf(option) > greedy);
    const form = isNamed ? `${option.name}:${option.kind === 'flag' ? 'yes' : '…'}` : option.name;
    return option.required ? form : `[${form}]`;
  });
  return [`/${name}`, ...forms].join(' ');
}

/** A call as it would be typed; `parseText` gives the call back. A question is typed as it is. */
export function formatCall(call: CommandCall, commands: readonly Command[]): string {
  const { question, ...others } = call.args;
  const isQuestion = call.command === 'ask' && Object.keys(others).length === 0;
  if (isQuestion && question !== undefined && !/^[\s\p{C}]*(?:\/|$)/u.test(question)) return question;
  const options = commands.find((command) => command.name === call.command)?.options ?? [];
  const present = options.filter((option) => Object.hasOwn(call.args, option.name));
  const words = present.map((option) => {
    const value = call.args[option.name] ?? '';
    const isAlone = present.length === 1 && option === options[0] && option.kind !== 'flag';
    return isAlone && !isRecognised(option.kind) && /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*$/u.test(value)
      ? value
      : `${option.name}:${/^[\p{L}\p{N}\p{M}_-]+$/u.test(value) ? value : quote(value)}`;
  });
  return [`/${call.command}`, ...words].join(' ');
}

/** An action as a line of text, for where it cannot be a button: the link, or what to type. */
export function actionLine(action: WritableAction, commands: readonly Command[]): Line {
  if (action.kind === 'link') {
    return [
      { kind: 'text', text: '→ ' },
      { kind: 'link', text: action.label, url: action.url },
    ];
  }
  const call = typedCall(action);
  return [
    { kind: 'text', text: `→ ${action.label} ` },
    {
      kind: 'text',
      text: formatCall(call, commands),
      style: Object.keys(call.args).length === 0 ? 'command' : 'code',
    },
  ];
}

/** What to type instead of pressing a button. Where a form would ask for a text, three dots stand for it. */
export function typedCall(action: Exclude<WritableAction, { readonly kind: 'link' }>): CommandCall {
  if (action.kind === 'call') return action.typed ?? action.call;
  const { command, args } = action.call;
  return {
    command,
    args: { ...args, ...Object.fromEntries(action.fields.map(({ option }) => [option, '…'])) },
  };
}

/** The name of a typed command, which has two words in a group, and what stands after it. */
function splitName(
  line: string,
  commands: readonly Command[],
): { readonly name: string; readonly rest: string } {
  const [, first = '', after = ''] = /^\s*\/(\S*)\s*(.*)$/su.exec(line) ?? [];
  if (groupNamed(first.toLowerCase(), commands) === undefined) return { name: first, rest: after };
  const [, second = '', rest = ''] = /^(\S*)\s*(.*)$/su.exec(after) ?? [];
  return { name: second === '' ? first : `${first} ${second}`, rest };
}

function quote(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
