import type { ChatRef } from '../command/chat-ref.ts';
import type { Baseline } from './snapshot.ts';

/** A reader's question that the sources did not answer, saved until they do. */
export interface Watch {
  /** Eight letters and digits. */
  readonly id: string;
  /** The chat of the question. */
  readonly from: ChatRef;
  readonly user: string;
  readonly question: string;
  readonly language: string;
  /** Others in the chat could read the question, so the answer may stand there too. */
  readonly open: boolean;
  readonly createdAt: Date;
  /** What was known when it was saved. */
  readonly known: Baseline;
}

/** Stores the saved questions. */
export interface WatchStore {
  /** Adds one, unless this reader has saved the same question in this chat, or has `most` saved questions. */
  add(watch: Watch, most: number): Promise<'added' | 'there' | 'too-many'>;
  get(id: string): Promise<Watch | undefined>;
  /** Some of them by ascending id, starting after an id if one is given. */
  page(after: string | undefined, most: number): Promise<readonly Watch[]>;
  remove(id: string): Promise<void>;
}
