/** A chat on a platform. */
export interface ChatRef {
  readonly platform: string;
  readonly chat: string;
  /** Topic or thread inside the chat, where it has them. */
  readonly thread?: string;
}
