import type { ChatRef } from '../command/chat-ref.ts';
import type { Baseline } from './snapshot.ts';

/** A question that the sources could not answer, kept until they can. */
export interface Watch {
  /** Eight letters and digits. */
  readonly id: string;
  /** Where it was asked. */
  readonly from: ChatRef;
  readonly user: string;
  readonly question: string;
  readonly language: string;
  /** It was asked where others read along, so that the answer may stand there too. */
  readonly open: boolean;
  readonly createdAt: Date;
  /** What was known then. */
  readonly known: Baseline;
}

/** Keeps the questions that readers wait for. */
export interface WatchStore {
  /** Adds one, unless this reader waits for this question in this chat already, or for `most` questions. */
  add(watch: Watch, most: number): Promise<'added' | 'there' | 'too-many'>;
  get(id: string): Promise<Watch | undefined>;
  /** Some of them in the order of their ids, after an id where one is given. */
  page(after: string | undefined, most: number): Promise<readonly Watch[]>;
  remove(id: string): Promise<void>;
}
