import { LRUCache } from 'lru-cache';
import type { Log } from '../util/log.ts';

/**
 * Logs a failed call to a platform.
 * @param doing what was tried, as the start of a sentence: "Sending a digest"
 * @param where the chat or the method
 */
export type FailureLog = (error: unknown, doing: string, where: string) => void;

/** How the failures of one platform are logged. */
export interface FailureLogOptions<Details extends object> {
  readonly platform: string;
  readonly log: Log;
  /** The parts of an error that may be logged: neither message texts nor addresses, which may hold a token. */
  detailsOf(error: unknown): Details;
  /** What the operator can do about it. */
  adviceOf(details: Details): string;
}

/** How many different failures are remembered, so that they are logged once. */
const MOST_REMEMBERED = 1_000;

/** Makes a log that writes the same failure at the same place once, with what to do about it. */
export function createFailureLog<Details extends object>({
  platform,
  log,
  detailsOf,
  adviceOf,
}: FailureLogOptions<Details>): FailureLog {
  const logged = new LRUCache<string, true>({ max: MOST_REMEMBERED });
  return (error, doing, where) => {
    const details = detailsOf(error);
    const key = JSON.stringify([details, doing, where]);
    if (logged.get(key)) return;
    logged.set(key, true);
    log.error(
      { event: 'platform-call-failed', platform, where, ...details },
      `${doing} failed: ${adviceOf(details)}`,
    );
  };
}
