import type { APIMessage } from 'discord.js';
import { expect, onTestFinished } from 'vitest';
import { commands as allCommands } from '../../../commands/index.ts';
import { createHttpServer } from '../../../src/app/http-server.ts';
import type { Part } from '../../../src/app/lifecycle.ts';
import { type ChatEngine, createDispatch, type Dispatch, type Limits } from '../../../src/chat/dispatch.ts';
import { createUnasked } from '../../../src/chat/unasked.ts';
import type { Command } from '../../../src/command/command.ts';
import type { DeskService } from '../../../src/command/desk-service.ts';
import { createSuggestions } from '../../../src/command/suggestions.ts';
import { firstDigests } from '../../../src/digest/first-digest.ts';
import type { Knowledge } from '../../../src/knowledge/model.ts';
import { Discord, type DiscordConfig } from '../../../src/platforms/discord/discord.ts';
import { compile } from '../../../src/query/compile.ts';
import { createEngine } from '../../../src/query/engine.ts';
import { hasQuestionForm } from '../../../src/query/question-form.ts';
import type { Pictures } from '../../../src/reply/pictures.ts';
import type { OnPosted } from '../../../src/sending/posted.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import { given } from '../../../src/util/given.ts';
import type { LogDetails } from '../../../src/util/log.ts';
import type { Timer } from '../../../src/util/timer.ts';
import { knowledge, NOW } from '../../fixture.ts';
import type { Exchange } from '../../stand-ins/discord/exchange.ts';
import { startStandIn } from '../../stand-ins/discord/server.ts';
import type { StandIn, StandInSetting } from '../../stand-ins/discord/stand-in.ts';
import type { Posted } from '../../stand-ins/discord/state.ts';
import { Log } from '../../stand-ins/log.ts';
import { emptyStoreFolder } from '../../store/temporary.ts';

const engine = createEngine(compile(knowledge));

/** Timers that run when the test says so. */
export function handTimer() {
  const tasks = new Set<() => void>();
  const counts = new Log<number>();
  const timer: Timer = (task) => {
    tasks.add(task);
    counts.add(tasks.size);
    return () => {
      if (tasks.delete(task)) counts.add(tasks.size);
    };
  };
  return {
    timer,
    /** Runs all waiting timers. */
    fire(): void {
      const due = [...tasks];
      tasks.clear();
      for (const task of due) task();
    },
    get waiting(): number {
      return tasks.size;
    },
    /** Resolves when so many timers wait. */
    async untilWaiting(count: number): Promise<void> {
      if (tasks.size === count) return;
      counts.forget();
      await counts.waitFor((size) => size === count);
    },
  };
}

/** A clock that the test advances from timer to timer. */
export class HandClock {
  #now: number;
  readonly #timers = new Set<{ readonly at: number; readonly task: () => void }>();

  constructor(start: number) {
    this.#now = start;
  }

  get now(): number {
    return this.#now;
  }

