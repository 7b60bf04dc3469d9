import type { Backstage, Handler } from './backstage.ts';
import { asSender } from './contents.ts';
import { memberOf } from './members.ts';
import { integerIn } from './payload.ts';
import { joinedRoomOf } from './places.ts';
import { badRequest, success } from './refusals.ts';
import type { Room, Standing } from './rooms.ts';

const NO_GIFTS = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
} as const;

/** https://core.telegram.org/bots/api#getchat */
export const getChat: Handler = ({ payload }, backstage) => {
  const { chat } = joinedRoomOf(payload, backstage);
  return success({ ...chat, accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: NO_GIFTS });
};

/** https://core.telegram.org/bots/api#getchatmember */
export const getChatMember: Handler = ({ payload }, backstage) => {
  const room = joinedRoomOf(payload, backstage);
  const { world } = backstage;
  const id = integerIn(payload, 'user_id') ?? 0;
  if (id === world.me.id) return success(memberOf(asSender(world.me), room.bot));
  const user = world.people.get(id);
  if (!user) throw badRequest('PARTICIPANT_ID_INVALID');
  return success(memberOf(user, room.members.get(id) ?? 'left'));
};

/** https://core.telegram.org/bots/api#getchatadministrators. */
export const getChatAdministrators: Handler = ({ payload }, backstage) => {
  const room = joinedRoomOf(payload, backstage);
  if (room.chat.type === 'private') throw badRequest('there are no administrators in the private chat');
  const { world } = backstage;
  const people = [...room.members].flatMap(([id, standing]) => {
    const user = world.people.get(id);
    return user && manages(standing) ? [memberOf(user, standing)] : [];
  });
  return success([...people, ...ownStanding(room, backstage)]);
};

/** https://core.telegram.org/bots/api#leavechat */
export const leaveChat: Handler = ({ payload }, backstage) => {
  const room = joinedRoomOf(payload, backstage);
  if (room.chat.type === 'private') throw badRequest("chat member status can't be changed in private chats");
  room.bot = 'left';
  return success(true);
};

/** The bot itself is always told. */
function ownStanding({ bot }: Room, { world }: Backstage) {
  return manages(bot) ? [memberOf(asSender(world.me), bot)] : [];
}

function manages(standing: Standing): boolean {
  return standing === 'creator' || standing === 'administrator';
}
