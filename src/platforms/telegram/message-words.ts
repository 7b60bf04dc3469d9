import type { Message } from 'grammy/types';
import { textOf } from './received-text.ts';
import type { Self } from './request.ts';

/** A command that somebody has typed, with the bot's name taken off. */
export interface TypedCommand {
  readonly text: string;
  readonly name: string;
  /** It was typed with the bot's name. */
  readonly named: boolean;
}

/** The command that a text is; `other` where it names another bot. */
export function typedCommand(text: string, self: Self): TypedCommand | 'other' | undefined {
  const [, name, bot, rest = ''] = /^\/(\w+)(?:@(\w+))?(?=\s|$)(.*)$/su.exec(text.trim()) ?? [];
  if (name === undefined) return undefined;
  if (bot !== undefined && bot.toLowerCase() !== self.username.toLowerCase()) return 'other';
  return { text: `/${name}${rest}`, name: name.toLowerCase(), named: bot !== undefined };
}

/** The text that a message replies to, where it is not the bot's: the part that it quotes, else all of it. */
export function repliedText({ reply_to_message: replied, quote }: Message, self: Self): string | undefined {
  if (isOurs(replied, self)) return undefined;
  return quote?.text ?? (replied && textOf(replied));
}

/** The text without mentions of the bot; undefined where there are none. */
export function withoutMentions(message: Message, self: Self): string | undefined {
  const text = textOf(message) ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const mentions = entities.filter(
    (entity) =>
      (entity.type === 'text_mention' && entity.user.id === self.id) ||
      (entity.type === 'mention' &&
        text.slice(entity.offset, entity.offset + entity.length).toLowerCase() ===
          `@${self.username.toLowerCase()}`),
  );
  if (mentions.length === 0) return undefined;
  return mentions
    .toSorted((a, b) => b.offset - a.offset)
    .reduce((rest, { offset, length }) => `${rest.slice(0, offset)} ${rest.slice(offset + length)}`, text);
}

/** Whether a message is the bot's; not the one that opened a topic, to which all messages in it seem to reply. */
export function isOurs(message: Message | undefined, self: Self): boolean {
  const isBots = message?.from?.id === self.id || message?.via_bot?.id === self.id;
  return isBots && message?.forum_topic_created === undefined;
}
