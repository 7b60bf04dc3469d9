import type { UserFromGetMe } from 'grammy/types';

/** What the bot's account may read and do, in words for the log. */
export function abilities(me: UserFromGetMe): string {
  const { can_join_groups, can_read_all_group_messages, supports_inline_queries, supports_guest_queries } =
    me;
  const groups = !can_join_groups
    ? 'it cannot be added to groups'
    : can_read_all_group_messages
      ? 'in groups it is sent all messages, and answers commands, mentions and replies to its own'
      : 'in groups it is sent commands, mentions and replies to its own messages only (privacy mode)';
  const inline = supports_inline_queries
    ? 'inline mode is on'
    : 'inline mode is off (turn it on with @BotFather)';
  const guest = supports_guest_queries
    ? 'guest mode is on: it answers mentions in chats of which it is no member'
    : 'guest mode is off (turn it on with @BotFather)';
  return `in private chats it reads everything; ${groups}; ${inline}; ${guest}`;
}
