import type { Knowledge, Name } from '../knowledge/model.ts';
import { LONGEST_QUESTION } from '../query/limits.ts';
import type { Answer, Question } from '../query/types.ts';
import { clean } from '../query/words/fold.ts';
import { closestLanguage, textsFor } from '../text/index.ts';
import { notice } from './build.ts';
import type { Command, CommandContext, Inbound, ReaderState, Readers } from './command.ts';
import { problemReply } from './problems.ts';
import type { CommandCall, Reply } from './reply.ts';
import { checkCall, parseTyped, type Typed } from './typed.ts';
import { commandProblems } from './validate.ts';

/** The part of the query engine that a chat needs. */
export interface ChatEngine {
  ask(question: Question): Answer;
  names(text: string): readonly Name[];
  /** Language in which a text is written. */
  detect(text: string): string;
}

/** Takes what cannot be told to the reader. */
export interface Log {
  error(details: Readonly<Record<string, unknown>>, message: string): void;
}

/** What a dispatch works with; knowledge and engine are asked for anew each time, since they may be replaced. */
export interface DispatchParts {
  knowledge(): Knowledge;
  engine(): ChatEngine;
  readonly commands: readonly Command[];
  readonly readers: Readers;
  readonly log: Log;
  now(): Date;
}

/** Answers whatever comes in from any platform; never throws. */
export type Dispatch = (inbound: Inbound) => Promise<Reply>;

/**
 * Puts commands, knowledge and readers together.
 * @throws Error that names each command which some platform would not accept
 */
export function createDispatch(parts: DispatchParts): Dispatch {
  const problems = commandProblems(parts.commands);
  if (problems.length > 0) throw new Error(`The commands cannot be used:\n${problems.join('\n')}`);

  return async (inbound) => {
    let language = closestLanguage(inbound.language) ?? 'en';
    try {
      const knowledge = parts.knowledge();
      const engine = parts.engine();
      const reader = await parts.readers.get(inbound.from, inbound.user);
      if (isTooLong(inbound)) {
        language = languageOf(inbound, reader, '', parts);
        return notice(language, [textsFor(language).wrong.tooLong(LONGEST_QUESTION)]);
      }
      const typed = understood(inbound, parts.commands);
      language = languageOf(inbound, reader, wordsOf(typed), parts);
      if ('problem' in typed) return problemReply(typed.problem, language);
      const { call } = typed;
      const context: CommandContext = {
        knowledge,
        ask: (question) => engine.ask(question),
        names: (text) => engine.names(text),
        commands: parts.commands,
        inbound,
        reader,
        language,
        remember: (change) => parts.readers.update(inbound.from, inbound.user, change),
        now: parts.now,
      };
      const command = parts.commands.find(({ name }) => name === call.command);
      if (!command) throw new Error('a checked call has a command');
      return await command.run(call.args, context);
    } catch (error) {
      parts.log.error({ platform: inbound.from.platform, ...withoutText(error) }, 'a command failed');
      return notice(language, [textsFor(language).wrong.failed]);
    }
  };
}

/** What came in as a call: a typed command, a button's call, or plain text, which is a question. */
function understood({ input }: Inbound, commands: readonly Command[]): Typed {
  if (input.kind === 'call') return checkCall(cleaned(input.call), commands);
  const text = clean(input.text).trim();
  return text.startsWith('/')
    ? parseTyped(text, commands)
    : { call: { command: 'ask', args: { question: text } } };
}

function cleaned({ command, args }: CommandCall): CommandCall {
  return {
    command,
    args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, clean(value).trim()])),
  };
}

function isTooLong({ input }: Inbound): boolean {
  const texts = input.kind === 'call' ? Object.values(input.call.args) : [input.text];
  return texts.some((text) => text.length > LONGEST_QUESTION);
}

/** The words by which a call's language is told. */
function wordsOf(typed: Typed): string {
  return 'call' in typed ? Object.values(typed.call.args).join(' ') : '';
}

/** The reader's choice, else the language typed in, else the platform's, else the situation's first. */
function languageOf(inbound: Inbound, reader: ReaderState, words: string, parts: DispatchParts): string {
  // Ids, dates and names in Latin letters are typed by readers of every language.
  const asked = /[^\P{L}\p{Script=Latin}]/u.test(words) ? parts.engine().detect(words) : undefined;
  return (
    [reader.language, asked, inbound.language, ...parts.knowledge().situation.required]
      .map(closestLanguage)
      .find((language) => language !== undefined) ?? 'en'
  );
}

/** Where an error came from, without its message, which may hold what the reader wrote. */
function withoutText(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, at: frames.map((frame) => frame.trim()) };
}
