import { describeError, type Log } from '../../util/log.ts';
import type { Timer } from '../../util/timer.ts';
import type { FeedCheckDeps } from './feed-check.ts';
import type { FollowedFeed } from './feed-list.ts';
import { checkFeeds } from './feed-service.ts';

/** How often the list is looked at. Which feeds are due stands in it. */
const LOOK_MILLISECONDS = 60 * 1_000;

export interface FeedFollowerOptions extends FeedCheckDeps {
  readonly timer: Timer;
  readonly log: Log;
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
    const { log, fetchPage, ...deps } = this.#options;
    const { signal } = this.#stop;
    const stoppable: FeedCheckDeps = {
      ...deps,
      fetchPage: (address, options) => fetchPage(address, { ...options, signal }),
    };
    try {
      await checkFeeds(stoppable, false, (feed, { state, drafts }) => {
        const details = {
          event: 'feed-checked',
          feed: hostOf(feed),
          outcome: state.outcome,
          drafts: drafts.length,
        };
        if (state.outcome === 'refused')
          log.warn({ ...details, reason: state.why }, 'a feed could not be read');
        else if (drafts.length > 0) log.info(details, 'a feed has new items');
      });
    } catch (error) {
      if (signal.aborted) return;
      log.error({ event: 'feeds-failed', ...describeError(error) }, 'checking the feeds failed');
    }
  }
}

/** An address may hold a key, so it is not logged. */
function hostOf({ url }: FollowedFeed): string {
  return URL.parse(url)?.hostname ?? '';
}
