import { commands } from '../commands/index.ts';
import { type ChatEngine, createDispatch, type Dispatch, type Limits } from '../src/chat/dispatch.ts';
import { MemoryReaders } from '../src/chat/readers.ts';
import type { Alerts } from '../src/command/alerts.ts';
import type { Command, Inbound, Readers } from '../src/command/command.ts';
import type { DeskService } from '../src/command/desk-service.ts';
import type { Digests } from '../src/command/digests.ts';
import type { NewsService } from '../src/command/news-service.ts';
import type { QuestionCounter } from '../src/command/question-counter.ts';
import type { Votes } from '../src/command/votes.ts';
import type { WatchService } from '../src/command/watches.ts';
import { firstDigests } from '../src/digest/first-digest.ts';
import { MemoryBlobs } from '../src/digest/memory-blobs.ts';
import { createNewsService } from '../src/digest/news-service.ts';
import type { Knowledge } from '../src/knowledge/model.ts';
import { compile } from '../src/query/compile.ts';
import { createEngine } from '../src/query/engine.ts';
import type { Pictures } from '../src/reply/pictures.ts';
import type { Reply } from '../src/reply/reply.ts';
import { given } from '../src/util/given.ts';
import { knowledge as fixture, NOW } from './fixture.ts';
import { linesOf } from './visible.ts';

interface Setting {
  readonly knowledge?: Knowledge;
  /** The knowledge at each moment, where it changes. The engine stays as it is. */
  readonly current?: () => Knowledge;
  readonly engine?: ChatEngine;
  readonly commands?: readonly Command[];
  readonly limits?: Pick<Limits, 'take'>;
  readonly readers?: Readers;
  readonly logQuestions?: boolean;
  readonly pictures?: Pictures;
  readonly votes?: Votes;
  readonly questionCounter?: QuestionCounter;
  readonly digests?: Digests;
  readonly alerts?: Alerts;
  readonly watches?: WatchService;
  readonly news?: NewsService;
  readonly desk?: DeskService;
  readonly forget?: (platform: string, user: string) => Promise<number>;
}

/** A chat over the fixture, with the real engine. */
export interface Chatting {
  readonly dispatch: Dispatch;
  /** What was logged. */
  readonly logged: readonly unknown[];
  send(input: Inbound['input'] | string, more?: Partial<Inbound>): Promise<Reply>;
  /** The reply as a reader sees it. */
  lines(input: Inbound['input'] | string, more?: Partial<Inbound>): Promise<readonly string[]>;
}

const engines = new WeakMap<Knowledge, ChatEngine>();

/** The engine of some knowledge, made once. */
function engineOf(knowledge: Knowledge): ChatEngine {
  const engine = engines.get(knowledge) ?? createEngine(compile(knowledge));
  engines.set(knowledge, engine);
  return engine;
}

/** Opens a chat with one reader. */
export function chatting(setting: Setting = {}): Chatting {
  const knowledge = setting.knowledge ?? fixture;
  const engine = setting.engine ?? engineOf(knowledge);
  const current = setting.current ?? (() => knowledge);
  const logged: unknown[] = [];
  const dispatch = createDispatch({
    knowledge: current,
    engine: () => engine,
    firstDigest: firstDigests({ knowledge: () => knowledge, now: () => NOW }),
    commands: setting.commands ?? commands,
    readers: setting.readers ?? new MemoryReaders(),
    news: setting.news ?? createNewsService({ blobs: new MemoryBlobs(), knowledge: current, now: () => NOW }),
    ...given({
      limits: setting.limits,
      pictures: setting.pictures,
      votes: setting.votes,
      questionCounter: setting.questionCounter,
      digests: setting.digests,
      alerts: setting.alerts,
      watches: setting.watches,
      desk: setting.desk,
      forget: setting.forget,
    }),
    logQuestions: setting.logQuestions ?? false,
    log: {
      error: (details, message) => logged.push([details, message]),
      warn: (details, message) => logged.push([details, message]),
      info: (details, message) => logged.push([details, message]),
    },
    now: () => NOW,
  });
  const send: Chatting['send'] = (input, more) =>
    dispatch({
      id: '1',
      from: { platform: 'test', chat: 'chat' },
      user: 'reader',
      input: typeof input === 'string' ? { kind: 'text', text: input } : input,
      ...more,
    });
  return { dispatch, logged, send, lines: async (input, more) => linesOf(await send(input, more)) };
}
