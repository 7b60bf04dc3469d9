import type { Alerts } from '../command/alerts.ts';
import type { Boards } from '../command/boards.ts';
import type { Command, CommandContext, Inbound, ReaderState, Readers } from '../command/command.ts';
import { parseText } from '../command/command-line.ts';
import type { DeskService } from '../command/desk-service.ts';
import type { Digests, FirstDigest } from '../command/digests.ts';
import { isListed } from '../command/names.ts';
import type { NewsService } from '../command/news-service.ts';
import { isYes } from '../command/options.ts';
import { type Parsed, type ParsedCall, parseCall } from '../command/parsed-call.ts';
import { problemReply } from '../command/problems.ts';
import type { CountedAnswer, QuestionCounter } from '../command/question-counter.ts';
import { commandProblems } from '../command/validate.ts';
import type { Votes } from '../command/votes.ts';
import type { WatchService } from '../command/watches.ts';
import type { Knowledge, Name } from '../knowledge/model.ts';
import type { Answer, CheckedStatement, Question } from '../query/types.ts';
import { notice } from '../reply/build.ts';
import type { Pictures } from '../reply/pictures.ts';
import type { Reply } from '../reply/reply.ts';
import { closestLanguage, textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';
import { inSlices } from '../util/in-slices.ts';
import { LastingFailure } from '../util/lasting-failure.ts';
import { describeError, type Log } from '../util/log.ts';
import { SanadError } from '../util/sanad-error.ts';
import { forumDigests } from './forum-digests.ts';
import { accessRefusal, type Limits, limitRefusal } from './guards.ts';
import { replyLanguage } from './reply-language.ts';

export type { Asker, Limits } from './guards.ts';

/** The part of the query engine that a chat needs. */
export interface ChatEngine {
  ask(question: Question): Answer;
  /** The statements of a text, each made when it is asked for. */
  checkEach(text: string): Iterable<CheckedStatement>;
  names(text: string): readonly Name[];
  /** Language in which a text is written. */
  detect(text: string): string;
}

/** The services that answer readers. Knowledge and engine are asked for each time, since they may be replaced. */
export interface DispatchOptions {
  knowledge(): Knowledge;
  engine(): ChatEngine;
  readonly commands: readonly Command[];
  readonly readers: Readers;
  /** Address of a fact's own page. Left out where there are no pages. */
  factPage?(id: string): string;
  /** Left out where no picture can be shown. */
  readonly pictures?: Pictures;
  /** Left out where votes are not kept. */
  readonly votes?: Votes;
  /** Left out where questions are not counted. */
  readonly questionCounter?: QuestionCounter;
  /** Left out where nothing can be posted. */
  readonly digests?: Digests;
  /** Left out where nothing can be posted. */
  readonly alerts?: Alerts;
  /** Left out where nothing can be posted. */
  readonly boards?: Boards;
  readonly firstDigest: FirstDigest;
  /** Left out where nobody edits. */
  readonly desk?: DeskService;
  /** Left out where it is not remembered what readers have seen. */
  readonly news?: NewsService;
  /** Left out where readers cannot be notified later. */
  readonly watches?: WatchService;
  /**
   * Removes what is kept of a reader on a platform. Left out where nothing is kept.
   * @returns the number of entries that were removed
   */
  forget?(platform: string, user: string): Promise<number>;
  /** Left out where readers may ask as often as they like. */
  readonly limits?: Pick<Limits, 'take'>;
  readonly log: Log;
  /** Writes what readers type to the log. Default: no. */
  readonly logQuestions?: boolean;
  now(): Date;
}

/** Answers what comes in from any platform; never throws. */
export type Dispatch = (inbound: Inbound) => Promise<Reply>;

/**
 * Makes a dispatch.
 * @throws SanadError that names each command which some platform would not accept
 */
export function createDispatch(options: DispatchOptions): Dispatch {
  const problems = commandProblems(options.commands);
  if (problems.length > 0) {
    const message = `The commands cannot be used:\n${problems.join('\n')}`;
    throw new SanadError(message, { code: 'commands-invalid', exit: 1 });
  }
  const dispatcher = new Dispatcher(options);
  return (inbound) => dispatcher.answer(inbound);
}

/** What came in, and what is needed to answer it. */
interface Request {
  readonly inbound: Inbound;
  readonly knowledge: Knowledge;
  readonly engine: ChatEngine;
  readonly reader: ReaderState;
  readonly parsed: Parsed;
  /** Language of the reply. */
  readonly language: string;
}

class Dispatcher {
  readonly #options: DispatchOptions;
  /** The commands that readers are shown. */
  readonly #listed: readonly Command[];
  readonly #reading: LastingFailure;
  readonly #writing: LastingFailure;

  constructor(options: DispatchOptions) {
    this.#options = options;
    const lasting = { log: options.log, event: 'store-failed', now: () => options.now() };
    this.#reading = new LastingFailure({ ...lasting, doing: 'reading what is kept of a reader' });
    this.#writing = new LastingFailure({ ...lasting, doing: 'keeping what a reader has chosen or seen' });
    this.#listed = options.commands.filter(isListed);
  }

  async answer(inbound: Inbound): Promise<Reply> {
    let language = closestLanguage(inbound.language) ?? 'en';
    try {
      // Editors decide on one fact after the other.
      const isEditor = this.#options.desk?.access(inbound) === 'granted';
      // Half-typed text has been counted by the platform that asks about it.
      const isCounted = !isEditor && !inbound.preview;
      const excess = isCounted ? await this.#options.limits?.take(inbound) : undefined;
      // After the first refusal, later ones are cheap.
      if (excess?.again) return limitRefusal(excess, language);
      const request = await this.#requestOf(inbound);
      language = request.language;
      if (excess) return limitRefusal(excess, language);
      const { parsed } = request;
      if ('problem' in parsed) return problemReply(parsed.problem, language);
      this.#logCall(inbound, parsed.call);
      const refusal = await accessRefusal(parsed.call.command, inbound, language, this.#options);
      return refusal ?? (await this.#run(parsed.call, request));
    } catch (error) {
      this.#logError('command-failed', error, inbound, 'a command failed');
      return notice(language, [textsFor(language).wrong.failed]);
    }
  }

  async #requestOf(inbound: Inbound): Promise<Request> {
    const { commands } = this.#options;
    const { input } = inbound;
    const knowledge = this.#options.knowledge();
    const engine = this.#options.engine();
    const reader = await this.#readerOf(inbound);
    const parsed = input.kind === 'call' ? parseCall(input.call, commands) : parseText(input.text, commands);
    // What editors write is the wording of facts, in any language.
    const isEdit = 'call' in parsed && parsed.call.command.access === 'edit';
    const language = replyLanguage({
      inbound,
      reader,
      words: 'call' in parsed && !isEdit ? Object.values(parsed.call.args).join(' ') : '',
      question: isEdit ? undefined : reader.questions.at(-1),
      fallback: knowledge.situation.required,
      detect: (text) => engine.detect(text),
    });
    return { inbound, knowledge, engine, reader, parsed, language };
  }

  /** What is known of the reader: nothing while the store fails, since an answer matters more than a setting. */
  async #readerOf(inbound: Inbound): Promise<ReaderState> {
    let reader: ReaderState = { questions: [] };
    try {
      reader = await this.#options.readers.get(inbound.from, inbound.user);
      this.#reading.end();
    } catch (error) {
      this.#reading.take(error);
    }
    if (inbound.conversation === undefined) return reader;
    // The numbers are those of the message that is answered, not of the last reply.
    const { cited: _, ...others } = reader;
    return { ...others, questions: inbound.conversation };
  }

  async #run({ command, args }: ParsedCall, request: Request): Promise<Reply> {
    const reply = await command.run(args, this.#contextOf(request));
    if (!command.keepsNumbers) await this.#rememberCited(reply, request);
    const { private: isPrivate, ...shownArgs } = args;
    const call = { command: command.name, args: shownArgs };
    const forAsker = isYes(isPrivate);
    return {
      ...reply,
      call,
      again: reply.again ?? call,
      audience: forAsker ? 'asker' : reply.audience,
      ...given({ personal: forAsker || command.personal ? true : undefined }),
    };
  }

  /** Remembers which fact each number of a reply cites, for "/fact 3". A reply that goes on with a list adds to it. */
  async #rememberCited({ citations }: Reply, { inbound, reader }: Request): Promise<void> {
    const [first] = citations;
    if (first === undefined || inbound.preview) return;
    const before = first.n > 1 ? reader.cited : {};
    const cited = { ...before, ...Object.fromEntries(citations.map(({ n, fact }) => [n, fact])) };
    // It is kept in memory only. That the store is away has been logged when the reader was looked up.
    await this.#options.readers.update(inbound.from, inbound.user, { cited }).catch(() => undefined);
  }

  #contextOf({ inbound, knowledge, engine, reader, language }: Request): CommandContext {
    const {
      readers,
      factPage,
      votes,
      questionCounter,
      digests,
      alerts,
      firstDigest,
      desk,
      news,
      watches,
      forget,
    } = this.#options;
    const { logQuestions, now, pictures, boards } = this.#options;
    const { from, user } = inbound;
    return {
      knowledge,
      ask: (question) => engine.ask(question),
      // A long text takes a second, and others want their answers meanwhile.
      check: (text) => inSlices(engine.checkEach(text)),
      names: (text) => engine.names(text),
      commands: this.#listed,
      inbound,
      reader,
      language,
      firstDigest,
      remember: (change) =>
        readers.update(from, user, change).then(
          () => this.#writing.end(),
          (error: unknown) => this.#writing.take(error),
        ),
      ...given({
        factPage,
        // A message that is sent through another chat's inline mode has text alone.
        pictures: inbound.preview ? undefined : pictures,
        votes,
        desk,
        countQuestion:
          questionCounter === undefined || inbound.preview || inbound.pageTurn
            ? undefined
            : (answer: CountedAnswer) => questionCounter.count(answer, { platform: from.platform, user }),
        // Where the bot is no member, it can post nothing later.
        alerts: inbound.absent ? undefined : alerts,
        digests: inbound.absent ? undefined : digests && inForum(digests, inbound),
        boards: inbound.absent ? undefined : boards,
        news: news && this.#lenient(news),
        watches: inbound.absent ? undefined : watches,
        forget: forget && (() => forget(from.platform, user)),
        logsQuestions: logQuestions ? (true as const) : undefined,
      }),
      now,
    };
  }

  /** The same service, but a failure of the store is logged, and nothing is remembered: readers get the news by the day. */
  #lenient(news: NewsService): NewsService {
    const forgiving = <Result>(result: Promise<Result>): Promise<Result | undefined> =>
      result.catch((error: unknown) => {
        this.#writing.take(error);
        return undefined;
      });
    return {
      keep: () => forgiving(news.keep()),
      since: (key, language) => forgiving(news.since(key, language)),
    };
  }

  #logCall({ from }: Inbound, { command, args }: ParsedCall): void {
    if (!this.#options.logQuestions) return;
    const details = { event: 'asked', platform: from.platform, command: command.name, args };
    this.#options.log.info(details, 'asked');
  }

  #logError(event: string, error: unknown, { from }: Inbound, message: string): void {
    this.#options.log.error({ event, platform: from.platform, ...describeError(error) }, message);
  }
}

function inForum(digests: Digests, { forum }: Inbound): Digests {
  return forum === undefined ? digests : forumDigests(digests, forum);
}
