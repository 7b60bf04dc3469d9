import type { Outgoing, Poster } from '../chat/post.ts';
import type { Reply } from '../chat/reply.ts';
import type { Documents } from './ledger.ts';

/** How many texts are kept: chats with the same language, topics and day are told the same. */
const MOST = 64;

/** The messages of what deliveries say, made once for all that say the same. */
export class Rendered {
  readonly #documents: Documents;
  /** By platform and key of the document; least recently used first. */
  readonly #messages = new Map<string, readonly Outgoing[]>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** @param body key of a reply among the documents, which keep it until its deliveries have ended */
  async messages(poster: Poster, body: string): Promise<readonly Outgoing[]> {
    const key = `${poster.platform} ${body}`;
    const made = this.#messages.get(key) ?? poster.messages(await this.#reply(body));
    this.#messages.delete(key);
    this.#messages.set(key, made);
    const oldest = this.#messages.keys().next().value;
    if (this.#messages.size > MOST && oldest !== undefined) this.#messages.delete(oldest);
    return made;
  }

  async #reply(body: string): Promise<Reply> {
    const text = await this.#documents.get(body);
    if (text === undefined) throw new Error('what a delivery says is gone before it has ended');
    return JSON.parse(text) as Reply;
  }
}
