import { expect, onTestFinished } from 'vitest';
import type { ChatRef } from '../../src/command/chat-ref.ts';
import { startStandIn } from '../stand-ins/discord/server.ts';
import { startTelegram } from '../stand-ins/telegram/server.ts';
import { askedMore } from './sends.ts';

/** Chats on both platforms. */
export interface Chats {
  readonly places: readonly ChatRef[];
  /** For the program, but for where it keeps things. */
  readonly env: Readonly<Record<string, string>>;
  /** Messages of the bot's in each chat. */
  counts(): ReadonlyMap<string, number>;
  /** Resolves when the platforms have been asked to take so many more messages. */
  asked(more: number): Promise<void>;
}

/** Sets up two stand-ins with so many chats each; they end with the test. */
export async function stageChats(chats: number): Promise<Chats> {
  // Without a gateway a start takes less, and the messages go the same way.
  const discord = await startStandIn({ guilds: chats });
  const telegram = await startTelegram();
  onTestFinished(async () => {
    discord.expectNoProblems();
    expect(telegram.problems).toEqual([]);
    await discord.close();
    await telegram.close();
  });
  // In an empty channel nobody can tell a hidden history from none, and a search after two minutes stays without a result.
  for (const place of discord.world.guilds)
    discord.say(discord.events.message({ content: 'Good morning', place }));
  return {
    places: [
      ...discord.world.guilds.map(({ channel }) => ({ platform: 'discord', chat: channel })),
      ...Array.from({ length: chats }, () => {
        const { chat } = telegram.world.privateChat(telegram.world.person());
        return { platform: 'telegram', chat: String(chat.id) };
      }),
    ],
    env: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_ROOT: discord.api,
      DISCORD_PUBLIC_KEY: discord.publicKey,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      TELEGRAM_RICH: 'false',
      PORT: '0',
      LOG_LEVEL: 'info',
    },
    counts() {
      const ours = [
        ...discord.messages.map(({ message }) => message.channel_id),
        ...telegram.happenings.flatMap((one) =>
          one.kind === 'message' ? [String(one.posted.message.chat.id)] : [],
        ),
      ];
      return new Map([...Map.groupBy(ours, (chat) => chat)].map(([chat, all]) => [chat, all.length]));
    },
    asked: (more) =>
      askedMore(
        { discord, telegram },
        {
          discord: (route) => route === 'POST /channels/{channel_id}/messages',
          telegram: (method) => method === 'sendMessage',
        },
        more,
      ),
  };
}
