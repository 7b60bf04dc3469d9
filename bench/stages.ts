import { startStandIn } from '../tests/stand-ins/discord/server.ts';
import { createUser } from '../tests/stand-ins/discord/world/people.ts';
import { startTelegram } from '../tests/stand-ins/telegram/server.ts';

/** A stand-in for a platform, with chats in which a bot is asked and gets digests. */
export interface Stage {
  /** What a bot needs to find it. */
  readonly env: Readonly<Record<string, string>>;
  readonly chats: readonly string[];
  /** Resolves when a bot can be asked. */
  ready(): Promise<unknown>;
  /** Lets a reader ask, and resolves with the answer; `reader` is a number from 0. */
  ask(question: string, reader: number): Promise<unknown>;
  /** Lets go of what was recorded. */
  forget(): void;
  /** Resolves when the bot's n-th message arrives. */
  nth(n: number): Promise<unknown>;
  /** The chat of each message that has arrived. */
  arrived(): readonly string[];
  /** How many requests came too soon (429). */
  refused(): number;
  close(): Promise<void>;
}

/**
 * Opens stand-ins with so many chats (servers on Discord), that take so many messages in any second, wherever it begins;
 * any number where that is left out.
 */
export const STAGES = {
  async discord(chats: number, perSecond?: number): Promise<Stage> {
    const limit = perSecond === undefined ? {} : { globalLimit: perSecond };
    const standIn = await startStandIn({ guilds: chats, ...limit });
    let refused = 0;
    // Counted as they come: the stand-in shows requests without their answers.
    const counting = standIn.waitFor((one) => {
      if (one.kind === 'answer' && one.status === 429) refused += 1;
      return false;
    });
    counting.catch(() => undefined);
    return {
      env: { DISCORD_TOKEN: standIn.token, DISCORD_API_ROOT: standIn.api },
      chats: standIn.world.guilds.map(({ channel }) => channel),
      ready: () => standIn.waitFor(({ kind }) => kind === 'session'),
      ask(question, reader) {
        const user = createUser(String(1_000_000_000_000_000_000n + BigInt(reader)), `reader-${reader}`);
        return standIn.interact(standIn.events.command('ask', { question }, { user })).next('callback');
      },
      forget: () => standIn.forget(),
      nth: (n) => standIn.waitFor(({ kind }) => kind === 'message', n),
      arrived: () => standIn.messages.map(({ message }) => message.channel_id),
      refused: () => refused,
      close: () => standIn.close(),
    };
  },

  async telegram(count: number, perSecond?: number): Promise<Stage> {
    const standIn = await startTelegram(perSecond === undefined ? {} : { limits: { perSecond } });
    const chats = Array.from({ length: count }, () => standIn.world.privateChat(standIn.world.person()));
    /** How many answers each reader has had since the stand-in last let go. */
    const answers = new Map<number, number>();
    return {
      env: { TELEGRAM_BOT_TOKEN: standIn.token, TELEGRAM_API_ROOT: standIn.root },
      chats: chats.map(({ chat }) => String(chat.id)),
      ready: () => standIn.polled(),
      ask(question, reader) {
        const chat = chats[reader];
        if (chat === undefined) throw new RangeError('there is no such reader');
        const nth = (answers.get(reader) ?? 0) + 1;
        answers.set(reader, nth);
        standIn.say({ chat, text: question });
        return standIn.message(chat, nth);
      },
      forget() {
        answers.clear();
        standIn.forget();
      },
      nth: (n) => standIn.waitFor(({ kind }) => kind === 'message', n),
      arrived: () => standIn.posted.map(({ message }) => String(message.chat.id)),
      refused: () => standIn.happenings.filter((one) => one.kind === 'answer' && one.status === 429).length,
      close: () => standIn.close(),
    };
  },
};
