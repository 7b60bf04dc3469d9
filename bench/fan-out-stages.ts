import { startStandIn } from '../tests/stand-ins/discord/server.ts';
import { startTelegram } from '../tests/stand-ins/telegram/server.ts';

/** A stand-in with chats that get digests. */
export interface FanOutStage {
  /** As the program calls it. */
  readonly platform: string;
  /** What the program needs to find it. */
  readonly env: Readonly<Record<string, string>>;
  readonly chats: readonly string[];
  /** Resolves when the n-th message of the bot's arrives. */
  nth(n: number): Promise<unknown>;
  /** The chat of each message that has arrived. */
  arrived(): readonly string[];
  /** How many requests came too soon (429). */
  refused(): number;
  close(): Promise<void>;
}

/** Opens stand-ins with so many chats that take so many messages in any second, wherever it begins; any number without. */
export const FAN_OUT_STAGES = {
  async Telegram(chats: number, perSecond?: number): Promise<FanOutStage> {
    const standIn = await startTelegram(perSecond === undefined ? {} : { limits: { perSecond } });
    const rooms = Array.from({ length: chats }, () => standIn.world.privateChat(standIn.world.person()));
    return {
      platform: 'telegram',
      env: { TELEGRAM_BOT_TOKEN: standIn.token, TELEGRAM_API_ROOT: standIn.root },
      chats: rooms.map(({ chat }) => String(chat.id)),
      nth: (n) => standIn.waitFor(({ kind }) => kind === 'message', n),
      arrived: () => standIn.posted.map(({ message }) => String(message.chat.id)),
      refused: () => standIn.happenings.filter((one) => one.kind === 'answer' && one.status === 429).length,
      close: () => standIn.close(),
    };
  },

  async Discord(chats: number, perSecond?: number): Promise<FanOutStage> {
    const standIn = await startStandIn({
      guilds: chats,
      checksBodies: false,
      ...(perSecond === undefined ? {} : { globalLimit: perSecond }),
    });
    let refused = 0;
    // Counted as they come: the stand-in shows requests without their answers.
    void standIn
      .waitFor((one) => {
        if (one.kind === 'answer' && one.status === 429) refused += 1;
        return false;
      })
      .catch(() => undefined);
    return {
      platform: 'discord',
      // Asked over HTTP: a gateway is no part of this, and 10,000 servers would need several shards.
      env: {
        DISCORD_TOKEN: standIn.token,
        DISCORD_API_ROOT: standIn.api,
        DISCORD_PUBLIC_KEY: standIn.publicKey,
        PORT: '0',
      },
      chats: standIn.world.guilds.map(({ channel }) => channel),
      nth: (n) => standIn.waitFor(({ kind }) => kind === 'message', n),
      arrived: () => standIn.messages.map(({ message }) => message.channel_id),
      refused: () => refused,
      close: () => standIn.close(),
    };
  },
};
