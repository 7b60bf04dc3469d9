import type { PaceOptions } from '../../sending/pace.ts';
import type { Rate } from '../../sending/rate-window.ts';

/** Limits for sending (Telegram's FAQ for bots, "My bot is hitting limits"). */
export interface Pace {
  readonly perSecond: number;
  /** Milliseconds between two messages in the same chat. */
  readonly betweenMessages: number;
  readonly perGroupAndMinute: number;
}

/** What Telegram allows everybody. */
export const TELEGRAMS_PACE: Pace = { perSecond: 30, betweenMessages: 1_000, perGroupAndMinute: 20 };

/** The limits as rates; groups and channels have negative ids. */
export function ratesOf(pace: Pace): Pick<PaceOptions, 'everywhere' | 'inChat'> {
  const oneByOne: Rate = { most: 1, milliseconds: pace.betweenMessages };
  const inGroup: Rate = { most: pace.perGroupAndMinute, milliseconds: 60_000 };
  return {
    everywhere: { most: pace.perSecond, milliseconds: 1_000 },
    inChat: (chat) => (chat.startsWith('-') ? [oneByOne, inGroup] : [oneByOne]),
  };
}
