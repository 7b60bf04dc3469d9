import type { ChatRef } from '../command/chat-ref.ts';
import type { VariableReader } from './variable-reader.ts';

/** How an id of a chat looks, the variable with the bot's token, and an example. */
const PLATFORMS = {
  discord: { id: /^\d{15,20}$/, token: 'DISCORD_TOKEN', example: 'discord:81384788765712384' },
  telegram: { id: /^-?\d{1,15}$/, token: 'TELEGRAM_BOT_TOKEN', example: 'telegram:-1001234567890' },
} as const;

const EXAMPLES = Object.values(PLATFORMS)
  .map(({ example }) => example)
  .join(' or ');

/**
 * The chats that a variable lists: `discord:CHANNEL_ID` or `telegram:CHAT_ID`, several by commas. A wrong one is not repeated,
 * since a token may have been put there.
 */
export function chatsIn(variable: string, variables: VariableReader): readonly ChatRef[] {
  const texts = (variables.optional(variable) ?? '').split(',').map((text) => text.trim());
  const chats = texts.flatMap((text, index) => {
    if (text === '') return [];
    const entry = `${variable}: entry ${index + 1}`;
    const [, name = '', chat = ''] = /^(\w+)\s*:\s*(\S+)$/.exec(text) ?? [];
    const platform = name.toLowerCase();
    if (platform !== 'discord' && platform !== 'telegram') {
      variables.problems.push(
        `${entry} names no platform; write a platform and the id of a chat: ${EXAMPLES}`,
      );
      return [];
    }
    const { id, token, example } = PLATFORMS[platform];
    if (!id.test(chat)) {
      variables.problems.push(`${entry} has no id of a chat after "${platform}:"; write it as in ${example}`);
      return [];
    }
    if (variables.optional(token) === undefined) {
      variables.problems.push(
        `${entry} is a chat of a bot without a token; set ${token}, or take the chat out`,
      );
      return [];
    }
    return [{ platform, chat }];
  });
  return [...new Map(chats.map((chat) => [`${chat.platform}:${chat.chat}`, chat])).values()];
}
