import type { Message, UserFromGetMe } from 'grammy/types';
import { isAdministrator } from './places.ts';
import type { Room } from './rooms.ts';

/** What holds for the bot in groups. */
export interface PrivacySettings {
  /**
   * Whether a message that only mentions the bot reaches it in privacy mode. Telegram's pages do not list mentions among
   * what such a bot gets; BotFather says that it does get messages that mention it.
   */
  readonly mentions: boolean;
}

/**
 * Whether the bot gets to see a message: https://core.telegram.org/bots/features#privacy-mode and
 * https://core.telegram.org/bots/faq#what-messages-will-my-bot-get
 */
export function reachesBot(
  message: Message,
  room: Room,
  me: UserFromGetMe,
  settings: PrivacySettings,
): boolean {
  if (room.chat.type === 'private' || room.chat.type === 'channel') return true;
  if (me.can_read_all_group_messages || isAdministrator(room) || isService(message)) return true;
  if (message.reply_to_message?.from?.id === me.id || message.via_bot?.id === me.id) return true;
  const name = `@${me.username}`.toLowerCase();
  const command = commandAtStart(message);
  if (command !== undefined) {
    const [, addressee] = command.toLowerCase().split('@');
    return addressee === undefined ? !room.otherBotWroteLast : `@${addressee}` === name;
  }
  return settings.mentions && mentions(message).some((mention) => mention.toLowerCase() === name);
}

function isService({ text, caption, photo }: Message): boolean {
  return text === undefined && caption === undefined && photo === undefined;
}

function commandAtStart({ text = '', entities = [] }: Message): string | undefined {
  const command = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  return command && text.slice(0, command.length);
}

function mentions({ text, caption, entities, caption_entities }: Message): readonly string[] {
  const marked = (entities ?? caption_entities ?? []).filter(({ type }) => type === 'mention');
  return marked.map(({ offset, length }) => (text ?? caption ?? '').slice(offset, offset + length));
}
