import type { ChatRef } from '../../src/command/chat-ref.ts';
import { type Platforms, startPlatforms } from './platforms.ts';
import { askedMore } from './sends.ts';

/** Chats on both platforms. */
export interface Chats {
  readonly places: readonly ChatRef[];
  readonly platforms: Platforms;
  /** For the program, but for where it keeps things. */
  readonly env: Readonly<Record<string, string>>;
  /** Messages of the bot's in each chat. */
  counts(): ReadonlyMap<string, number>;
  /** Resolves when one of the platforms, or the one that is named, has been asked to take so many more messages. */
  asked(more: number, on?: 'discord' | 'telegram'): Promise<void>;
}

/** Sets up two stand-ins with so many chats each; they end with the test. */
export async function stageChats(chats: number): Promise<Chats> {
  const platforms = await startPlatforms(chats);
  const { discord, telegram, env } = platforms;
  return {
    platforms,
    places: [
      ...discord.world.guilds.map(({ channel }) => ({ platform: 'discord', chat: channel })),
      ...Array.from({ length: chats }, () => {
        const { chat } = telegram.world.privateChat(telegram.world.person());
        return { platform: 'telegram', chat: String(chat.id) };
      }),
    ],
    env,
    counts() {
      const ours = [
        ...discord.messages.map(({ message }) => message.channel_id),
        ...telegram.happenings.flatMap((one) =>
          one.kind === 'message' ? [String(one.posted.message.chat.id)] : [],
        ),
      ];
      return new Map([...Map.groupBy(ours, (chat) => chat)].map(([chat, all]) => [chat, all.length]));
    },
    asked: (more, on) =>
      askedMore(
        { discord, telegram },
        {
          discord: (route) => route === 'POST /channels/{channel_id}/messages',
          telegram: (method) => method === 'sendMessage',
        },
        more,
        on,
      ),
  };
}
