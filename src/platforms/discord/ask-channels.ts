import { ChannelType, type GatewayMessageCreateDispatchData, MessageType } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { AnswerUnasked } from '../../chat/unasked.ts';
import type { EventClaims } from '../../sending/event-claims.ts';
import type { FailureLog } from '../../sending/failure-log.ts';
import type { Api } from './api.ts';
import { isAddressed, isFromPerson, textTo, writtenBy } from './decode.ts';
import { failureOf } from './errors.ts';
import type { Responder } from './responder.ts';
import { threadName } from './thread-name.ts';
import type { Threads } from './threads.ts';

type Message = GatewayMessageCreateDispatchData;

/** What answering without being addressed needs. */
export interface AskChannelsOptions {
  /** Ids of the channels, text channels and forums. */
  readonly channels: readonly string[];
  readonly answer: AnswerUnasked;
  /** Shared by all processes, so that one of them answers. */
  readonly claims: EventClaims;
  readonly api: Api;
  readonly threads: Threads;
  readonly responder: Responder;
  readonly failed: FailureLog;
  now(): Date;
}

/** A thread as far as it matters here. */
interface KnownThread {
  readonly parent: string | undefined;
  readonly name: string;
  /** Who has made it. */
  readonly owner: string;
  /** Who wrote the message that it was started from. */
  readonly asker?: string;
}

/** A message that may be answered: its readings, and the thread that it is in. */
interface Heard {
  readonly texts: readonly string[];
  /** Left out for a message of a text channel. */
  readonly thread?: string;
  /** It goes on with an answer that stands in the thread. */
  readonly goesOn?: true;
}

const THREADS: ReadonlySet<ChannelType | undefined> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);
/** Channels in which nobody can write, or only with the bot alone. */
const UNFIT: ReadonlySet<ChannelType> = new Set([
  ChannelType.DM,
  ChannelType.GroupDM,
  ChannelType.GuildCategory,
  ChannelType.GuildDirectory,
]);

const REMEMBERED_THREADS = 5_000;

/**
 * The channels in which the bot answers by itself. A question that the sources answer gets its answer in a thread; all else is
 * left alone, without any sign.
 */
