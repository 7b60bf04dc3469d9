import {
  type APIChannel,
  type APIGuildForumTag,
  type APIThreadChannel,
  ChannelFlags,
  ChannelType,
} from 'discord.js';
import type { PostHead, Reply } from '../../reply/reply.ts';
import type { Api } from './api.ts';
import { failureOf } from './errors.ts';
import type { MessagePayload } from './message.ts';
import { type Found, isMarked, leastIdSince, type Wanted } from './message-marker.ts';
import { threadName } from './thread-name.ts';
import type { Threads } from './threads.ts';

const FORUMS: ReadonlySet<ChannelType> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia]);
const MOST_TAGS = 5;
const MOST_PAGES = 10;

/** A post to be made. */
export interface NewPost {
  readonly forum: string;
  readonly head: PostHead;
  readonly payload: MessagePayload;
  /** Called right before it is sent; if it gives false or fails, it is not sent. */
  begin(): Promise<boolean>;
}

/** Whether a channel consists of posts. */
export function isForum({ type }: Pick<APIChannel, 'type'>): boolean {
  return FORUMS.has(type);
}

/** What a reply is called as a post. */
export function headOf({ post, blocks }: Reply): PostHead {
  if (post !== undefined) return post;
  const heading = blocks.find((block) => block.kind === 'heading');
  return { title: heading?.text ?? 'Sanad', tags: [] };
}

/** The bot's posts in forums. A post has no nonce, so one whose outcome is unknown is searched for before it is made again. */
export class ForumPosts {
  readonly #threads: Threads;
  readonly #api: Api;

  constructor(threads: Threads, api: Api) {
    this.#threads = threads;
    this.#api = api;
  }

  /** Makes a post. @returns the id of the post, which is also that of its first message */
  async make({ forum, head: { title, tags }, payload, begin }: NewPost): Promise<string> {
    const channel = await this.#threads.channel(forum);
    const head = { title: threadName(title), tags: chosenTags(channel, tags) };
    return this.#threads.post(forum, head, payload, begin);
  }

  /** Searches a forum for the bot's own post whose first message was marked with a key. */
  async find(forum: string, { key, since }: Omit<Wanted, 'direct'>): Promise<Found> {
    const { id: self } = await this.#api.self();
    const channel = await this.#threads.channel(forum);
    const server = 'guild_id' in channel ? (channel.guild_id ?? '') : '';
    const least = BigInt(leastIdSince(since));
    const isOwn = ({ id, owner_id, parent_id }: APIThreadChannel) =>
      owner_id === self && parent_id === forum && BigInt(id) >= least;
    const active = await this.#threads.active(server);
    const archived = await this.#archivedSince(forum, since);
    for (const { id } of [...active, ...archived.threads].filter(isOwn)) {
      if (await this.#isMarked(id, key)) return { message: id };
    }
    return archived.isWhole ? 'not-there' : 'not-visible';
  }

  async #isMarked(post: string, key: string): Promise<boolean> {
    try {
      return isMarked(await this.#api.message(post, post), key);
    } catch (error) {
      // Somebody has deleted the message, and left the post.
      if (failureOf(error) === 'gone') return false;
      throw error;
    }
  }

  /** The threads that were archived since then, and whether these are all. */
  async #archivedSince(
    forum: string,
    since: Date,
  ): Promise<{ readonly threads: readonly APIThreadChannel[]; readonly isWhole: boolean }> {
    const threads: APIThreadChannel[] = [];
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const before = threads.at(-1)?.thread_metadata?.archive_timestamp;
      const { threads: more, has_more } = await this.#threads.archived(forum, before);
      threads.push(...more);
      const last = threads.at(-1)?.thread_metadata?.archive_timestamp;
      if (!has_more || last === undefined || new Date(last) < since) return { threads, isWhole: true };
    }
    return { threads, isWhole: false };
  }
}

/** Ids of the forum's tags with one of these names; where it wants one and none fits, its first that the bot may set. */
function chosenTags(channel: APIChannel, names: readonly string[]): readonly string[] {
  if (!('available_tags' in channel)) return [];
  const wanted = names.map(folded);
  const rank = ({ name }: APIGuildForumTag) => wanted.indexOf(folded(name));
  const open = channel.available_tags.filter(({ moderated }) => !moderated);
  const fitting = open.filter((tag) => rank(tag) >= 0).toSorted((a, b) => rank(a) - rank(b));
  const needsOne = ((channel.flags ?? 0) & ChannelFlags.RequireTag) !== 0;
  const [first] = open.length > 0 ? open : channel.available_tags;
  const chosen = fitting.length === 0 && needsOne && first !== undefined ? [first] : fitting;
  return chosen.slice(0, MOST_TAGS).map(({ id }) => id);
}

function folded(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
