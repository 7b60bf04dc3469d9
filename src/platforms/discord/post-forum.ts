import type { APIInteraction } from 'discord.js';
import { type ChatRef, NEW_POST } from '../../command/chat-ref.ts';
import type { InteractionRequest } from './decode.ts';
import { failureOf } from './errors.ts';
import { isForum } from './forum-posts.ts';
import type { Threads } from './threads.ts';

/** A request from a thread, which can find out whether the thread is a post of a forum. */
export function inForum<Request extends InteractionRequest>(
  request: Request,
  { channel }: APIInteraction,
  threads: Threads,
): Request {
  const parent = channel !== undefined && 'thread_metadata' in channel ? channel.parent_id : undefined;
  if (!('inbound' in request) || !parent) return request;
  const { platform } = request.inbound.from;
  return { ...request, inbound: { ...request.inbound, forum: () => forumAt(platform, parent, threads) } };
}

/** Where new posts of a forum go; undefined for a channel that is no forum, or that the bot cannot see. */
async function forumAt(platform: string, channel: string, threads: Threads): Promise<ChatRef | undefined> {
  try {
    const found = await threads.channel(channel);
    return isForum(found) ? { platform, chat: channel, thread: NEW_POST } : undefined;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === 'gone' || failure === 'forbidden') return undefined;
    throw error;
  }
}
