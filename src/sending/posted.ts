import type { ChatRef } from '../command/chat-ref.ts';

/** What a message states that a correction may concern. */
export interface Stated {
  /** Ids of the facts that it cites and that were valid when it was composed. */
  readonly facts: readonly string[];
  readonly language: string;
}

/**
 * Who sees a message, and what can be done about it later:
 * - `open`: others read along
 * - `private`: it is in the chat of one reader with the bot
 * - `hidden`: one reader alone sees it, or the bot is no member of its chat; it cannot be edited
 */
export type PostedPlace = 'open' | 'private' | 'hidden';

/** A message that the bot has sent, or has changed. */
export interface PostedMessage {
  /** Where it is. A message that was posted to a reader directly may have the reader's id as its chat. */
  readonly in: ChatRef;
  /** Its id on the platform. */
  readonly message: string;
  readonly place: PostedPlace;
  /** Id of the one reader whom it is for, unless others read along. */
  readonly reader?: string;
  /** What it states now, or the id of the message in the same chat of which it is a copy. */
  readonly states: Stated | { readonly copyOf: string };
}

/** Takes note of a message that was sent or changed. It never throws, and nothing waits for it. */
export type OnPosted = (message: PostedMessage) => void;

/** The record of what messages state, by ids alone. */
export interface PostedMessages {
  /** Records messages. What was recorded of the same messages before is replaced. */
  record(messages: readonly PostedMessage[], at: Date): Promise<void>;
}

/** The place of a message for one reader, or for all in a chat. */
export function placeFor(
  place: PostedPlace,
  reader: string,
): Pick<PostedMessage, 'place'> & { readonly reader?: string } {
  return place === 'open' ? { place } : { place, reader };
}
