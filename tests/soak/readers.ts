import { setTimeout } from 'node:timers/promises';
import { InteractionContextType } from 'discord.js';
import type { Questions } from '../../bench/questions.ts';
import type { Random } from '../../bench/random.ts';
import { given } from '../../src/util/given.ts';
import type { Platforms } from '../faults/platforms.ts';
import { createUser } from '../stand-ins/discord/world/people.ts';
import type { Room } from '../stand-ins/telegram/rooms.ts';

/** What became of the questions. */
export interface Asked {
  asked: number;
  answered: number;
  /** Not answered: the process that had it was killed, or the database failed, in between. */
  cutOff: number;
  /** Not answered for no such reason, and how. */
  readonly lost: string[];
  /** Answers more than questions, by chat. */
  readonly twice: string[];
}

/** Readers on each platform, who ask one question at a time. */
const READERS = 15;
/** Milliseconds between an answer and the reader's next question, at least and at most. */
const PAUSES = [500, 1_500] as const;
/** Milliseconds to wait for an answer: Telegram brings an update that was not taken again after a minute at most. */
const PATIENCE = 90_000;
const LOOK = 20;

/** The status of a request that was not read in time, as on a machine that is too busy: it is made again. */
const NOT_READ = 408;

interface ReadersOptions extends Pick<Platforms, 'discord' | 'telegram'> {
  readonly questions: Questions;
  readonly random: Random;
  /** Where the program can be asked; undefined while it cannot. */
  address(): string | undefined;
  /** Messages of the bot's in a chat. */
  messagesIn(chat: string): number;
}

/** People who ask all the time, on both platforms; on Discord in the last server. */
export class Readers {
  readonly asked: Asked = { asked: 0, answered: 0, cutOff: 0, lost: [], twice: [] };
  readonly #options: ReadersOptions;
  readonly #rooms: readonly Room[];
  /** When something was cut off last, by `performance.now()`. */
  #cutAt = Number.NEGATIVE_INFINITY;
  #stopping: AbortController | undefined;
  #underWay: Promise<unknown> = Promise.resolve();

  constructor(options: ReadersOptions) {
    this.#options = options;
    const { world } = options.telegram;
    this.#rooms = Array.from({ length: READERS }, () => world.privateChat(world.person()));
  }

  /** Lets them ask until `pause`. */
  resume(): void {
    this.#stopping = new AbortController();
    const { signal } = this.#stopping;
    this.#underWay = Promise.all([
      ...this.#rooms.map((room) => this.#keepAsking(() => this.#askOnTelegram(room), signal)),
      ...this.#rooms.map((_, reader) => this.#keepAsking(() => this.#askOnDiscord(reader), signal)),
    ]);
  }

  /** Resolves when no question is under way, and none is asked. */
  async pause(): Promise<void> {
    this.#stopping?.abort();
    await this.#underWay;
  }

  /** Questions of a round of all readers. */
  readonly perRound = 2 * READERS;

  /** Lets each ask once. */
  async askOnce(): Promise<void> {
    await Promise.all(
      this.#rooms.flatMap((room, reader) => [this.#askOnTelegram(room), this.#askOnDiscord(reader)]),
    );
  }

  /** Something fails now, so that what is under way may never be answered. */
  cut(): void {
    this.#cutAt = performance.now();
  }

  async #keepAsking(ask: () => Promise<void>, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await setTimeout(this.#options.random.between(...PAUSES));
      if (!signal.aborted && this.#options.address() !== undefined) await ask();
    }
  }

  async #askOnTelegram(chat: Room): Promise<void> {
    const { telegram, questions, messagesIn } = this.#options;
    const id = String(chat.chat.id);
    const before = messagesIn(id);
    const started = performance.now();
    this.asked.asked += 1;
    telegram.say({ chat, text: questions.next() });
    for (let waited = 0; messagesIn(id) === before && waited < PATIENCE; ) {
      await setTimeout(LOOK);
      // While nobody runs who could answer, the update waits at Telegram.
      if (this.#options.address() !== undefined) waited += LOOK;
    }
    this.#note(messagesIn(id) > before ? undefined : 'no message on Telegram', started);
    if (messagesIn(id) > before + 1) this.asked.twice.push(`${id}: ${messagesIn(id) - before} messages`);
  }

  async #askOnDiscord(reader: number): Promise<void> {
    const { discord, questions, address } = this.#options;
    const user = createUser(String(1_000_000_000_000_000_000n + BigInt(reader)), `reader-${reader}`);
    const { guild, channel } = discord.world.guilds.at(-1) ?? {};
    const place = { context: InteractionContextType.Guild, ...given({ guild }), channel: channel ?? '' };
    const asked = discord.events.command('ask', { question: questions.next() }, { user, place });
    const started = performance.now();
    this.asked.asked += 1;
    for (;;) {
      try {
        const exchange = await discord.interactOverHttp(`${address()}/discord/interactions`, asked);
        if (exchange.http.status === NOT_READ) continue;
        if (exchange.http.status !== 200)
          return this.#note(`status ${exchange.http.status} on Discord`, started);
        const answer = await Promise.race([exchange.answer(), setTimeout(PATIENCE)]);
        return this.#note(answer === undefined ? 'no message on Discord' : undefined, started);
      } catch (error) {
        // Whoever takes no connection has not heard the question; another one is asked.
        const { code } = ((error as Error).cause ?? {}) as { readonly code?: string };
        if (code !== 'ECONNREFUSED' && address() !== undefined)
          return this.#note(`${error} (${code}) on Discord`, started);
        await setTimeout(50);
      }
    }
  }

  #note(lost: string | undefined, started: number): void {
    if (lost === undefined) this.asked.answered += 1;
    else if (this.#cutAt >= started) this.asked.cutOff += 1;
    else this.asked.lost.push(lost);
  }
}
