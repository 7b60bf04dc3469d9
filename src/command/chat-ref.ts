/** Identifies a chat on a platform. */
export interface ChatRef {
  readonly platform: string;
  readonly chat: string;
  /** Topic or thread inside the chat, if it is in one. */
  readonly thread?: string;
}
