import type { APIMessage } from 'discord.js';

/**
 * A message as the bot may see it where it has no right to the content of messages: only its own and those that
 * mention it are open. (Direct messages are too, but that is for the caller to know.)
 * https://discord.com/developers/docs/events/gateway#message-content-intent
 */
export function withoutContent<T extends APIMessage>(message: T, bot: string): T {
  const { referenced_message: referenced, poll, ...rest } = message;
  const open = message.author.id === bot || message.mentions.some(({ id }) => id === bot);
  return {
    ...rest,
    ...(open ? {} : { content: '', embeds: [], attachments: [], components: [] }),
    ...(open && poll ? { poll } : {}),
    // A mention of the bot opens only the message that it stands in.
    ...(referenced ? { referenced_message: withoutContent(referenced, bot) } : {}),
    ...(referenced === null ? { referenced_message: null } : {}),
  } as unknown as T;
}
