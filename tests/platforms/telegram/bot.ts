import { EventEmitter, once } from 'node:events';
import type { User } from 'grammy/types';
import { expect } from 'vitest';
import { type ChatEngine, createDispatch, type Dispatch, type Limits } from '../../../src/chat/dispatch.ts';
import { MemoryReaders } from '../../../src/chat/readers.ts';
import type { MoveTaker } from '../../../src/command/chat-move.ts';
import type { ChatRef } from '../../../src/command/chat-ref.ts';
import type { Command } from '../../../src/command/command.ts';
import type { DeskService } from '../../../src/command/desk-service.ts';
import { createSuggestions } from '../../../src/command/suggestions.ts';
import type { Vote, VoteKey, VoteReason, Votes } from '../../../src/command/votes.ts';
import { firstDigests } from '../../../src/digest/first-digest.ts';
import type { Knowledge, Localized } from '../../../src/knowledge/model.ts';
import {
  createTelegram,
  type Telegram,
  type TelegramConfig,
} from '../../../src/platforms/telegram/telegram.ts';
import { compile } from '../../../src/query/compile.ts';
import { createEngine } from '../../../src/query/engine.ts';
import type { Pictures } from '../../../src/reply/pictures.ts';
import type { EventClaims, HeldEvent, Holding } from '../../../src/sending/event-claims.ts';
import type { OnPosted } from '../../../src/sending/posted.ts';
import { given } from '../../../src/util/given.ts';
import type { Timer } from '../../../src/util/timer.ts';
import { knowledge as fixture, NOW } from '../../fixture.ts';
import type { Happening } from '../../stand-ins/telegram/journal.ts';
import { textShown } from '../../stand-ins/telegram/rich-texts.ts';
import type { Posted } from '../../stand-ins/telegram/rooms.ts';
import { type StandInOptions, startTelegram } from '../../stand-ins/telegram/server.ts';
import type { TelegramStandIn } from '../../stand-ins/telegram/stand-in.ts';
import { quickTimer } from '../../util/quick-timer.ts';
import { commands } from './commands.ts';

/** Claims of replicas that share a store. What is held stays so until it is let go. */
export class MemoryClaims implements EventClaims {
  /** Who has claimed an event, and whether that is settled. */
  readonly #ids = new Map<string, { readonly holder: string; settled: boolean }>();

  async isFirst(platform: string, id: string): Promise<boolean> {
    const key = `${platform} ${id}`;
    const isFirst = !this.#ids.has(key);
    if (isFirst) this.#ids.set(key, { holder: '', settled: true });
    return isFirst;
  }

  async hold({ platform, event, holder }: HeldEvent): Promise<Holding> {
    const claim = this.#ids.getOrInsert(`${platform} ${event}`, { holder, settled: false });
    if (claim.holder === holder) return 'held';
    return claim.settled ? 'settled' : 'busy';
  }

  async settle({ platform, event, holder }: HeldEvent): Promise<boolean> {
    const claim = this.#ids.get(`${platform} ${event}`);
    if (claim?.holder !== holder) return false;
    claim.settled = true;
    return true;
  }

  /** What is held now can be held by others. */
  letGo(): void {
    for (const [key, { settled }] of this.#ids) if (!settled) this.#ids.delete(key);
  }
}

/** Claims in a store that is away. */
export const awayClaims: EventClaims = {
  isFirst: () => Promise.reject(new Error('the database is away')),
  hold: () => Promise.reject(new Error('the database is away')),
  settle: () => Promise.reject(new Error('the database is away')),
};

/** Keeps the votes in order. */
class ListedVotes implements Votes {
  readonly cast_: Vote[] = [];
  readonly explained: [user: string, reason: VoteReason][] = [];

  async cast(vote: Vote): Promise<'new' | 'changed' | 'same'> {
    const before = this.cast_.find(({ user, message }) => user === vote.user && message === vote.message);
    this.cast_.push(vote);
    return before === undefined ? 'new' : before.helpful === vote.helpful ? 'same' : 'changed';
  }

  async explain({ user, message }: VoteKey, reason: VoteReason) {
    const before = this.cast_.findLast((vote) => user === vote.user && message === vote.message);
    if (before === undefined) return undefined;
    this.explained.push([user, reason]);
    return before.fact === undefined ? {} : { fact: before.fact };
  }

