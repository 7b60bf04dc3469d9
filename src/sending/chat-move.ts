/** A chat that has got another id, such as a group that has become a supergroup. */
export interface ChatMove {
  readonly platform: string;
  /** Its id before. */
  readonly from: string;
  /** Its id now. */
  readonly to: string;
}

/** Moves what is kept of a chat to its new id. It may be told of the same move again, also by another process. */
export type MoveTaker = (move: ChatMove) => Promise<void>;

/**
 * One taker for several, each of which is told even if another fails.
 * @returns a taker that rejects with the first failure, to be told again
 */
export function moveTakers(...takers: readonly MoveTaker[]): MoveTaker {
  return async (move) => {
    const outcomes = await Promise.allSettled(takers.map((taker) => taker(move)));
    const failed = outcomes.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  };
}
