import type { CallbackQuery, Chat, InlineQuery, Message, Update, User } from 'grammy/types';
import type { Backstage } from './backstage.ts';
import { secondsOf } from './clock.ts';
import { asSender } from './contents.ts';
import { type Delivery, type Outcome, Pending, type Posting } from './delivery.ts';
import type { Events, Said } from './events.ts';
import { chosenContent } from './methods-answer.ts';
import { type PrivacySettings, reachesBot } from './privacy.ts';
import type { Posted, Room, Standing } from './rooms.ts';

/** What someone writes, and where. */
export interface SaidIn extends Omit<Said, 'from'> {
  readonly chat: Room;
  /** Default: the user of the private chat; elsewhere, someone new. */
  readonly from?: User;
  /** The bot alone gets it: a command that is registered so, or a reply to a message that the bot has hidden. */
  readonly hidden?: true;
}

/** How a button is pressed. */
export interface PressOptions extends Posting {
  /** The message is too old for Telegram to send it along: it says only where it was. */
  readonly inaccessible?: boolean;
  /** The button is from an earlier version of the message, which still stands on someone's screen. */
  readonly stale?: boolean;
}

/** An inline query of someone. */
export interface Typed extends Partial<Pick<InlineQuery, 'offset' | 'chat_type'>> {
  readonly from: User;
  readonly query: string;
}

/** A result that someone chose. */
export interface Chosen {
  readonly from: User;
  readonly query: InlineQuery;
  /** Id of the result. */
  readonly result: string;
  /** Where it is sent. Default: a chat of that user in which the bot is not. */
  readonly chat?: Room;
}

type Deliver = (update: Update, posting?: Posting) => Delivery;

/** What people do, and what the bot gets to know of it. */
export class Acts {
  readonly #backstage: Backstage;
  readonly #events: Events;
  readonly #privacy: PrivacySettings;
  readonly #deliver: Deliver;
  #nextInline = 1;

  constructor(backstage: Backstage, events: Events, privacy: PrivacySettings, deliver: Deliver) {
    this.#backstage = backstage;
    this.#events = events;
    this.#privacy = privacy;
    this.#deliver = deliver;
  }

  /** Someone writes to a chat. Writing to the bot in private starts it. */
  say({ chat, from, hidden, ...said }: SaidIn, posting?: Posting): Delivery & { readonly message: Message } {
    const { world } = this.#backstage;
    const author = from ?? world.people.get(chat.chat.id) ?? world.person();
    if (chat.chat.type === 'private') chat.bot = 'member';
    if (hidden) return this.#whisper(chat, { from: author, ...said }, posting);
    const message = this.#events.message(chat, { from: author, ...said });
    chat.messages.set(message.message_id, message);
    return this.#tell(chat, message, chat.chat.type === 'channel' ? 'channel_post' : 'message', posting);
  }

  /** Someone calls the bot by its name in a chat of which it is no member: by default, one of their own. */
  callGuest(
    { chat, from, ...said }: Omit<SaidIn, 'chat'> & { readonly chat?: Room },
    posting?: Posting,
  ): Delivery & { readonly message: Message; readonly query: string } {
    const { world, queries } = this.#backstage;
    const room = chat ?? world.group({ bot: 'left' });
    if (room.bot !== 'left') throw new Error('The bot is a member of this chat, and no guest there');
    const query = this.#events.queryId();
    const more = { ...said.more, guest_query_id: query };
    const message = this.#events.message(room, { from: from ?? world.person(), ...said, more });
    room.messages.set(message.message_id, message);
    queries.holdGuest(query, message);
    const delivery = this.#deliver(this.#events.update('guest_message', message), posting);
    return Object.assign(delivery, { message, query });
  }

  /** Someone changes what they wrote. */
  edit(
    chat: Room,
    message: Message,
    text: string,
    posting?: Posting,
  ): Delivery & { readonly message: Message } {
    const edited = this.#events.edited(message, text);
    chat.messages.set(message.message_id, edited);
    const kind = chat.chat.type === 'channel' ? 'edited_channel_post' : 'edited_message';
    return this.#tell(chat, edited, kind, posting);
  }

  /**
   * Someone presses a button of the bot's message.
   * @param button its label or its data
   * @throws Error when the message has no such button now
   */
  press(
    pressed: Posted,
    button: string,
    from: User,
    { inaccessible = false, stale = false, ...posting }: PressOptions = {},
  ): Delivery & { readonly query: CallbackQuery } {
    const { messages, ephemerals, queries } = this.#backstage;
    const { message, inline } = pressed;
    const { receiver_user: reader, ephemeral_message_id: hidden } = message;
    if (reader && reader.id !== from.id) throw new Error('Nobody but its reader sees this message');
    const now =
      (reader
        ? ephemerals.posted(message.chat.id, reader.id, hidden)
        : inline === undefined
          ? messages.posted(message.chat.id, message.message_id)
          : messages.inline(inline)) ?? pressed;
    const data = stale ? button : dataOf(now.message, button);
    const full = this.#events.callback(now, data, from);
    const { chat, message_id } = now.message;
    const query = inaccessible ? { ...full, message: { chat, message_id, date: 0 as const } } : full;
    queries.holdCallback(query);
    return Object.assign(this.#deliver(this.#events.update('callback_query', query), posting), { query });
  }

  /** Someone types `@bot query` in a chat. */
  inlineQuery(
    { from, query, ...more }: Typed,
    posting?: Posting,
  ): Delivery & { readonly query: InlineQuery } {
    const asked = this.#events.inlineQuery(from, query, more);
    this.#backstage.queries.holdInline(asked);
    return Object.assign(this.#deliver(this.#events.update('inline_query', asked), posting), {
      query: asked,
    });
  }

