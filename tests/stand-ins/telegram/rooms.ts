import type { Chat, Message } from 'grammy/types';
import type { SentFile } from './journal.ts';

/** A message that the bot sent, as it stands now. */
export interface Posted {
  readonly message: Message;
  /** Its inline_message_id, when a user sent it by choosing an inline result. */
  readonly inline?: string;
  /** What it was before its edits, oldest first. */
  readonly edits: readonly Message[];
  readonly files: readonly SentFile[];
  readonly deleted: boolean;
}

/** How someone stands in a chat: https://core.telegram.org/bots/api#chatmember */
export type Standing = 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked';

/** A topic of a forum. */
export interface Topic {
  readonly name: string;
  readonly closed: boolean;
}

/** A chat, and what Telegram knows about it. */
export interface Room {
  readonly chat: Chat;
  /**
   * How the bot stands in it. In a private chat, `left` is before the user has pressed Start, and `kicked` after they
   * have blocked the bot.
   */
  bot: Standing;
  readonly members: Map<number, Standing>;
  readonly topics: Map<number, Topic>;
  /** Everyone's messages by id; replaced as a whole, so that what was handed out stays as it was. */
  readonly messages: Map<number, Message>;
  /** Ids of the messages that are pinned. */
  readonly pinned: Set<number>;
  nextMessage: number;
  /** Whether another bot wrote here last; commands without a bot's name are for that one then. */
  otherBotWroteLast: boolean;
  /** Id of the supergroup that the group has become. */
  upgradedTo: number | undefined;
}
