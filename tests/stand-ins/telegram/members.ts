import type { ChatMember, User } from 'grammy/types';
import type { Standing } from './rooms.ts';

/** What Telegram tells about a member: https://core.telegram.org/bots/api#chatmember */
export function memberOf(user: User, standing: Standing): ChatMember {
  switch (standing) {
    case 'creator':
      return { status: 'creator', user, is_anonymous: false };
    case 'administrator':
      // The library knows a newer Bot API than the description of it that calls are checked against.
      return {
        status: 'administrator',
        user,
        can_be_edited: false,
        is_anonymous: false,
        ...RIGHTS,
      } as ChatMember;
    case 'restricted':
      return { status: 'restricted', user, is_member: true, until_date: 0, ...PERMISSIONS };
    case 'kicked':
      return { status: 'kicked', user, until_date: 0 };
    case 'member':
    case 'left':
      return { status: standing, user } as ChatMember;
    default:
      return standing satisfies never;
  }
}

const RIGHTS = {
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_pin_messages: true,
  can_send_welcome_messages: false,
} as const;

const PERMISSIONS = {
  can_send_messages: false,
  can_send_audios: false,
  can_send_documents: false,
  can_send_photos: false,
  can_send_videos: false,
  can_send_video_notes: false,
  can_send_voice_notes: false,
  can_send_polls: false,
  can_send_other_messages: false,
  can_add_web_page_previews: false,
  can_react_to_messages: false,
  can_edit_tag: false,
  can_change_info: false,
  can_invite_users: false,
  can_pin_messages: false,
  can_manage_topics: false,
} as const;
