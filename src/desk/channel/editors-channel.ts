import type { Reply } from '../../reply/reply.ts';

/** The channels in which editors are told what happens without them. */
export interface EditorsChannel {
  /**
   * Posts a reply in every channel of editors. Replicas that tell the same tell it once, and so does one that tells it again
   * within an hour. It resolves when the reply is sure to be posted; rejects if the store does not answer.
   */
  tell(reply: Reply): Promise<void>;
}
