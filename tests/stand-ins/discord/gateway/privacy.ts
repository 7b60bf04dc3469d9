import type { APIMessage } from 'discord.js';

/**
 * A message as the bot sees it without the intent for message content: with content only if the bot wrote it or is
 * mentioned. (Direct messages have content too; the caller handles them.)
 * https://discord.com/developers/docs/events/gateway#message-content-intent
 */
export function withoutContent<T extends APIMessage>(message: T, bot: string): T {
  const { referenced_message: referenced, poll, ...rest } = message;
  const open = message.author.id === bot || message.mentions.some(({ id }) => id === bot);
  return {
    ...rest,
    ...(open ? {} : { content: '', embeds: [], attachments: [], components: [] }),
    ...(open && poll ? { poll } : {}),
    // A mention of the bot shows only the content of the message that it is in.
    ...(referenced ? { referenced_message: withoutContent(referenced, bot) } : {}),
    ...(referenced === null ? { referenced_message: null } : {}),
  } as unknown as T;
}
