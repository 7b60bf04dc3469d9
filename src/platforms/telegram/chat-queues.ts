import { sequentialize } from '@grammyjs/runner';
import type { Context, MiddlewareFn, NextFunction } from 'grammy';
import type { Update } from 'grammy/types';
import type { Log } from '../../util/log.ts';

/**
 * The most updates of a chat that may wait, about half a minute's: Telegram lets a bot write 20 messages a minute in a
 * group, and 60 elsewhere. More would be answered when nobody remembers the question, and would hold up other chats.
 */
const MOST_WAITING = { group: 10, private: 30 } as const;

const CROWDED =
  'more is asked in this chat than Telegram lets the bot answer; until that is answered, questions are left out';

/** Handles the updates of a chat one after the other, and leaves out those that are too many. */
export class ChatQueues {
  readonly #log: Log;
  /** Updates that wait or are handled, by queue. */
  readonly #lengths = new Map<string, number>();
  /** Queues that are too long, which the log says once. */
  readonly #crowded = new Set<string>();
  readonly #oneByOne = sequentialize<Context>(({ update }) => queueOf(update));

  constructor(log: Log) {
    this.#log = log;
  }

  /** The queues as a part of grammY's chain. */
  readonly middleware: MiddlewareFn<Context> = async (context, next) => {
    const queue = queueOf(context.update);
    if (queue === undefined) return next();
    const most = MOST_WAITING[context.chat?.type === 'private' ? 'private' : 'group'];
    if (this.#lengthOf(queue) > most) return this.#leaveOut(queue, context);
    return this.#handle(queue, context, next);
  };

  async #handle(queue: string, context: Context, next: NextFunction): Promise<void> {
    this.#lengths.set(queue, this.#lengthOf(queue) + 1);
    try {
      await this.#oneByOne(context, next);
    } finally {
      const length = this.#lengthOf(queue) - 1;
      if (length > 0) this.#lengths.set(queue, length);
      else {
        this.#lengths.delete(queue);
        this.#crowded.delete(queue);
      }
    }
  }

  #leaveOut(queue: string, { chat }: Context): void {
    if (!this.#crowded.has(queue)) {
      this.#log.error({ event: 'chat-crowded', platform: 'telegram', where: `chat ${chat?.id}` }, CROWDED);
    }
    this.#crowded.add(queue);
  }

  #lengthOf(queue: string): number {
    return this.#lengths.get(queue) ?? 0;
  }
}

/** The queue of an update; undefined where it waits for no other. */
export function queueOf({
  message: written,
  edited_message: edited,
  channel_post: post,
  callback_query: press,
}: Update): string | undefined {
  const message = written ?? edited;
  if (post) return `${post.chat.id} `;
  // A hidden message is to be answered within 15 seconds, and does not wait for what all see.
  if (message?.ephemeral_message_id !== undefined) return `${message.chat.id} ${message.from?.id} hidden`;
  if (message) return `${message.chat.id} ${message.is_topic_message ? message.message_thread_id : ''}`;
  // A press does not wait for the answers to a group's questions, which Telegram's limits can delay.
  if (press?.message === undefined) return undefined;
  const { chat, message_id: id, ephemeral_message_id: hidden = '' } = press.message;
  return `${chat.id} ${id || `hidden ${hidden}`} press`;
}
