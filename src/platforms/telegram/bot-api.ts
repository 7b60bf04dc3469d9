import type { PaceOptions } from '../../sending/pace.ts';
import type { Rate } from '../../sending/rate-window.ts';

/** The public Bot API server. */
export const TELEGRAMS_ROOT = 'https://api.telegram.org';

/** Ports to which that server sends updates, always over https (method setWebhook); `` is the port of https. */
export const TELEGRAMS_PORTS: readonly string[] = ['', '80', '88', '8443'];

/** Path of the endpoint that takes updates. */
export const WEBHOOK_PATH = '/telegram/webhook';

/** What Telegram accepts (Bot API reference, "Formatting options" and the methods), in UTF-16 code units. */
export const LIMITS = {
  /** Text of a message, without the addresses of its links. */
  text: 4_096,
  /** Text below a picture, counted the same way. */
  caption: 1_024,
  /** Entities in one message; Telegram leaves out the others. */
  entities: 100,
  /** UTF-8 bytes of what a button brings back. */
  buttonData: 64,
  /** Not documented; phones cut longer labels. */
  label: 128,
  buttonsInRow: 8,
  /** Telegram takes 100, and refuses a keyboard that is too large in all without saying when that is. */
  buttons: 40,
  url: 2_048,
  /** What a button copies. */
  copied: 256,
  /** The note at the top of the chat that answers a press. */
  toast: 200,
  /** What stands in the field for a reply until something is written. */
  placeholder: 64,
  /** Payload of a link into the private chat. */
  payload: 64,
} as const;

/** What Telegram accepts in a rich message (Bot API reference, "Rich Message Limits"), with a little room left. */
export const RICH_LIMITS = {
  /** Telegram takes 32,768 "UTF-8 characters"; bytes are the most that this can mean. */
  bytes: 32_000,
  /** Telegram takes 500, nested blocks, items and rows included. */
  blocks: 480,
  /** Levels of blocks and formats. What Sanad sends has eight at most. */
  depth: 16,
  columns: 20,
} as const;

/** Limits for sending (Telegram's FAQ for bots, "My bot is hitting limits"). */
export interface SendingLimits {
  readonly perSecond: number;
  /** Milliseconds between two messages in the same chat. */
  readonly betweenMessages: number;
  readonly perGroupAndMinute: number;
}

/** What Telegram allows every bot. */
export const TELEGRAMS_PACE: SendingLimits = {
  perSecond: 30,
  betweenMessages: 1_000,
  perGroupAndMinute: 20,
};

/** The limits as rates; groups and channels have negative ids. */
export function ratesOf(limits: SendingLimits): Pick<PaceOptions, 'everywhere' | 'inChat'> {
  const oneByOne: Rate = { most: 1, milliseconds: limits.betweenMessages };
  const inGroup: Rate = { most: limits.perGroupAndMinute, milliseconds: 60_000 };
  return {
    everywhere: { most: limits.perSecond, milliseconds: 1_000 },
    inChat: (chat) => (chat.startsWith('-') ? [oneByOne, inGroup] : [oneByOne]),
  };
}
