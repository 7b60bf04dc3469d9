import type {
  Command,
  CommandContext,
  Inbound,
  OptionKind,
  ReaderState,
  Readers,
} from '../command/command.ts';
import { checkCall, parseTyped, type Typed } from '../command/command-line.ts';
import type { Digests, WatchService } from '../command/digests.ts';
import { isYes } from '../command/options.ts';
import { problemReply } from '../command/problems.ts';
import { commandProblems } from '../command/validate.ts';
import type { Votes } from '../command/votes.ts';
import type { Knowledge, Name } from '../knowledge/model.ts';
import { LONGEST_QUESTION, LONGEST_TEXT } from '../query/limits.ts';
import type { Answer, Question } from '../query/types.ts';
import { clean } from '../query/words/fold.ts';
import { notice } from '../reply/build.ts';
import type { CommandCall, Reply } from '../reply/reply.ts';
import { closestLanguage, textsFor } from '../text/index.ts';
import { describeError, type Log } from '../util/log.ts';
import { denied } from './access.ts';
import { replyLanguage } from './reply-language.ts';

/** The part of the query engine that a chat needs. */
export interface ChatEngine {
  ask(question: Question): Answer;
  names(text: string): readonly Name[];
  /** Language in which a text is written. */
  detect(text: string): string;
}

/** One call too many. */
export interface Refused {
  /** Whole seconds until the next one is allowed. */
  readonly wait: number;
  /** It is not the first one: the reader has been told. */
  readonly again: boolean;
}

/** Keeps readers from asking more than is fair. */
export interface Limits {
  /** Counts one more call; undefined where it is allowed. */
  take(inbound: Inbound): Promise<Refused | undefined>;
}

/** What a dispatch works with; knowledge and engine are asked for anew each time, since they may be replaced. */
export interface DispatchOptions {
  knowledge(): Knowledge;
  engine(): ChatEngine;
  readonly commands: readonly Command[];
  readonly readers: Readers;
  /** Left out where votes are not kept. */
  readonly votes?: Votes;
  /** Left out where nothing can be posted. */
  readonly digests?: Digests;
  /** Left out where nobody can be told later. */
  readonly waiting?: WatchService;
  /** Removes what is kept of a reader on a platform. @returns how many things went; left out where nothing is kept */
  forget?(platform: string, user: string): Promise<number>;
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
export function createDispatch(parts: DispatchOptions): Dispatch {
  const problems = commandProblems(parts.commands);
  if (problems.length > 0) throw new Error(`The commands cannot be used:\n${problems.join('\n')}`);

  const listed = parts.commands.filter(({ hidden }) => !hidden);

  return async (inbound) => {
    let language = closestLanguage(inbound.language) ?? 'en';
    try {
      const knowledge = parts.knowledge();
      const engine = parts.engine();
      const refused = await parts.limits?.take(inbound);
      // Whoever goes on all the same costs as little as can be.
      if (refused?.again) return { ...tooOften(refused, language), repeated: true };
      const known = await knownOf(inbound, parts);
      const reader = inbound.conversation ? { ...known, questions: inbound.conversation } : known;
      if (refused) {
        language = languageOf(inbound, reader, '', parts);
        return tooOften(refused, language);
      }
      const most = mostOf(inbound, parts.commands);
      if (most !== undefined) {
        language = languageOf(inbound, reader, '', parts);
        return notice(language, [textsFor(language).wrong.tooLong(most)]);
      }
      const typed = understood(inbound, parts.commands, listed);
      language = languageOf(inbound, reader, wordsOf(typed), parts);
      if ('problem' in typed) return problemReply(typed.problem, language, knowledge);
      const { call } = typed;
      if (parts.logQuestions)
        parts.log.info({ event: 'asked', platform: inbound.from.platform, ...call }, 'asked');
      const command = parts.commands.find(({ name }) => name === call.command);
      if (!command) throw new Error('a checked call has a command');
      const refusal = await denied(command, inbound, language, parts.log);
      if (refusal) return refusal;
      const { forget } = parts;
      // Where the bot is no member, nothing can come later.
      const { digests, waiting } = inbound.absent ? {} : parts;
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
        ...(digests ? { digests } : {}),
        ...(waiting ? { waiting } : {}),
        ...(forget ? { forget: () => forget(inbound.from.platform, inbound.user) } : {}),
        now: parts.now,
      };
      const made = await command.run(call.args, context);
      const { private: wish, ...args } = call.args;
      const asked = { command: call.command, args };
      return {
        ...made,
        call: asked,
        again: made.again ?? asked,
        ...(isYes(wish) ? { audience: 'asker' } : {}),
        ...(isYes(wish) || command.personal ? { personal: true } : {}),
      };
    } catch (error) {
      parts.log.error(
        { event: 'command-failed', platform: inbound.from.platform, ...describeError(error) },
        'a command failed',
      );
      return notice(language, [textsFor(language).wrong.failed]);
    }
  };
}

