import type { ChatRef } from '../command/chat-ref.ts';

/** Pins messages at the top of their chats. */
export interface MessagePinner {
  readonly platform: string;

  /**
   * Pins a message of the bot's, without notifying anybody where the platform allows that. It never rejects.
   * @returns `refused` if the bot may not; `again` if it is unknown or not done, and another attempt does no harm
   */
  pin(from: ChatRef, message: string): Promise<'pinned' | 'refused' | 'again'>;
}
