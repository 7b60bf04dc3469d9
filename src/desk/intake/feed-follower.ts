import { describeError, type Log } from '../../util/log.ts';
import type { Timer } from '../../util/timer.ts';
import type { FeedCheckDeps } from './feed-check.ts';
import { changeFeed, type FeedState, type FollowedFeed, readFeeds } from './feed-list.ts';
import { checkFeeds } from './feed-service.ts';

/** How often the list is looked at. Which feeds are due stands in it. */
const LOOK_MILLISECONDS = 60 * 1_000;
/** So many checks in a row have to fail before editors are told. */
const FAILURES_TOLD = 3;

export interface FeedFollowerOptions extends FeedCheckDeps {
  readonly timer: Timer;
  readonly log: Log;
  /** Hears what came of each check. Default: nobody does. */
  readonly observe?: (outcome: FeedState['outcome']) => void;
  /** Tells editors that a feed has failed for a while, or can be read again. What it rejects is told at the next check. */
  readonly onTrouble?: (feed: FollowedFeed, why: string | undefined) => Promise<void>;
}

/**
 * Checks each feed that is followed every 15 minutes while the bot runs. Of several replicas, one alone checks a feed. A draft
 * that was made right before a kill is not made again, but `onDraft` may not have been called for it: it is among the drafts.
 */
export class FeedFollower {
  readonly name = 'the feeds';
  readonly #options: FeedFollowerOptions;
  readonly #stop = new AbortController();
  #cancel: () => void = () => undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor(options: FeedFollowerOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#look();
  }

  /** Resolves when nothing is fetched any more. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#cancel();
    await this.#looking;
  }

  #look(): void {
    if (this.#stop.signal.aborted) return;
    this.#looking = this.#check().finally(() => {
      if (!this.#stop.signal.aborted)
        this.#cancel = this.#options.timer(() => this.#look(), LOOK_MILLISECONDS);
    });
  }

  async #check(): Promise<void> {
    const { log, fetchPage, observe, ...deps } = this.#options;
    const { signal } = this.#stop;
    const stoppable: FeedCheckDeps = {
      ...deps,
      fetchPage: (address, options) => fetchPage(address, { ...options, signal }),
    };
    try {
      await checkFeeds(stoppable, false, async (feed, { state, drafts }) => {
        observe?.(state.outcome);
        const details = {
          event: 'feed-checked',
          feed: hostOf(feed),
          outcome: state.outcome,
          drafts: drafts.length,
        };
        if (state.outcome === 'refused')
          log.warn({ ...details, reason: state.why }, 'a feed could not be read');
        else if (drafts.length > 0) log.info(details, 'a feed has new items');
        await this.#tell(feed.url);
      });
    } catch (error) {
      if (signal.aborted) return;
      log.error({ event: 'feeds-failed', ...describeError(error) }, 'checking the feeds failed');
    }
  }

  /** Tells of a feed that fails, or that is mended, and keeps that it was told; the one after the other, so that a kill loses none. */
  async #tell(url: string): Promise<void> {
    const { files, onTrouble, log } = this.#options;
    const feed = (await readFeeds(files)).find((each) => each.url === url);
    if (onTrouble === undefined || feed === undefined) return;
    const { failures = 0, told = false, state } = feed;
    if (told ? failures > 0 : failures < FAILURES_TOLD) return;
    try {
      await onTrouble(feed, told ? undefined : (state?.why ?? ''));
      await changeFeed(files, url, ({ told: _, ...present }) =>
        told ? present : { ...present, told: true },
      );
    } catch (error) {
      log.warn(
        { event: 'feed-telling-failed', feed: hostOf(feed), ...describeError(error) },
        'editors could not be told of a feed',
      );
    }
  }
}

/** An address may hold a key, so it is not logged. */
export function hostOf({ url }: FollowedFeed): string {
  return URL.parse(url)?.hostname ?? '';
}
