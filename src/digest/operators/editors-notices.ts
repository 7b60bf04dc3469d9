import { createHash } from 'node:crypto';
import type { ChatRef } from '../../command/chat-ref.ts';
import type { Reply } from '../../reply/reply.ts';
import { type Blobs, type Delivery, dueNow, type Ledger } from '../ledger.ts';

/** The channels, and where their notices are kept until they are posted. */
export interface EditorsNoticesOptions {
  readonly chats: readonly ChatRef[];
  readonly ledger: Pick<Ledger, 'add' | 'get'>;
  readonly blobs: Blobs;
  now(): Date;
}

const HOUR = 60 * 60 * 1_000;

/**
 * Tells editors in their channels what happens without them. A notice is one delivery of the ledger for each channel, named
 * by its text and the hour, so that replicas, restarts and repetitions within an hour add no second one.
 */
export class EditorsNotices {
  readonly #options: EditorsNoticesOptions;
  /** What was added and not yet offered to the queues. */
  #added: Delivery[] = [];

  constructor(options: EditorsNoticesOptions) {
    this.#options = options;
  }

  /** Resolves when the reply is sure to be posted; rejects if the store does not answer. */
  async tell(reply: Reply): Promise<void> {
    const { chats, blobs, now } = this.#options;
    if (chats.length === 0) return;
    const body = JSON.stringify(reply);
    const key = await blobs.put(body, now());
    const name = createHash('sha256').update(JSON.stringify(reply.blocks)).digest('hex').slice(0, 16);
    for (const to of chats) await this.#add(to, name, key);
  }

  /** The deliveries that were added since this was last called. */
  async addDue(): Promise<readonly Delivery[]> {
    const added = this.#added;
    this.#added = [];
    return added;
  }

  async #add(to: ChatRef, name: string, body: string): Promise<void> {
    const { ledger, now } = this.#options;
    const at = now();
    const hour = Math.floor(at.getTime() / HOUR);
    const subject = `desk/${to.platform}/${to.chat}/${to.thread ?? ''}`;
    const before = await ledger.get({ subject, slot: `${hour - 1}-${name}` });
    if (before !== undefined && at.getTime() - before.dueAt.getTime() < HOUR) return;
    const delivery: Delivery = {
      ...{ subject, slot: `${hour}-${name}`, kind: 'notice', to, body },
      ...dueNow(at),
    };
    if (await ledger.add(delivery)) this.#added.push(delivery);
  }
}
