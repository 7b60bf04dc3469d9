import { LRUCache } from 'lru-cache';
import type { Reply } from '../reply/reply.ts';
import type { Outgoing, Poster } from '../sending/poster.ts';
import type { Blobs } from './ledger.ts';

/** How many texts are kept: chats with the same language, topics and day get the same one. */
const MOST = 64;

/** The messages of replies in the store, rendered once for all deliveries that share a text. */
export class Rendered {
  readonly #blobs: Blobs;
  /** By platform, form and key of the text. */
  readonly #messages = new LRUCache<string, readonly Outgoing[]>({ max: MOST });

  constructor(blobs: Blobs) {
    this.#blobs = blobs;
  }

  /** @param body key of a reply in the store; the result is undefined if the store does not have it any more */
  async messages(poster: Poster, body: string): Promise<readonly Outgoing[] | undefined> {
    const key = `${poster.platform} ${poster.form ?? ''} ${body}`;
    const kept = this.#messages.get(key);
    if (kept !== undefined) return kept;
    const text = await this.#blobs.get(body);
    if (text === undefined) return undefined;
    const messages = poster.messages(JSON.parse(text) as Reply);
    this.#messages.set(key, messages);
    return messages;
  }
}
