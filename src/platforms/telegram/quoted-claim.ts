import type { Reply } from '../../reply/reply.ts';

/** A message whose words may be quoted. */
export interface QuotableMessage {
  readonly message: number;
  readonly text: string;
}

/** The most that a reply may quote, in UTF-16 code units. */
const LONGEST_QUOTE = 1_024;

/**
 * The message that has the claim of which a reply is the verdict, and its words there; undefined where no message has it word for word.
 * Telegram refuses any other quote.
 */
export function quotedClaim(
  { claim }: Reply,
  messages: readonly QuotableMessage[] = [],
): { readonly replyTo: number; readonly quote: string } | undefined {
  if (claim === undefined || claim.trim() === '' || claim.length > LONGEST_QUOTE) return undefined;
  const found = messages.find(({ text }) => text.includes(claim));
  return found && { replyTo: found.message, quote: claim };
}
