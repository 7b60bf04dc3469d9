import { expect, onTestFinished } from 'vitest';
import { startStandIn } from '../stand-ins/discord/server.ts';
import type { StandIn } from '../stand-ins/discord/stand-in.ts';
import { systemClock } from '../stand-ins/telegram/clock.ts';
import { startTelegram } from '../stand-ins/telegram/server.ts';
import type { TelegramStandIn } from '../stand-ins/telegram/stand-in.ts';

/** Both platforms, and what a program needs to reach them. */
export interface Platforms {
  readonly discord: StandIn;
  readonly telegram: TelegramStandIn;
  /** For the program, but for where it keeps things. */
  readonly env: Readonly<Record<string, string>>;
}

/** How the platforms behave. */
interface Behaviour {
  /** Milliseconds since 1970, by the clock of both. Default: the system's. */
  readonly now?: () => number;
  /** Where the address of Telegram's webhook is really found. Default: at itself. */
  readonly reach?: (url: string) => string;
}

/**
 * Starts both stand-ins, with so many servers on Discord; they end with the test, which fails if one has seen what is not allowed.
 *
 * @param guilds default: one; nobody has written in their channels
 */
export async function startPlatforms(
  guilds?: number,
  { now = Date.now, reach = (url) => url }: Behaviour = {},
): Promise<Platforms> {
  const discord = await startStandIn({ ...(guilds === undefined ? {} : { guilds }), now });
  const telegram = await startTelegram({ clock: { ...systemClock, now }, reach });
  onTestFinished(async () => {
    discord.expectNoProblems();
    expect(telegram.problems).toEqual([]);
    await discord.close();
    await telegram.close();
  });
  return {
    discord,
    telegram,
    env: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_ROOT: discord.api,
      // Without a gateway a start takes less, and messages go the same way.
      DISCORD_PUBLIC_KEY: discord.publicKey,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      TELEGRAM_RICH: 'false',
      PORT: '0',
      LOG_LEVEL: 'info',
    },
  };
}
