import type { MessagePinner } from '../../sending/message-pinner.ts';
import { failureOf } from './errors.ts';
import type { PostOptions } from './post.ts';

/** Failures after which another attempt may succeed. */
const PASSING: readonly string[] = ['not-sent', 'unknown', 'too-many', 'unauthorized', 'conflict'];

/** Pins messages on Telegram. That the bot may not is told to whoever asked for it, and not logged. */
export function createMessagePinner({
  api,
  inTurn,
  isReady,
  track,
}: Pick<PostOptions, 'api' | 'inTurn' | 'isReady' | 'track'>): MessagePinner {
  async function pin(chat: string, message: string): ReturnType<MessagePinner['pin']> {
    if (!isReady()) return 'again';
    try {
      await inTurn(chat, () => api.pin(Number(chat), Number(message)));
      return 'pinned';
    } catch (error) {
      return PASSING.includes(failureOf(error)) ? 'again' : 'refused';
    }
  }

  return { platform: 'telegram', pin: ({ chat }, message) => track(pin(chat, message)) };
}