  async tally() {
    return [];
  }
}

/** Questions that facts answer and readers are offered, in inline mode and on buttons. */
const OFFERED: Readonly<Record<string, Localized>> = {
  'red-line': { en: 'What did Sudani order about the frontier?', ar: 'بماذا أمر السوداني؟' },
  'fully-secured': { en: 'Is the border with Syria fully secured?', ar: 'هل الحدود مع سوريا مؤمَّنة؟' },
  unease: { en: 'What does the pace of the measures by the authorities in Baghdad point to?' },
};

const knowledge = {
  ...fixture,
  facts: fixture.facts.map((fact) => {
    const ask = OFFERED[fact.id];
    if (ask === undefined) return fact;
    const questions = Object.fromEntries(Object.entries(ask).map(([language, text]) => [language, [text]]));
    return { ...fact, ask, questions };
  }),
};

const engine = createEngine(compile(knowledge));

/** What a test may set. */
export interface Setting {
  readonly config: Partial<TelegramConfig> & Pick<TelegramConfig, 'apiRoot'>;
  readonly claims?: EventClaims;
  readonly commands?: readonly Command[];
  readonly limits?: Partial<Limits>;
  /** With its editors, in these chats. */
  readonly desk?: DeskService;
  readonly deskChats?: readonly ChatRef[];
  /** Default: the fixture. */
  readonly knowledge?: () => Knowledge;
  readonly engine?: () => ChatEngine;
  readonly version?: () => string;
  /** Default: no pictures are drawn. */
  readonly pictures?: Pictures;
  /** Takes part in every dispatch. */
  readonly around?: (dispatch: Dispatch) => Dispatch;
  readonly now?: () => Date;
  readonly timer?: Timer;
  readonly posted?: OnPosted;
  readonly moved?: MoveTaker;
}

/** A bot over the fixture, with the real engine. */
export interface Bot extends Telegram {
  /** What was logged, as text. */
  readonly logged: readonly string[];
  /** Resolves when a line with these words has been logged. */
  line(words: string): Promise<void>;
  /** The sentences with which it gave up. */
  readonly ended: readonly string[];
  /** Resolves with the first of them. */
  readonly end: Promise<string>;
  /** Resolves with how many lists of commands it has written. */
  readonly registered: Promise<number>;
  readonly votes: readonly Vote[];
  /** Who gave which reasons, in order. */
  readonly reasons: readonly (readonly [user: string, reason: VoteReason])[];
}

export const TOKEN = '700000001:AAStandInStandInStandInStandInStan';

/** Puts a bot together that talks to a stand-in; without rich messages, where the setting does not ask for them. */
export function createBot(setting: Setting): Bot {
  const logged: string[] = [];
  const lines = new EventEmitter();
  const ended: string[] = [];
  const end = Promise.withResolvers<string>();
  const registered = Promise.withResolvers<number>();
  const votes = new ListedVotes();
  const known = setting.commands ?? commands;
  const limits = setting.limits && {
    take: async () => undefined,
    takeTyped: async () => true,
    ...setting.limits,
  };
  const log = (level: string) => (details: object, message: string) => {
    logged.push(`${level} ${message} ${JSON.stringify(details)}`);
    lines.emit('line');
    if ('lists' in details) registered.resolve(Number(details.lists));
  };
  const dispatch = createDispatch({
    knowledge: setting.knowledge ?? (() => knowledge),
    engine: setting.engine ?? (() => engine),
    commands: known,
    firstDigest: firstDigests({ knowledge: () => knowledge, now: () => NOW }),
    readers: new MemoryReaders(),
    votes,
    ...(limits ? { limits } : {}),
    ...given({ desk: setting.desk, pictures: setting.pictures }),
    log: { error: log('error'), warn: log('warn'), info: log('info') },
    now: () => NOW,
  });
  const telegram = createTelegram({
    config: { token: TOKEN, pollSeconds: 2, rich: false, ...setting.config },
    dispatch: setting.around?.(dispatch) ?? dispatch,
    commands: known,
    suggest: createSuggestions(() => knowledge, known),
    ...(limits ? { limits } : {}),
    claims: setting.claims ?? new MemoryClaims(),
    ...given({ desk: setting.desk, deskChats: setting.deskChats }),
    log: { error: log('error'), warn: log('warn'), info: log('info') },
    timer: setting.timer ?? quickTimer,
    now: setting.now ?? (() => new Date()),
    version: setting.version ?? (() => knowledge.version),
    ...given({ posted: setting.posted, moved: setting.moved }),
    fatal: (sentence) => {
      ended.push(sentence);
      end.resolve(sentence);
    },
  });
  return {
    ...telegram,
    async line(words) {
      while (!logged.some((one) => one.includes(words))) await once(lines, 'line');
    },
    ...{ logged, ended, end: end.promise, registered: registered.promise },
    ...{ votes: votes.cast_, reasons: votes.explained },
  };
}

/** What no test of other things wants to wait for. */
const NO_PACE = { perSecond: 10_000, betweenMessages: 0, perGroupAndMinute: 60_000 };

/** A stand-in with a bot that is ready, and all that has to be closed after the test. */
export class Stage {
  readonly telegram: TelegramStandIn;
  readonly bots: Bot[] = [];

