import type { ChatRef } from './chat-ref.ts';

/** How many questions a reader may have saved. */
export const MAX_SAVED_QUESTIONS = 10;

/** Saves questions that the sources do not answer, and notifies their readers of an answer later. */
export interface WatchService {
  /**
   * Saves a reader's question until a new fact answers it.
   * @param open others in the chat could read the question, so the answer may stand there too
   */
  keep(asked: {
    readonly from: ChatRef;
    readonly user: string;
    readonly question: string;
    readonly language: string;
    readonly open: boolean;
  }): Promise<'kept' | 'there' | 'too-many'>;
}