/** What is known of the reader; nothing while the store does not answer, as an answer is worth more than a choice. */
async function knownOf({ from, user }: Inbound, parts: DispatchOptions): Promise<ReaderState> {
  try {
    return await parts.readers.get(from, user);
  } catch (error) {
    forgotten(error, { from }, parts);
    return { questions: [] };
  }
}

function forgotten(error: unknown, { from }: Pick<Inbound, 'from'>, { log }: DispatchOptions): void {
  log.error(
    { event: 'store-failed', platform: from.platform, ...describeError(error) },
    'the store does not answer',
  );
}

/** What came in as a call: a typed command, a button's call, or plain text, which is a question. */
function understood({ input }: Inbound, commands: readonly Command[], listed: readonly Command[]): Typed {
  if (input.kind === 'call') return checkCall(cleaned(input.call, commands), commands);
  const text = cleanLines(input.text).trim();
  if (!text.startsWith('/')) return { call: { command: 'ask', args: { question: clean(text) } } };
  const typed = parseTyped(text, listed);
  return 'call' in typed ? { call: cleaned(typed.call, commands) } : typed;
}

/** A call without what nobody sees; only a text that is looked at as it stands keeps its lines. */
function cleaned({ command, args }: CommandCall, commands: readonly Command[]): CommandCall {
  const values = Object.entries(args).map(([name, value]) => {
    const isText = kindOf({ command, args }, name, commands) === 'text';
    return [name, (isText ? cleanLines(value) : clean(value)).trim()];
  });
  return { command, args: Object.fromEntries(values) };
}

function cleanLines(text: string): string {
  return text
    .split(/\r\n|[\n\r]/)
    .map(clean)
    .join('\n');
}

function kindOf(call: CommandCall, name: string, commands: readonly Command[]): OptionKind | undefined {
  const command = commands.find((candidate) => candidate.name === call.command);
  return command?.options.find((option) => option.name === name)?.kind;
}

/** The most characters that are taken, where there are more; a text to look at may be longer than a question. */
function mostOf({ input }: Inbound, commands: readonly Command[]): number | undefined {
  if (input.kind === 'text') {
    const typed = /^\s*\/(\w+)/.exec(input.text)?.[1];
    const command = commands.find(({ name }) => name === typed);
    const most = command?.options.some(({ kind }) => kind === 'text') ? LONGEST_TEXT : LONGEST_QUESTION;
    return input.text.length > most ? most : undefined;
  }
  const limits = Object.entries(input.call.args).map(([name, value]) => {
    const most = kindOf(input.call, name, commands) === 'text' ? LONGEST_TEXT : LONGEST_QUESTION;
    return value.length > most ? most : undefined;
  });
  return limits.find((most) => most !== undefined);
}

function tooOften({ wait }: Refused, language: string): Reply {
  return notice(language, [textsFor(language).wrong.tooOften(wait)]);
}

/** The words by which a call's language is told. */
function wordsOf(typed: Typed): string {
  return 'call' in typed ? Object.values(typed.call.args).join(' ') : '';
}

function languageOf(inbound: Inbound, reader: ReaderState, words: string, parts: DispatchOptions): string {
  return replyLanguage({
    ...{ inbound, reader, words },
    fallback: parts.knowledge().situation.required,
    detect: (text) => parts.engine().detect(text),
  });
}
