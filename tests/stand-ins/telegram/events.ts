import type {
  CallbackQuery,
  ChatMemberUpdated,
  ChosenInlineResult,
  InlineQuery,
  Message,
  Update,
  User,
} from 'grammy/types';
import { type Clock, secondsOf } from './clock.ts';
import { asSender, shownEntities } from './contents.ts';
import { threadFrame } from './made-message.ts';
import { memberOf } from './members.ts';
import { asQuoted } from './messages.ts';
import type { Posted, Room, Standing } from './rooms.ts';
import { typedText } from './text.ts';
import type { World } from './world.ts';

/** What someone writes. */
export interface Said {
  readonly from: User;
  readonly text: string;
  readonly replyTo?: Message;
  /** Topic of a forum; without it, the General topic. */
  readonly topic?: number;
  /** Further fields, or others in place of those that would be there, such as via_bot. */
  readonly more?: Partial<Message>;
}

/** Kinds of updates, and what each carries. */
type Kind = Exclude<keyof Update, 'update_id'>;

const FIRST_UPDATE = 700_000_001;

/** Builds updates as Telegram sends them, with all their fields. */
export class Events {
  readonly #world: World;
  readonly #clock: Clock;
  #nextUpdate = FIRST_UPDATE;
  #nextQuery = 1;

  constructor(world: World, clock: Clock) {
    this.#world = world;
    this.#clock = clock;
  }

  /** An update with the next id. */
  update<K extends Kind>(kind: K, value: Message | NonNullable<Update[K]>): Update {
    return { update_id: this.#nextUpdate++, [kind]: value };
  }

  /** A message of a person; in a channel, a post in the channel's name. */
  message(room: Room, { from, text, replyTo, topic, more }: Said): Message {
    const formatted = typedText(text);
    const entities = shownEntities(formatted, this.#world);
    const sender = room.chat.type === 'channel' ? { sender_chat: room.chat } : { from };
    const message = {
      message_id: room.nextMessage++,
      ...sender,
      chat: room.chat,
      date: secondsOf(this.#clock),
      ...threadFrame(topic, replyTo, room),
      ...(replyTo ? { reply_to_message: asQuoted(replyTo) } : {}),
      text: formatted.text,
      ...(entities.length > 0 ? { entities } : {}),
      ...more,
    };
    return message as Message;
  }

  /** The same message with another text. */
  edited(message: Message, text: string): Message {
    const { entities: _, ...rest } = message;
    const entities = shownEntities(typedText(text), this.#world);
    const edited = { ...rest, text, ...(entities.length > 0 ? { entities } : {}) };
    return { ...edited, edit_date: secondsOf(this.#clock) };
  }

  /** A press on a button of the bot's message, which comes along as it stands now. */
  callback(posted: Posted, data: string, from: User): CallbackQuery {
    const { message, inline } = posted;
    const where = inline === undefined ? { message } : { inline_message_id: inline };
    return { id: this.queryId(), from, chat_instance: String(message.chat.id * 7919), ...where, data };
  }

  /** `@bot query`, typed in any chat. */
  inlineQuery(from: User, query: string, more: Partial<InlineQuery> = {}): InlineQuery {
    return { id: this.queryId(), from, query, offset: '', chat_type: 'private', ...more };
  }

  /** An inline result that someone has sent; bots get this if they have asked BotFather for it. */
  chosen(from: User, query: string, result: string, inline?: string): ChosenInlineResult {
    const id = inline === undefined ? {} : { inline_message_id: inline };
    return { result_id: result, from, query, ...id };
  }

  /** A change of the bot's standing in a chat, made by someone. */
  membership(room: Room, from: User, was: Standing, is: Standing): ChatMemberUpdated {
    const me = asSender(this.#world.me);
    return {
      chat: room.chat,
      from,
      date: secondsOf(this.#clock),
      old_chat_member: memberOf(me, was),
      new_chat_member: memberOf(me, is),
    };
  }

  /** The service messages of a group that became a supergroup: one in either chat. */
  upgraded(group: Room, supergroup: Room, from: User): readonly [Message, Message] {
    const date = secondsOf(this.#clock);
    const head = (room: Room) => ({ message_id: room.nextMessage++, from, chat: room.chat, date });
    return [
      { ...head(group), migrate_to_chat_id: supergroup.chat.id } as Message,
      { ...head(supergroup), migrate_from_chat_id: group.chat.id } as Message,
    ];
  }

  /** An update of a kind that does not exist yet. */
  unknown(): Update {
    return { update_id: this.#nextUpdate++, thing_to_come: { id: '1', of: 'the future' } } as Update;
  }

  /** Updates that Telegram would not send; a bot survives them all the same. */
  malformed(): readonly Update[] {
    const bodies: readonly object[] = [
      {},
      { message: null },
      { message: 'text' },
      { message: {} },
      { message: { message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: 5 } },
      { message: { message_id: 1, date: 1, from: null, chat: null, text: 'hi' } },
      { callback_query: { id: '1' } },
      { callback_query: { id: '1', from: {}, data: null, message: { chat: {} } } },
      { inline_query: { id: 1 } },
      { my_chat_member: {} },
    ];
    return bodies.map((body) => ({ update_id: this.#nextUpdate++, ...body }) as Update);
  }

  /** The next id of a query. */
  queryId(): string {
    return String(4_000_000_000_000_000 + this.#nextQuery++);
  }
}
