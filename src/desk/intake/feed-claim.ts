import type { DeskFiles } from '../desk-files.ts';
import { changeFeed, type FollowedFeed } from './feed-list.ts';

/** How long after a check the next one is due. */
export const CHECK_MILLISECONDS = 15 * 60 * 1_000;

/** Whether a feed is due. One that is due later than a check ahead was checked before the clock was set back. */
export function isFeedDue(due: string, now: Date): boolean {
  return due <= now.toISOString() || Date.parse(due) > now.getTime() + CHECK_MILLISECONDS;
}

/**
 * Claims the check of a feed, by moving the moment when it is due: of several replicas, one alone can. A replica that is killed
 * over it loses nothing but this check.
 *
 * @param always also claims a feed that is not due yet
 * @returns the feed as it is; undefined if another has claimed it, or nobody follows it any more
 */
export async function claimFeed(
  files: DeskFiles,
  url: string,
  now: Date,
  always = false,
): Promise<FollowedFeed | undefined> {
  let claimed: FollowedFeed | undefined;
  await changeFeed(files, url, (feed) => {
    claimed = undefined;
    if (!always && !isFeedDue(feed.due, now)) return undefined;
    claimed = { ...feed, due: new Date(now.getTime() + CHECK_MILLISECONDS).toISOString() };
    return claimed;
  });
  return claimed;
}
