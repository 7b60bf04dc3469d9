import { given } from '../../util/given.ts';
import { DeskError } from '../desk-error.ts';
import { checkFeed, type FeedCheckDeps, type FeedChecked, readFeed } from './feed-check.ts';
import { CHECK_MILLISECONDS, claimFeed, isFeedDue } from './feed-claim.ts';
import type { FeedItem } from './feed-items.ts';
import { changeFeeds, type FollowedFeed, readFeeds, withSeen } from './feed-list.ts';
import { addressKey, webAddress } from './web-address.ts';

/** So many items that are there already can be drafted when a feed is added. */
export const MOST_NEWEST = 20;

/** A feed that was added. */
export interface FeedAdded {
  readonly feed: FollowedFeed;
  /** The items that it has already, the newest first. */
  readonly items: readonly FeedItem[];
}

/**
 * Follows a feed from now on. The items that it has already count as seen, but for the newest ones, which the next check drafts.
 *
 * @param newest how many
 * @throws DeskError where there is no feed, or it is followed already
 */
export async function addFeed(address: string, newest: number, deps: FeedCheckDeps): Promise<FeedAdded> {
  const url = webAddress(address).href;
  const followed = (await readFeeds(deps.files)).find((feed) => isSame(feed.url, url));
  if (followed !== undefined) throw already(followed.url);
  const read = await readFeed({ url }, deps);
  // No validators were given, so the server has no reason for "not modified".
  if (read.outcome === 'not-modified') throw new DeskError('feed-none', 'The server did not send the feed.');
  const { items, title, validators } = read;
  const at = deps.now().toISOString();
  const feed: FollowedFeed = {
    url,
    ...given({ title }),
    added: at,
    ...(newest > 0 ? {} : validators),
    state: { outcome: items.length === 0 ? 'empty' : 'ok', at },
    read: at,
    due: newest > 0 ? at : new Date(deps.now().getTime() + CHECK_MILLISECONDS).toISOString(),
    seen: withSeen(
      [],
      items.slice(newest).map(({ key }) => key),
    ),
    tries: {},
  };
  const added = await changeFeeds(deps.files, (feeds) =>
    feeds.some((each) => isSame(each.url, url)) ? undefined : [...feeds, feed],
  );
  if (!added) throw already(url);
  return { feed, items };
}

/** @throws DeskError `feed-unknown` */
export async function removeFeed(address: string, { files }: Pick<FeedCheckDeps, 'files'>): Promise<string> {
  let removed: string | undefined;
  await changeFeeds(files, (feeds) => {
    const feed = feeds.find(({ url }) => isSame(url, address));
    removed = feed?.url;
    return feed && feeds.filter((each) => each !== feed);
  });
  if (removed === undefined)
    throw new DeskError('feed-unknown', `No feed of this address is followed. "desk feeds" lists them.`);
  return removed;
}

/**
 * Checks the feeds that are due, one after the other, so that an article in two of them is drafted once.
 *
 * @param always also checks those that are not due
 * @param each called after each feed, and waited for
 */
export async function checkFeeds(
  deps: FeedCheckDeps,
  always: boolean,
  each: (feed: FollowedFeed, checked: FeedChecked) => unknown = () => undefined,
): Promise<void> {
  for (const { url, due } of await readFeeds(deps.files)) {
    if (!always && !isFeedDue(due, deps.now())) continue;
    const feed = await claimFeed(deps.files, url, deps.now(), always);
    if (feed !== undefined) await each(feed, await checkFeed(feed, deps));
  }
}

function isSame(one: string, other: string): boolean {
  return one === other || (addressKey(one) !== undefined && addressKey(one) === addressKey(other));
}

function already(url: string): DeskError {
  return new DeskError('feed-known', `The feed ${url} is followed already. "desk feeds" shows its state.`);
}
