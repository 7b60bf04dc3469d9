import type { ChatRef } from '../command/chat-ref.ts';
import type { Baseline } from '../digest/snapshot.ts';
import { objectIn } from './readable.ts';

/** The columns that name a chat. */
interface ChatColumns {
  readonly platform: string;
  readonly chat: string;
  readonly thread: string;
}

/** A chat as columns. */
export function chatColumns({ platform, chat, thread = '' }: ChatRef): ChatColumns {
  return { platform, chat, thread };
}

/** The chat that columns name. */
export function chatOf({ platform, chat, thread }: ChatColumns): ChatRef {
  return { platform, chat, ...(thread === '' ? {} : { thread }) };
}

/** The baseline that two columns hold. */
export function baselineOf(snapshot: string, except: string): Baseline {
  return { snapshot, except: objectIn(except, 'except') as Baseline['except'] };
}
