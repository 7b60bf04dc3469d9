import type { Message } from 'grammy/types';
import type { Posted, Room } from './rooms.ts';

/** The bot's messages, wherever they are. Values are replaced as a whole, so that what was handed out stays. */
export class Messages {
  readonly #posted = new Map<string, Posted>();

  /** All that the bot ever sent, oldest first, deleted messages too. */
  get all(): readonly Posted[] {
    return [...this.#posted.values()];
  }

  /** What stands in a chat now. */
  in(chat: number): readonly Posted[] {
    return this.all.filter(({ message, deleted }) => message.chat.id === chat && !deleted);
  }

  posted(chat: number, id: number): Posted | undefined {
    return this.#posted.get(keyOf(chat, id));
  }

  inline(id: string): Posted | undefined {
    return this.#posted.get(id);
  }

  /** Takes a new message of the bot, or its new version. */
  put(posted: Posted, room?: Room): Posted {
    const { chat, message_id } = posted.message;
    this.#posted.set(posted.inline ?? keyOf(chat.id, message_id), posted);
    if (posted.deleted) room?.messages.delete(message_id);
    else room?.messages.set(message_id, posted.message);
    return posted;
  }

  forget(): void {
    this.#posted.clear();
  }
}

function keyOf(chat: number, id: number): string {
  return `${chat}/${id}`;
}

/** A message as another one quotes it: its own reply is left out, as Telegram does. */
export function asQuoted({
  reply_to_message: _,
  ...message
}: Message): NonNullable<Message['reply_to_message']> {
  // The library's type asks for a key without a value, which JSON does not have.
  return message as unknown as NonNullable<Message['reply_to_message']>;
}
