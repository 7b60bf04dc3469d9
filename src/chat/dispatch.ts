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
import type { Votes } from './votes.ts';

/** The part of the query engine that a chat needs. */
export interface ChatEngine {
  ask(question: Question): Answer;
  names(text: string): readonly Name[];
  /** Language in which a text is written. */
  detect(text: string): string;
}

/** Takes what is not for the reader. */
export interface Log {
  error(details: Readonly<Record<string, unknown>>, message: string): void;
  info(details: Readonly<Record<string, unknown>>, message: string): void;
}

/** Keeps readers from asking more than is fair. */
export interface Limits {
  /** Counts one more call; gives the whole seconds to wait where it is one too many, else 0. */
  take(inbound: Inbound): Promise<number>;
}

/** What a dispatch works with; knowledge and engine are asked for anew each time, since they may be replaced. */
export interface DispatchParts {
  knowledge(): Knowledge;
  engine(): ChatEngine;
  readonly commands: readonly Command[];
  readonly readers: Readers;
  /** Left out where votes are not kept. */
  readonly votes?: Votes;
  /** Left out where nobody needs to be held back. */
  readonly limits?: Limits;
  readonly log: Log;
  /** What readers type is written to the log, which is otherwise never done. */
  readonly logQuestions?: boolean;
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

  const listed = parts.commands.filter(({ hidden }) => !hidden);

  return async (inbound) => {
    let language = closestLanguage(inbound.language) ?? 'en';
    try {
      const knowledge = parts.knowledge();
      const engine = parts.engine();
      const known = await knownOf(inbound, parts);
      const reader = inbound.conversation ? { ...known, questions: inbound.conversation } : known;
      const wait = (await parts.limits?.take(inbound)) ?? 0;
      if (wait > 0) {
        language = languageOf(inbound, reader, '', parts);
        return notice(language, [textsFor(language).wrong.tooOften(wait)]);
      }
      if (isTooLong(inbound)) {
        language = languageOf(inbound, reader, '', parts);
        return notice(language, [textsFor(language).wrong.tooLong(LONGEST_QUESTION)]);
      }
      const typed = understood(inbound, parts.commands, listed);
      language = languageOf(inbound, reader, wordsOf(typed), parts);
      if ('problem' in typed) return problemReply(typed.problem, language);
      const { call } = typed;
      if (parts.logQuestions) parts.log.info({ platform: inbound.from.platform, ...call }, 'asked');
      const context: CommandContext = {
        knowledge,
        ask: (question) => engine.ask(question),
        names: (text) => engine.names(text),
        commands: listed,
        inbound,
        reader,
        language,
        remember: (change) =>
          parts.readers
            .update(inbound.from, inbound.user, change)
            .catch((error: unknown) => forgotten(error, inbound, parts)),
        ...(parts.votes ? { votes: parts.votes } : {}),
        now: parts.now,
      };
      const command = parts.commands.find(({ name }) => name === call.command);
      if (!command) throw new Error('a checked call has a command');
      const made = await command.run(call.args, context);
      const { private: wish, ...args } = call.args;
      return {
        ...made,
        again: made.again ?? { command: call.command, args },
        ...(isYes(wish) ? { audience: 'asker' } : {}),
      };
    } catch (error) {
      parts.log.error({ platform: inbound.from.platform, ...withoutText(error) }, 'a command failed');
      return notice(language, [textsFor(language).wrong.failed]);
    }
  };
}

/** What is known of the reader; nothing while the store does not answer, as an answer is worth more than a choice. */
async function knownOf({ from, user }: Inbound, parts: DispatchParts): Promise<ReaderState> {
  try {
    return await parts.readers.get(from, user);
  } catch (error) {
    forgotten(error, { from }, parts);
    return { questions: [] };
  }
}

function forgotten(error: unknown, { from }: Pick<Inbound, 'from'>, { log }: DispatchParts): void {
  log.error({ platform: from.platform, ...withoutText(error) }, 'the store does not answer');
}

/** What came in as a call: a typed command, a button's call, or plain text, which is a question. */
function understood({ input }: Inbound, commands: readonly Command[], listed: readonly Command[]): Typed {
  if (input.kind === 'call') return checkCall(cleaned(input.call), commands);
  const text = clean(input.text).trim();
  return text.startsWith('/')
    ? parseTyped(text, listed)
    : { call: { command: 'ask', args: { question: text } } };
}

function cleaned({ command, args }: CommandCall): CommandCall {
  return {
    command,
    args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, clean(value).trim()])),
  };
}

/** What a flag says; any value but a plain no is a yes, since it was given for a reason. */
function isYes(flag: string | undefined): boolean {
  return flag !== undefined && !/^(?:no|false|0|لا|نەخێر)$/i.test(flag);
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
