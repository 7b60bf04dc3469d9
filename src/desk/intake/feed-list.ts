import * as z from 'zod';
import { DeskError } from '../desk-error.ts';
import { type DeskFiles, update } from '../desk-files.ts';

/** The file with the feeds that are followed, among the files of the desk. */
const FEEDS_PATH = 'feeds.json';

/** So many items of a feed are remembered: more than a feed has at a time. */
const MOST_SEEN = 2_000;

const State = z.strictObject({
  /**
   * - `ok`: it was read; `found` tells of new items
   * - `empty`: it was read, and has no items
   * - `not-modified`: the server says that it is as it was
   * - `refused`: it could not be read; `why` tells
   */
  outcome: z.enum(['ok', 'empty', 'not-modified', 'refused']),
  /** ISO moment in UTC. */
  at: z.string(),
  /** A sentence. */
  why: z.string().exactOptional(),
  /** How many drafts were made of it then, and how many new items were in already or had no text. */
  drafted: z.int().exactOptional(),
  passed: z.int().exactOptional(),
});

const Feed = z.strictObject({
  url: z.string(),
  title: z.string().exactOptional(),
  added: z.string(),
  etag: z.string().exactOptional(),
  lastModified: z.string().exactOptional(),
  state: State.exactOptional(),
  /** How often in a row it could not be read. */
  failures: z.int().exactOptional(),
  /** Editors have been told that it cannot be read. */
  told: z.boolean().exactOptional(),
  /** When it was read last without a failure. */
  read: z.string().exactOptional(),
  /** ISO moment from which on it may be checked again. Whoever checks it moves this first, so that no other does. */
  due: z.string(),
  /** Keys of items that need no look any more, the latest first. */
  seen: z.array(z.string()).default([]),
  /** How often the page of an item could not be fetched for a reason that may pass. */
  tries: z.record(z.string(), z.int()).default({}),
});

const File = z.strictObject({ feeds: z.array(Feed) });

export type FeedState = z.output<typeof State>;
export type FollowedFeed = z.output<typeof Feed>;

/** @throws DeskError `feeds-unreadable` */
export async function readFeeds(files: DeskFiles): Promise<readonly FollowedFeed[]> {
  return feedsIn((await files.read(FEEDS_PATH))?.text);
}

/**
 * Changes the list of feeds by its present content.
 *
 * @param change gives the new list; undefined leaves it as it is
 * @returns whether it was changed
 */
export async function changeFeeds(
  files: DeskFiles,
  change: (feeds: readonly FollowedFeed[]) => readonly FollowedFeed[] | undefined,
): Promise<boolean> {
  const text = await update(files, FEEDS_PATH, (present) => {
    const feeds = change(feedsIn(present));
    return feeds && `${JSON.stringify({ feeds }, null, 1)}\n`;
  });
  return text !== undefined;
}

/** Changes one feed, if it is still followed. */
export async function changeFeed(
  files: DeskFiles,
  url: string,
  change: (feed: FollowedFeed) => FollowedFeed | undefined,
): Promise<boolean> {
  return changeFeeds(files, (feeds) => {
    const feed = feeds.find((each) => each.url === url);
    const changed = feed && change(feed);
    return changed && feeds.map((each) => (each === feed ? changed : each));
  });
}

/** The keys with further ones, the latest first; the oldest are dropped. */
export function withSeen(seen: readonly string[], keys: readonly string[]): string[] {
  return [...new Set([...keys, ...seen])].slice(0, MOST_SEEN);
}

function feedsIn(text: string | undefined): readonly FollowedFeed[] {
  if (text === undefined) return [];
  try {
    return File.parse(JSON.parse(text)).feeds;
  } catch (error) {
    throw new DeskError(
      'feeds-unreadable',
      `"${FEEDS_PATH}" cannot be read: it is not what the desk writes. Mend it, or remove it and add the feeds again.`,
      { cause: error },
    );
  }
}
