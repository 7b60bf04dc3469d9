import {
  type APIChannel,
  type APIThreadChannel,
  type APIThreadList,
  type REST,
  RESTJSONErrorCodes,
  type RESTPostAPIGuildForumThreadsJSONBody,
  Routes,
} from 'discord.js';
import type { InTurn } from '../../sending/pace.ts';
import { given } from '../../util/given.ts';
import type { Timer } from '../../util/timer.ts';
import { type ApiOptions, filesOf } from './api.ts';
import { detailsOf } from './errors.ts';
import type { MessagePayload } from './message.ts';
import { repeated } from './repeated.ts';

/** What a post in a forum has besides its first message, as Discord takes it. */
export interface ThreadHead {
  /** 1 to 100 characters. */
  readonly title: string;
  /** Ids of the forum's tags, at most five. */
  readonly tags: readonly string[];
}

/** A page of archived threads. */
interface ArchivedThreads {
  readonly threads: readonly APIThreadChannel[];
  readonly has_more: boolean;
}

const PAGE = 100;

/** The part of Discord's HTTP API about channels and their threads. Every call that fails rejects with discord.js's error. */
export class Threads {
  readonly #rest: REST;
  readonly #inTurn: InTurn;
  readonly #timer: Timer;

  constructor({ rest, inTurn, timer }: ApiOptions) {
    this.#rest = rest;
    this.#inTurn = inTurn;
    this.#timer = timer;
  }

  /** A channel or a thread. */
  channel(id: string): Promise<APIChannel> {
    const route = Routes.channel(id);
    return this.#inTurn(route, () => this.#rest.get(route)) as Promise<APIChannel>;
  }

  /** Starts a thread from a message of a text channel. Its id is that of the message. A message has one thread at most. */
  async start(channel: string, message: string, name: string): Promise<void> {
    const start = () => this.#rest.post(Routes.threads(channel, message), { body: { name } });
    await repeated(
      () =>
        this.#inTurn(channel, start).catch((error: unknown) => {
          if (detailsOf(error).code !== RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) throw error;
        }),
      this.#timer,
    );
  }

  /**
   * Makes a post in a forum. It is sent once, since each time that it arrives would be another post.
   * @param begin called right before it is sent; if it gives false or fails, it is not sent
   * @returns the id of the post, which is also that of its first message
   * @throws NotBegun when it should not begin
   */
  async post(
    forum: string,
    { title, tags }: ThreadHead,
    payload: MessagePayload,
    begin?: () => Promise<boolean>,
  ): Promise<string> {
    const body = { name: title, applied_tags: [...tags], message: payload.body };
    const options = {
      body: body satisfies RESTPostAPIGuildForumThreadsJSONBody,
      ...filesOf(payload.files),
    };
    const post = () => this.#rest.post(Routes.threads(forum), options);
    return ((await this.#inTurn(forum, post, begin)) as APIThreadChannel).id;
  }

  /** The threads of a server that are not archived and that the bot can see. */
  async active(guild: string): Promise<readonly APIThreadChannel[]> {
    const route = Routes.guildActiveThreads(guild);
    const list = await this.#inTurn(route, () => this.#rest.get(route));
    return (list as APIThreadList).threads as readonly APIThreadChannel[];
  }

  /**
   * Threads of a channel that are archived, the latest archived first.
   * @param before only those that were archived before this (ISO)
   */
  async archived(channel: string, before?: string): Promise<ArchivedThreads> {
    const route = Routes.channelThreads(channel, 'public');
    const query = new URLSearchParams({ limit: String(PAGE), ...given({ before }) });
    return (await this.#inTurn(route, () => this.#rest.get(route, { query }))) as ArchivedThreads;
  }
}
