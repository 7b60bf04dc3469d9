import type { Message } from 'grammy/types';
import type { Posted } from './rooms.ts';

const FIRST_ID = 29_000_001;

/** Messages between the bot and one reader of a group, with ids of their own: https://core.telegram.org/bots/features#ephemeral-messages */
export class Ephemerals {
  readonly #ofBot = new Map<string, Posted>();
  readonly #ofReaders = new Map<string, Message>();
  #nextId = FIRST_ID;

  /** An id that no other such message has. */
  nextId(): number {
    return this.#nextId++;
  }

  /** Takes a new message of the bot, or its new version. */
  put(posted: Posted): Posted {
    const { chat, receiver_user: reader, ephemeral_message_id: id } = posted.message;
    this.#ofBot.set(keyOf(chat.id, reader?.id, id), posted);
    return posted;
  }

  /** Takes a message of a reader. */
  take(message: Message): void {
    this.#ofReaders.set(keyOf(message.chat.id, message.from?.id, message.ephemeral_message_id), message);
  }

  /** A message of the bot that its reader still sees. */
  posted(chat: number, reader: number | undefined, id: number | undefined): Posted | undefined {
    const found = this.#ofBot.get(keyOf(chat, reader, id));
    return found?.deleted ? undefined : found;
  }

  /** A message of a reader. */
  said(chat: number, reader: number, id: number): Message | undefined {
    return this.#ofReaders.get(keyOf(chat, reader, id));
  }

  /** What a reader sees of the bot's in a chat, and nobody else does; oldest first. */
  of(chat: number, reader: number): readonly Posted[] {
    return [...this.#ofBot.values()].filter(
      ({ message, deleted }) => message.chat.id === chat && message.receiver_user?.id === reader && !deleted,
    );
  }

  forget(): void {
    this.#ofBot.clear();
    this.#ofReaders.clear();
  }
}

function keyOf(chat: number, reader: number | undefined, id: number | undefined): string {
  return `${chat}/${reader}/${id}`;
}
