import type { Reply } from '../reply/reply.ts';
import type { Outgoing, Poster } from '../sending/poster.ts';
import type { Blobs } from './ledger.ts';

/** How many texts are kept: chats with the same language, topics and day are told the same. */
const MOST = 64;

/** The messages of what deliveries say, made once for all that say the same. */
export class Rendered {
  readonly #blobs: Blobs;
  /** By platform and key of the document; least recently used first. */
  readonly #messages = new Map<string, readonly Outgoing[]>();

  constructor(blobs: Blobs) {
    this.#blobs = blobs;
  }

  /** @param body key of a reply among the blobs; undefined where they do not have it any more */
  async messages(poster: Poster, body: string): Promise<readonly Outgoing[] | undefined> {
    const key = `${poster.platform} ${body}`;
    const made = this.#messages.get(key) ?? (await this.#made(poster, body));
    if (made === undefined) return undefined;
    this.#messages.delete(key);
    this.#messages.set(key, made);
    const oldest = this.#messages.keys().next().value;
    if (this.#messages.size > MOST && oldest !== undefined) this.#messages.delete(oldest);
    return made;
  }

  async #made(poster: Poster, body: string): Promise<readonly Outgoing[] | undefined> {
    const text = await this.#blobs.get(body);
    return text === undefined ? undefined : poster.messages(JSON.parse(text) as Reply);
  }
}
