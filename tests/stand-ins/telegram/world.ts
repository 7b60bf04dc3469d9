import type { Chat, Message, User, UserFromGetMe } from 'grammy/types';
import { type Clock, secondsOf } from './clock.ts';
import type { Room, Standing } from './rooms.ts';

/** What is told about a group. */
export interface GroupOptions {
  readonly title?: string;
  readonly username?: string;
  /** With topics. Only a supergroup can be one. */
  readonly forum?: boolean;
  /** Default: member. */
  readonly bot?: Standing;
}

/** Supergroups and channels have ids below this. */
const CHANNEL_IDS = -1_000_000_000_000;

/** People and chats. Ids come from counters, so that every run has the same ones. */
export class World {
  readonly me: UserFromGetMe;
  readonly rooms = new Map<number, Room>();
  readonly people = new Map<number, User>();
  readonly #clock: Clock;
  readonly #usernames = new Map<string, Room>();
  #nextPerson = 501_000_001;
  #nextGroup = 401_000_001;

  constructor(me: UserFromGetMe, clock: Clock) {
    this.me = me;
    this.#clock = clock;
  }

  /** Someone new. */
  person(about: Partial<User> = {}): User {
    const id = about.id ?? this.#nextPerson++;
    const user: User = { id, is_bot: false, first_name: 'Reader', language_code: 'en', ...about };
    this.people.set(id, user);
    return user;
  }

  /** The chat of someone with the bot, the same one each time. Its id is that of the user. */
  privateChat(user: User, bot: Standing = 'member'): Room {
    const known = this.rooms.get(user.id);
    if (known) return known;
    const { id, first_name, last_name, username } = user;
    const names = { first_name, ...(last_name === undefined ? {} : { last_name }) };
    const chat: Chat = { id, type: 'private', ...names, ...(username === undefined ? {} : { username }) };
    return this.#open(chat, bot, [user.id]);
  }

  /** A small group; such a one may become a supergroup later. */
  group({ title = 'Group', bot = 'member' }: GroupOptions = {}): Room {
    return this.#open({ id: -this.#nextGroup++, type: 'group', title }, bot);
  }

  supergroup({ title = 'Supergroup', username, forum = false, bot = 'member' }: GroupOptions = {}): Room {
    const id = CHANNEL_IDS - this.#nextGroup++;
    const names = { title, ...(username === undefined ? {} : { username }) };
    return this.#open({ id, type: 'supergroup', ...names, ...(forum ? { is_forum: true } : {}) }, bot);
  }

  channel({ title = 'Channel', username, bot = 'administrator' }: GroupOptions = {}): Room {
    const id = CHANNEL_IDS - this.#nextGroup++;
    return this.#open({ id, type: 'channel', title, ...(username === undefined ? {} : { username }) }, bot);
  }

  /** Opens a topic in a forum; its id is that of the message that opened it. */
  topic(room: Room, name = 'Topic', closed = false): number {
    const id = room.nextMessage++;
    room.topics.set(id, { name, closed });
    const opening = {
      message_id: id,
      from: this.person({ first_name: 'Owner' }),
      chat: room.chat,
      date: secondsOf(this.#clock),
      message_thread_id: id,
      is_topic_message: true,
      forum_topic_created: { name, icon_color: 7322096 },
    } as Message;
    room.messages.set(id, opening);
    return id;
  }

  /** Makes a supergroup of a group. Whoever writes to the group from now on is told its new id. */
  upgrade(room: Room): Room {
    const title = room.chat.title ?? 'Group';
    const to = this.supergroup({ title, bot: room.bot });
    for (const [user, standing] of room.members) to.members.set(user, standing);
    room.upgradedTo = to.chat.id;
    return to;
  }

  /** A chat by its id or its @username. */
  find(chat: unknown): Room | undefined {
    if (typeof chat === 'number') return this.rooms.get(chat);
    if (typeof chat !== 'string') return undefined;
    return /^-?\d+$/.test(chat) ? this.rooms.get(Number(chat)) : this.#usernames.get(chat.toLowerCase());
  }

  #open(chat: Chat, bot: Standing, members: readonly number[] = []): Room {
    const room: Room = {
      chat,
      bot,
      members: new Map(members.map((id) => [id, 'member'])),
      topics: new Map(),
      messages: new Map(),
      pinned: new Set(),
      // The first message of a supergroup says that it was made; in a forum it is the General topic.
      nextMessage: chat.type === 'supergroup' ? 2 : 1,
      otherBotWroteLast: false,
      upgradedTo: undefined,
    };
    this.rooms.set(chat.id, room);
    // Users are not found by their names, as in reality.
    if (chat.type !== 'private' && 'username' in chat)
      this.#usernames.set(`@${chat.username}`.toLowerCase(), room);
    return room;
  }
}