export class AskChannels {
  readonly #options: AskChannelsOptions;
  readonly #channels: ReadonlySet<string>;
  /** Servers with such a channel: threads of others need not be looked up. */
  readonly #servers = new Set<string>();
  /** The latest threads, whichever channel they belong to; without `thread` for a channel that is none. */
  readonly #threads = new LRUCache<string, Promise<{ readonly thread?: KnownThread }>>({
    max: REMEMBERED_THREADS,
  });

  constructor(options: AskChannelsOptions) {
    this.#options = options;
    this.#channels = new Set(options.channels);
  }

  /**
   * Looks at the channels.
   * @returns a sentence for each in which nothing can be answered
   * @throws what may pass by itself
   */
  async problems(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const id of this.#channels) {
      try {
        const channel = await this.#options.threads.channel(id);
        if (UNFIT.has(channel.type))
          found.push(`DISCORD_ASK_CHANNELS: ${id} is no text channel and no forum; take it out.`);
        else if ('guild_id' in channel && channel.guild_id) this.#servers.add(channel.guild_id);
      } catch (error) {
        const failure = failureOf(error);
        if (failure === 'unsettled' || failure === 'not-sent') throw error;
        found.push(
          `DISCORD_ASK_CHANNELS: the bot cannot see ${id}; check the id, give the bot "View Channel" there, and start again.`,
        );
      }
    }
    return found;
  }

  /**
   * Answers a message that does not address the bot, if it is a question in such a channel that the sources answer.
   * @param bot id of the bot's own user
   * @returns whether it is done with; never rejects
   */
  async answer(raw: Message, bot: string): Promise<boolean> {
    try {
      return await this.#answer(raw, bot);
    } catch (error) {
      this.#options.failed(error, 'Answering by itself on Discord', `channel ${raw.channel_id}`);
      return false;
    }
  }

  async #answer(raw: Message, bot: string): Promise<boolean> {
    const { answer, claims, responder, now } = this.#options;
    const heard = isFromPerson(raw) ? await this.#heard(raw, bot) : undefined;
    if (heard === undefined) return false;
    const { texts, thread = raw.id, goesOn } = heard;
    const by = writtenBy(raw);
    // A thread that is started from a message has the id of the message.
    const inThread = { ...by, from: { ...by.from, chat: thread } };
    const reply = await answer(inThread, texts, goesOn);
    if (reply === undefined) return false;
    if (!(await claims.isFirst('discord', `${bot}:${raw.id}`, now()))) return true;
    const isStarted = heard.thread !== undefined || (await this.#start(raw, reply.asked?.at(-1), bot));
    const where = isStarted
      ? { channel: thread, ...(goesOn ? { replyTo: raw.id } : {}) }
      : { channel: raw.channel_id, replyTo: raw.id };
    await responder.post(reply, by, where);
    return true;
  }

  /** What of a message may be answered; undefined for one that is left alone, or that addresses the bot. */
  async #heard(raw: Message, bot: string): Promise<Heard | undefined> {
    const { id, channel_id: channel, author, type } = raw;
    const text = textTo(raw, bot);
    if (this.#channels.has(channel)) {
      // Replies are to each other.
      return isAddressed(raw, bot) || type === MessageType.Reply ? undefined : { texts: [text] };
    }
    const thread = await this.#threadOf(raw);
    if (thread === undefined || !this.#channels.has(thread.parent ?? '')) return undefined;
    // The first message of a post has the id of the post.
    if (id === channel) return { texts: [thread.name, text, `${thread.name}\n${text}`], thread: channel };
    const isOwn = thread.owner === bot && type === MessageType.Default && !isAddressed(raw, bot);
    if (!isOwn || (await this.#askerOf(channel, thread)) !== author.id) return undefined;
    return { texts: [text], thread: channel, goesOn: true };
  }

  /** The thread that a message is in; undefined if it is in none, or in one that no channel here can have. */
  async #threadOf({
    channel_id: id,
    channel_type: type,
    guild_id: server = '',
  }: Message): Promise<KnownThread | undefined> {
    if ((type !== undefined && !THREADS.has(type)) || !this.#servers.has(server)) return undefined;
    const known = this.#threads.get(id) ?? this.#lookUp(id);
    this.#threads.set(id, known);
    return (await known).thread;
  }

  async #lookUp(id: string): Promise<{ readonly thread?: KnownThread }> {
    try {
      const found = await this.#options.threads.channel(id);
      if (!('thread_metadata' in found)) return {};
      return {
        thread: { parent: found.parent_id ?? undefined, name: found.name ?? '', owner: found.owner_id ?? '' },
      };
    } catch (error) {
      this.#threads.delete(id);
      throw error;
    }
  }

  async #askerOf(id: string, { parent = '', asker, ...thread }: KnownThread): Promise<string | undefined> {
    if (asker !== undefined) return asker;
    try {
      const { author } = await this.#options.api.message(parent, id);
      this.#remember(id, { ...thread, parent, asker: author.id });
      return author.id;
    } catch (error) {
      // The thread of a post of the bot's own: nobody has asked there.
      if (failureOf(error) === 'gone') return undefined;
      throw error;
    }
  }

  /** Starts a thread from a message. @returns false where the bot may not */
  async #start(raw: Message, question: string | undefined, bot: string): Promise<boolean> {
    const { id, channel_id: parent, author } = raw;
    const name = threadName(question ?? textTo(raw, bot));
    try {
      await this.#options.threads.start(parent, id, name);
    } catch (error) {
      const failure = failureOf(error);
      if (failure === 'unsettled' || failure === 'not-sent') throw error;
      this.#options.failed(error, 'Starting a thread on Discord', `channel ${parent}`);
      return false;
    }
    this.#remember(id, { parent, name, owner: bot, asker: author.id });
    return true;
  }

  #remember(id: string, thread: KnownThread): void {
    this.#threads.set(id, Promise.resolve({ thread }));
  }
}
