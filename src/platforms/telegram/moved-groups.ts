import type { Update } from 'grammy/types';
import type { ChatMove, MoveTaker } from '../../command/chat-move.ts';
import type { ChatRef } from '../../command/chat-ref.ts';
import { describeError, type Log } from '../../util/log.ts';
import { doubling, retry } from '../../util/retry.ts';
import type { Stopping, Timer } from '../../util/timer.ts';
import { PLATFORM } from './request.ts';

/** What following groups depends on. */
export interface MovedGroupsOptions {
  readonly moved?: MoveTaker;
  /** The channels of editors, which the configuration names. */
  readonly deskChats?: readonly ChatRef[];
  readonly log: Log;
  readonly timer: Timer;
  /** Raised when this process stops. */
  readonly signal: Stopping;
}

/** Attempts to tell of a move, within half a minute; both service messages tell of it, and so does a send that fails. */
const ATTEMPTS = 5;
const pause = doubling(1_000, 15_000);

/** Follows groups that become supergroups, whose ids change then. */
export class MovedGroups {
  readonly #options: MovedGroupsOptions;

  constructor(options: MovedGroupsOptions) {
    this.#options = options;
  }

  /** Takes the service message of a move; never rejects for it. Passes on every other update. */
  async take(update: Update, next: () => Promise<void>): Promise<void> {
    const move = moveIn(update);
    if (move === undefined) return next();
    const { moved, deskChats = [], log, timer, signal } = this.#options;
    const details = { platform: PLATFORM, from: move.from, to: move.to };
    if (deskChats.some(({ platform, chat }) => platform === PLATFORM && chat === move.from)) {
      const mend = 'a group of editors has become a supergroup; write its new id into DESK_CHATS';
      log.warn({ event: 'desk-chat-moved', ...details }, mend);
    }
    try {
      await retry(async () => moved?.(move), {
        timer,
        signal,
        pause: (_, attempt) => (attempt < ATTEMPTS ? pause(attempt) : undefined),
      });
      log.info({ event: 'chat-moved', ...details }, 'a group has become a supergroup, and is followed there');
    } catch (error) {
      log.error(
        { event: 'chat-move-failed', ...details, ...describeError(error) },
        'what is kept of a group that has become a supergroup was not moved; the next digest there moves it',
      );
    }
  }
}

/** The move that a service message tells of: one stands in the group, and one in the supergroup that it has become. */
function moveIn({ message }: Update): ChatMove | undefined {
  const { chat, migrate_to_chat_id: to, migrate_from_chat_id: from } = message ?? {};
  if (chat === undefined) return undefined;
  if (to !== undefined) return { platform: PLATFORM, from: String(chat.id), to: String(to) };
  return from === undefined ? undefined : { platform: PLATFORM, from: String(from), to: String(chat.id) };
}