  private constructor(telegram: TelegramStandIn) {
    this.telegram = telegram;
  }

  static async open(options?: StandInOptions): Promise<Stage> {
    return new Stage(await startTelegram({ token: TOKEN, ...options }));
  }

  /** A bot that is not started. */
  bot(setting: Partial<Setting> = {}): Bot {
    const bot = createBot({
      ...setting,
      config: { apiRoot: this.telegram.root, pace: NO_PACE, ...setting.config },
    });
    this.bots.push(bot);
    return bot;
  }

  /** A bot that polls. */
  async start(setting?: Partial<Setting>): Promise<Bot> {
    const bot = this.bot(setting);
    await bot.start();
    return bot;
  }

  /** Someone new, and the chat of theirs with the bot. */
  reader(about?: Parameters<TelegramStandIn['world']['person']>[0]) {
    const user = this.telegram.world.person(about);
    return { user, chat: this.telegram.world.privateChat(user) };
  }

  /** Says something in a chat, and gives what the bot sends then. */
  async ask(said: Parameters<TelegramStandIn['say']>[0]): Promise<Posted> {
    const before = this.telegram.happenings.filter(
      (one) => one.kind === 'message' && one.posted.message.chat.id === said.chat.chat.id,
    ).length;
    this.telegram.say(said);
    return this.telegram.message(said.chat, before + 1);
  }

  /** Presses a button, and gives the message as it is then. */
  async turn(message: Posted, button: string, user: User): Promise<Posted> {
    const before = this.telegram.happenings.filter((one) => one.kind === 'edit').length;
    this.telegram.press(message, button, user);
    const isEdit = (one: Happening) => one.kind === 'edit';
    return ((await this.telegram.waitFor(isEdit, before + 1)) as Extract<Happening, { kind: 'edit' }>).posted;
  }

  /** Presses a button, and gives what the bot answers at the top of the chat. */
  async press(message: Posted, button: string, user: User) {
    return this.telegram.callbackAnswer(this.telegram.press(message, button, user));
  }

  /** Ends everything; nothing that was sent may be other than the Bot API describes. */
  async close(): Promise<void> {
    await Promise.all(this.bots.map((bot) => bot.stop()));
    await this.telegram.close();
    expect(this.telegram.problems).toEqual([]);
    const secrets = this.bots.flatMap(({ logged }) => logged).filter((line) => line.includes(TOKEN));
    expect(secrets).toEqual([]);
  }
}

/** The text of a message, and the labels of its buttons. */
export function seen({ message }: Posted): { readonly text: string; readonly buttons: readonly string[] } {
  const text = textShown(message).replaceAll('\u2060', '');
  return { text, buttons: (message.reply_markup?.inline_keyboard ?? []).flat().map((button) => button.text) };
}

/** The first line of a message, without marks of direction: the questions that it answers. */
export function firstLine(posted: Posted): string {
  const [line = ''] = seen(posted).text.split('\n');
  return line.replace(/[\u200e\u200f\u2066-\u2069]/g, '');
}
