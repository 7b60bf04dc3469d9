import type { StandIn } from '../stand-ins/discord/stand-in.ts';
import type { TelegramStandIn } from '../stand-ins/telegram/stand-in.ts';

/** Which requests count: by the route on Discord, and by the method on Telegram. */
export interface Counted {
  readonly discord: (route: string) => boolean;
  readonly telegram: (method: string) => boolean;
}

/** Resolves when one of the platforms, or the one that is named, has been asked so many times more. */
export async function askedMore(
  { discord, telegram }: { readonly discord: StandIn; readonly telegram: TelegramStandIn },
  counted: Counted,
  more: number,
  on?: 'discord' | 'telegram',
): Promise<void> {
  const onDiscord = discord.requests.filter(({ route }) => counted.discord(route ?? '')).length;
  const onTelegram = telegram.happenings.filter(
    (one) => one.kind === 'request' && counted.telegram(one.request.method),
  ).length;
  const waiting = {
    discord: () =>
      discord.waitFor(
        (one) => one.kind === 'request' && counted.discord(one.request.route ?? ''),
        onDiscord + more,
      ),
    telegram: () =>
      telegram.waitFor(
        (one) => one.kind === 'request' && counted.telegram(one.request.method),
        onTelegram + more,
      ),
  };
  await (on ? waiting[on]() : Promise.any([waiting.discord(), waiting.telegram()]));
}
