import { createHash } from 'node:crypto';
import type { ChatRef } from '../command/chat-ref.ts';

/**
 * Milliseconds by which a chat's posts come after their slot: less than `within` minutes, always the same for a chat, and spread
 * evenly over all chats.
 */
export function spreadOf({ platform, chat, thread }: ChatRef, within: number): number {
  const hash = createHash('sha256')
    .update(JSON.stringify([platform, chat, thread ?? '']))
    .digest();
  return Math.floor((hash.readUInt32BE() / 2 ** 32) * within * 60) * 1_000;
}
