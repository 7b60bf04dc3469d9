import { LRUCache } from 'lru-cache';
import type { Reply } from '../reply/reply.ts';
import type { Outgoing, Poster } from '../sending/poster.ts';
import { isOfRow, type UnreadableRows } from '../util/unreadable-rows.ts';
import type { Blobs } from './ledger.ts';

/** How many texts are kept: chats with the same language, topics and day get the same one. */
const MOST = 64;

/** The messages of replies in the store, rendered once for all deliveries that share a text. */
export class Rendered {
  readonly #blobs: Blobs;
  /** By platform, form and key of the text. */
  readonly #messages = new LRUCache<string, readonly Outgoing[]>({ max: MOST });
  readonly #rows: UnreadableRows | undefined;

  /** @param rows names texts that are no replies. Default: they are not named */
  constructor(blobs: Blobs, rows?: UnreadableRows) {
    this.#blobs = blobs;
    this.#rows = rows;
  }

  /**
   * @param body key of a reply in the store; the result is undefined if the store does not have it any more, or it is none
   */
  async messages(poster: Poster, body: string): Promise<readonly Outgoing[] | undefined> {
    const key = `${poster.platform} ${poster.form ?? ''} ${body}`;
    const kept = this.#messages.get(key);
    if (kept !== undefined) return kept;
    const text = await this.#blobs.get(body);
    if (text === undefined) return undefined;
    try {
      const messages = poster.messages(JSON.parse(text) as Reply);
      this.#messages.set(key, messages);
      return messages;
    } catch (error) {
      if (!isOfRow(error)) throw error;
      this.#rows?.name('documents', body, error);
      return undefined;
    }
  }
}
