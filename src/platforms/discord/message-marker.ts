import { createHash } from 'node:crypto';
import type { APIMessage, APIMessageTopLevelComponent } from 'discord.js';
import type { Api } from './api.ts';
import type { MessagePayload } from './message.ts';
import type { Threads } from './threads.ts';

/** Discord keeps component ids as signed integers of 32 bits. Smaller ones are in use already. */
const LEAST_ID = 10_000;
const IDS = 2 ** 31 - LEAST_ID;

/** Discord's epoch, the first millisecond of 2015, from which its ids count. */
const EPOCH = Date.UTC(2015, 0, 1);
/** Discord's clock may be behind this machine's by this much. */
const MARGIN_MILLISECONDS = 60_000;
const PAGE = 100;
const MOST_PAGES = 10;

/** A message with a component id made from a key, by which it can be found: Discord gives no nonces back. */
export function withMarker({ body, files }: MessagePayload, key: string): MessagePayload {
  const components = body.components.map(
    (component, index): APIMessageTopLevelComponent =>
      index === 0 ? { ...component, id: markerOf(key) } : component,
  );
  return { body: { ...body, components }, files };
}

/** The result of a search for a message. */
export type Found =
  | { readonly message: string }
  /** It is certainly not there. */
  | 'not-there'
  /** The bot could not see all messages since then. */
  | 'not-visible';

/** Which message to search for. */
export interface Wanted {
  readonly key: string;
  /** When it may have been sent first. */
  readonly since: Date;
  /** In direct messages, whose history the bot always sees. */
  readonly direct: boolean;
}

/** Where to search: what tells a channel's messages, and what tells of the channel itself. */
export interface Searched {
  readonly api: Api;
  readonly threads: Threads;
  readonly channel: string;
}

/** Searches a channel for the bot's own message that was marked with a key. */
export async function findMarked(
  { api, threads, channel }: Searched,
  { key, since, direct }: Wanted,
): Promise<Found> {
  const { id: self } = await api.self();
  const least = leastIdSince(since);
  let after = least;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const messages = await api.messages(channel, { after, limit: PAGE });
    const found = messages.find((message) => message.author.id === self && isMarked(message, key));
    if (found) return { message: found.id };
    if (messages.length < PAGE) {
      const isEmpty = page === 0 && messages.length === 0;
      const isVisible =
        !isEmpty ||
        direct ||
        (await isSilentSince(threads, channel, least)) ||
        (await showsHistory(api, channel));
      return isVisible ? 'not-there' : 'not-visible';
    }
    after = messages.map(({ id }) => id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
  }
  return 'not-visible';
}

function markerOf(key: string): number {
  return (createHash('sha256').update(key).digest().readUInt32BE() % IDS) + LEAST_ID;
}

/** Whether a message was marked with a key. */
export function isMarked({ components }: Pick<APIMessage, 'components'>, key: string): boolean {
  return components?.[0]?.id === markerOf(key);
}

/** Whether nobody has written in a channel since an id. Discord tells its latest message also to a bot that may not read it. */
async function isSilentSince(threads: Threads, channel: string, id: string): Promise<boolean> {
  const about = await threads.channel(channel);
  if (!('last_message_id' in about)) return false;
  const { last_message_id: latest } = about;
  return latest == null || BigInt(latest) < BigInt(id);
}

/** To a bot without the permission to read the history, Discord shows an empty channel. */
async function showsHistory(api: Api, channel: string): Promise<boolean> {
  return (await api.messages(channel, { limit: 1 })).length > 0;
}

/**
 * The least id that something made since an instant can have, even where Discord's clock is behind (its documentation,
 * "Snowflake IDs in Pagination").
 */
export function leastIdSince(instant: Date): string {
  return String(BigInt(Math.max(0, instant.getTime() - MARGIN_MILLISECONDS - EPOCH)) << 22n);
}
