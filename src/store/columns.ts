import type { ChatRef } from '../command/chat-ref.ts';
import type { Baseline } from '../digest/snapshot.ts';

/** The columns that name a chat. */
interface PlaceColumns {
  readonly platform: string;
  readonly chat: string;
  readonly thread: string;
}

/** A chat as columns. */
export function placeColumns({ platform, chat, thread = '' }: ChatRef): PlaceColumns {
  return { platform, chat, thread };
}

/** The chat that columns name. */
export function placeOf({ platform, chat, thread }: PlaceColumns): ChatRef {
  return { platform, chat, ...(thread === '' ? {} : { thread }) };
}

/** The baseline that two columns hold. */
export function baselineOf(snapshot: string, except: string): Baseline {
  return { snapshot, except: JSON.parse(except) as Baseline['except'] };
}
