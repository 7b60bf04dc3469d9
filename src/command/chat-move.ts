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
