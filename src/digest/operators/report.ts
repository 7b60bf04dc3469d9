import type { Ending } from '../../command/digests.ts';
import type { Tally } from '../../command/votes.ts';
import type { Refusal } from '../../sending/poster.ts';

/** From a moment, and up to another one, which is not part of it. Counts by day have whole days in UTC. */
export interface Period {
  readonly since: Date;
  /** Default: no end. */
  readonly until?: Date;
}

/** What the store has counted in a period. It names no reader and no chat, and holds no text of theirs. */
export interface Report {
  /** Questions by outcome and language; the language is empty if it was not counted. Most first. */
  readonly questions: readonly {
    readonly outcome: string;
    readonly language: string;
    readonly count: number;
  }[];
  /** Gaps by id, most often met first. */
  readonly gaps: readonly { readonly gap: string; readonly count: number }[];
  /** Words that no source has, with which at least five readers have asked; most readers first. */
  readonly words: readonly { readonly word: string; readonly readers: number }[];
  /** By the facts' ids, refusals last. */
  readonly votes: readonly Tally[];
  /** Deliveries that have ended, by platform and how. They are kept for 30 days. */
  readonly deliveries: readonly EndedDeliveries[];
}

/** How many deliveries on a platform have ended in one way. */
export interface EndedDeliveries {
  readonly platform: string;
  readonly ended: Ending;
  readonly refusal?: Refusal;
  readonly count: number;
}

export const EMPTY_REPORT: Report = { questions: [], gaps: [], words: [], votes: [], deliveries: [] };

/** Reads reports from the store. */
export interface Reports {
  read(period: Period): Promise<Report>;
}

/** A day in milliseconds. */
export const DAY = 24 * 60 * 60 * 1_000;

/** The last days, today being one of them, by UTC. */
export function lastDays(days: number, now: Date): Period {
  const today = Date.parse(now.toISOString().slice(0, 10));
  return { since: new Date(today - (days - 1) * DAY) };
}