  /**
   * Someone sends one of the results that the bot has answered with.
   * @throws Error when it has not answered with that one
   */
  choose({ from, query, result, chat }: Chosen, posting?: Posting): Delivery & { readonly posted: Posted } {
    const { messages, queries, world, clock } = this.#backstage;
    const found = queries.inline(query.id)?.answer?.results.find(({ id }) => String(id) === result);
    if (!found) throw new Error(`The bot has not answered this query with the result ${result}`);
    const content = chosenContent(found, this.#backstage);
    // Only messages with buttons can be changed later, and have an id for that.
    const inline = content.reply_markup ? `inline-${this.#nextInline++}` : undefined;
    const place = { chat: chat?.chat ?? chatElsewhere(from), message_id: chat ? chat.nextMessage++ : 1 };
    const sent = { ...place, from, date: secondsOf(clock), via_bot: asSender(world.me), ...content };
    const message = sent as Message;
    const posted = {
      message,
      edits: [],
      files: [],
      deleted: false,
      ...(inline === undefined ? {} : { inline }),
    };
    if (inline !== undefined) messages.put(posted);
    if (chat) {
      chat.messages.set(message.message_id, message);
      this.#tell(chat, message, 'message', posting);
    }
    const update = this.#events.update(
      'chosen_inline_result',
      this.#events.chosen(from, query.query, result, inline),
    );
    return Object.assign(this.#deliver(update, posting), { posted });
  }

  /** Someone lets the bot in, makes it an administrator, or throws it out; a user who blocks it does the last. */
  setStanding(chat: Room, standing: Standing, from: User, posting?: Posting): Delivery {
    const change = this.#events.membership(chat, from, chat.bot, standing);
    chat.bot = standing;
    return this.#deliver(this.#events.update('my_chat_member', change), posting);
  }

  /** Someone writes in a group what the bot alone gets. */
  #whisper(chat: Room, said: Said, posting?: Posting): Delivery & { readonly message: Message } {
    const { ephemerals, profile, world } = this.#backstage;
    const [, command = ''] = /^\/(\w+)/.exec(said.text) ?? [];
    const isReply = said.replyTo?.receiver_user?.id === said.from.id;
    if (!isReply && !profile.isEphemeral(command)) throw new Error(`/${command} is seen by all`);
    const own = {
      message_id: 0,
      ephemeral_message_id: ephemerals.nextId(),
      receiver_user: asSender(world.me),
    };
    const message = this.#events.message(chat, { ...said, more: { ...said.more, ...own } });
    ephemerals.take(message);
    return this.#tell(chat, message, 'message', posting);
  }

  /** Tells the bot of a message, if it may see it. */
  #tell(
    room: Room,
    message: Message,
    kind: 'message' | 'edited_message' | 'channel_post' | 'edited_channel_post',
    posting?: Posting,
  ): Delivery & { readonly message: Message } {
    const update = this.#events.update(kind, message);
    const why = this.#hidden(room, message);
    const delivery = why
      ? new Pending(update).settle({ kind: 'withheld', why })
      : this.#deliver(update, posting);
    return Object.assign(delivery, { message });
  }

  #hidden(room: Room, message: Message): Extract<Outcome, { kind: 'withheld' }>['why'] | undefined {
    if (room.bot === 'left' || room.bot === 'kicked') return 'not in the chat';
    if (message.ephemeral_message_id !== undefined) return undefined;
    return reachesBot(message, room, this.#backstage.world.me, this.#privacy) ? undefined : 'privacy mode';
  }
}

/** The data of a button, by its label or by the data itself. */
function dataOf({ reply_markup }: Message, button: string): string {
  const buttons = reply_markup?.inline_keyboard.flat() ?? [];
  const found = buttons.find(
    (one) => 'callback_data' in one && (one.callback_data === button || one.text === button),
  );
  if (found && 'callback_data' in found) return found.callback_data;
  const there = buttons.map(({ text }) => text).join(', ') || 'none';
  throw new Error(`The message has no button ${button}; it has: ${there}`);
}

function chatElsewhere({ id }: User): Chat {
  return { id: id + 1_000_000_000, type: 'private', first_name: 'Friend' };
}
