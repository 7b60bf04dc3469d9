/** Identifies a chat on a platform. */
export interface ChatRef {
  readonly platform: string;
  readonly chat: string;
  /** Topic or thread inside the chat, if it is in one. */
  readonly thread?: string;
}

/** As the thread of a forum: what is posted there becomes a post of its own, which is a new thread. */
export const NEW_POST = 'new-post';
