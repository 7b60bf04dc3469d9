import type { Log } from '../util/log.ts';

/** Takes what failed on a platform: while doing what, and where. */
export type Failed = (error: unknown, doing: string, where: string) => void;

/** What is told of failures on a platform. */
export interface Telling<Details extends object> {
  readonly platform: string;
  readonly log: Log;
  /** What of an error may be logged: nothing of what was sent, and no address, since it may hold a token. */
  detailsOf(error: unknown): Details;
  /** What is to be done about it. */
  adviceOf(details: Details): string;
}

/** How many different failures are remembered as told. */
const MOST_TOLD = 1_000;

/** Logs what failed with what to do about it: the same failure at the same place once. */
export function createFailureLog<Details extends object>({
  platform,
  log,
  detailsOf,
  adviceOf,
}: Telling<Details>): Failed {
  const told = new Set<string>();
  return (error, doing, where) => {
    const details = detailsOf(error);
    const key = JSON.stringify([details, doing, where]);
    if (told.has(key)) return;
    if (told.size >= MOST_TOLD) told.clear();
    told.add(key);
    log.error(
      { event: 'platform-call-failed', platform, where, ...details },
      `${doing} failed: ${adviceOf(details)}`,
    );
  };
}