  readonly timer: Timer = (task, milliseconds) => {
    const entry = { at: this.#now + milliseconds, task };
    this.#timers.add(entry);
    return () => this.#timers.delete(entry);
  };

  /** Advances the time without running timers. */
  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Advances the time to the next timer and runs it. */
  next(): void {
    const [first] = [...this.#timers].toSorted((a, b) => a.at - b.at);
    if (first === undefined) throw new Error('no timer waits');
    this.#timers.delete(first);
    this.#now = Math.max(this.#now, first.at);
    first.task();
  }
}

/** A line of the log. */
export type LogLine = readonly [details: LogDetails, message: string];

interface BotSetting {
  readonly config?: Partial<DiscordConfig>;
  readonly commands?: readonly Command[];
  readonly limits?: Limits;
  readonly timer?: Timer;
  readonly now?: () => Date;
  readonly logQuestions?: boolean;
  /** With its editors. */
  readonly desk?: DeskService;
  /** Default: the fixture. */
  readonly knowledge?: () => Knowledge;
  readonly engine?: () => ChatEngine;
  readonly fetch?: typeof fetch;
  readonly posted?: OnPosted;
  /** Default: no pictures are drawn. */
  readonly pictures?: Pictures;
  /** Wraps the dispatch. */
  readonly around?: (dispatch: Dispatch) => Dispatch;
}

/** A bot over the fixture on a stand-in. */
export interface Bot {
  readonly discord: Discord;
  readonly logged: readonly LogLine[];
  /** Resolves when so many lines are logged that satisfy the predicate. Default: one. */
  untilLogged(wanted: (line: LogLine) => boolean, nth?: number): Promise<LogLine>;
  /** Why the bot cannot continue, as soon as that is known. */
  readonly fatal: Promise<string>;
}

/** A stand-in for Discord and a store, on which bots can be started. */
export interface Running {
  readonly standIn: StandIn;
  readonly store: Store;
  /** Creates a bot without starting it. */
  bot(setting?: BotSetting): Bot;
  /** Starts a bot over the gateway; resolves when it can be asked. */
  start(setting?: BotSetting): Promise<Bot>;
  /** Starts a bot over HTTP; gives also the URL for interactions. */
  serve(setting?: BotSetting): Promise<Bot & { readonly url: string }>;
}

/** Starts a stand-in and opens a store. After the test it checks all requests and stops everything. */
export async function running(setting: StandInSetting = {}): Promise<Running> {
  const standIn = await startStandIn(setting);
  const store = await openStore({ dataDir: await emptyStoreFolder() });
  const bots: Bot[] = [];
  const servers: Part[] = [];
  onTestFinished(async () => {
    try {
      standIn.expectNoProblems();
      for (const { body } of standIn.requests) expectNoPing(body);
    } finally {
      await Promise.all(bots.map(({ discord }) => discord.stop()));
      await Promise.all(servers.map((server) => server.stop()));
      await standIn.close();
      await store.close();
    }
  });

  function bot({
    config,
    commands = allCommands,
    limits,
    timer,
    now,
    logQuestions,
    desk,
    knowledge: current,
    engine: asked,
    fetch: get,
    posted,
    around,
    pictures,
  }: BotSetting = {}): Bot {
    const lines = new Log<LogLine>();
    const write = (details: LogDetails, message: string): void => lines.add([details, message]);
    const log = { error: write, warn: () => {}, info: write };
    const { promise: fatal, resolve } = Promise.withResolvers<string>();
    const dispatch = createDispatch({
      knowledge: current ?? (() => knowledge),
      engine: asked ?? (() => engine),
      commands,
      firstDigest: firstDigests({ knowledge: () => knowledge, now: () => NOW }),
      readers: store.readers,
      votes: store.votes,
      ...(limits ? { limits } : {}),
      ...given({ desk, pictures }),
      log,
      logQuestions: logQuestions ?? false,
      now: () => NOW,
    });
    const wrapped = around?.(dispatch) ?? dispatch;
    const discord = new Discord({
      config: { token: standIn.token, apiRoot: standIn.api, shards: 'auto', ...config },
      dispatch: wrapped,
      unasked: {
        answer: createUnasked({
          engine: () => engine,
          isQuestion: (text) => hasQuestionForm(text, engine),
          dispatch: wrapped,
        }),
        claims: store.claims,
      },
      commands,
      suggest: createSuggestions(() => knowledge, commands),
      ...(limits ? { limits } : {}),
      ...given({ desk, fetch: get }),
      log,
      timer: timer ?? pausesOnly,
      now: now ?? (() => new Date()),
      ...(posted ? { posted } : {}),
      fatal: resolve,
    });
    const made: Bot = {
      discord,
      logged: lines.entries,
      untilLogged: (wanted, nth) => lines.waitFor(wanted, nth),
      fatal,
    };
    bots.push(made);
    return made;
  }

  return {
    standIn,
    store,
    bot,
    async start(more) {
      const made = bot(more);
      await made.discord.start();
      return made;
    },
    async serve(more) {
      const made = bot({ ...more, config: { publicKey: standIn.publicKey, ...more?.config } });
      const { promise: address, resolve } = Promise.withResolvers<string>();
      const server = createHttpServer({
        host: '127.0.0.1',
        port: 0,
        endpoints: made.discord.endpoint ? [made.discord.endpoint] : [],
        readiness: async () => [],
        onListening: resolve,
        timer: pausesOnly,
      });
      servers.push(server);
      await server.start();
      await made.discord.start();
      return { ...made, url: `${await address}/discord/interactions` };
    },
  };
}

/** Deadlines are longer than this, pauses between attempts shorter. */
const LONGEST_PAUSE_MILLISECONDS = 1_000;

/** Lets pauses pass, but no deadline: a slow machine changes no outcome. */
const pausesOnly: Timer = (task, milliseconds) => {
  if (milliseconds > LONGEST_PAUSE_MILLISECONDS) return () => {};
  const timeout = setTimeout(task, milliseconds);
  return () => clearTimeout(timeout);
};

/** Mentions are off in every message. */
function expectNoPing(body: unknown): void {
  if (typeof body !== 'object' || body === null) return;
  const message = 'data' in body ? body.data : body;
  if (typeof message !== 'object' || message === null || !('components' in message)) return;
  // A form mentions nobody.
  if ('title' in message) return;
  expect(message).toMatchObject({ allowed_mentions: { parse: [] } });
}

interface Component {
  readonly content?: string;
  readonly label?: string;
  readonly custom_id?: string;
  readonly disabled?: boolean;
  readonly components?: readonly Component[];
}

function componentsOf(message: APIMessage): readonly Component[] {
  const inside = (component: Component): readonly Component[] => [
    component,
    ...(component.components ?? []).flatMap(inside),
  ];
  return ((message.components ?? []) as readonly Component[]).flatMap(inside);
}

/** The texts of a message in markdown, without escapes. */
export function textOf({ message }: Posted): string {
  return componentsOf(message)
    .flatMap(({ content }) => content ?? [])
    .join('\n')
    .replace(/\\(.)/g, '$1');
}

/** The labels of a message's buttons. */
export function labelsOf({ message }: Posted): readonly string[] {
  return componentsOf(message).flatMap(({ label }) => label ?? []);
}

/** The id of the button with a label. */
export function buttonId({ message }: Posted, label: string): string {
  const found = componentsOf(message).find((component) => component.label?.includes(label));
  if (found?.custom_id === undefined) throw new Error(`There is no button "${label}"`);
  return found.custom_id;
}

/** Presses the button with a label. */
export function press(
  { standIn }: Running,
  posted: Posted,
  label: string,
  from?: Parameters<StandIn['events']['button']>[2],
): Exchange {
  return standIn.interact(standIn.events.button(posted.message, buttonId(posted, label), from));
}
