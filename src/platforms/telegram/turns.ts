import { sequentialize } from '@grammyjs/runner';
import type { Context, MiddlewareFn } from 'grammy';
import type { Log } from '../../util/log.ts';
import { turnOf } from './decode.ts';

/**
 * As many updates of a chat may wait for their turn, about half a minute's: Telegram lets a bot write 20 messages a
 * minute in a group, and 60 elsewhere. More would be answered when nobody remembers the question, and until then hold
 * up other chats.
 */
const MOST_WAITING = { group: 10, private: 30 } as const;

const CROWDED =
  'more is asked in this chat than Telegram lets the bot answer; until that is answered, questions are left out';

/** Has the updates of a chat handled one after the other, and leaves out those that are too many. */
export function inTurns(log: Log): MiddlewareFn<Context> {
  const waiting = new Map<string, number>();
  const told = new Set<string>();
  const oneByOne = sequentialize<Context>(({ update }) => turnOf(update));
  return async (context, next) => {
    const turn = turnOf(context.update);
    if (turn === undefined) return next();
    const before = waiting.get(turn) ?? 0;
    const isPrivate = context.chat?.type === 'private';
    if (before > MOST_WAITING[isPrivate ? 'private' : 'group']) {
      if (!told.has(turn)) {
        const where = `chat ${context.chat?.id}`;
        log.error({ event: 'chat-crowded', platform: 'telegram', where }, CROWDED);
      }
      told.add(turn);
      return;
    }
    waiting.set(turn, before + 1);
    try {
      await oneByOne(context, next);
    } finally {
      const left = (waiting.get(turn) ?? 1) - 1;
      if (left > 0) waiting.set(turn, left);
      else {
        waiting.delete(turn);
        told.delete(turn);
      }
    }
  };
}
