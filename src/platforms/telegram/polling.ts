import { createConcurrentSink, createRunner, createSource } from '@grammyjs/runner';
import type { Update } from 'grammy/types';
import { createRecentIds } from '../../sending/recent-ids.ts';
import type { Stopping, Timer } from '../../util/timer.ts';
import { wait } from '../../util/timer.ts';
import { failureOf, refusal } from './errors.ts';
import { waitFor } from './waiting.ts';

/** An update's place among those that Telegram still keeps. */
export interface Place {
  /** Telegram need not keep it for the next process: it is claimed, or left out. */
  settle(): void;
  /** Whether Telegram may have forgotten it, so that no other process can answer it. */
  isConfirmed(): boolean;
}

/** What polling works with. */
export interface PollingOptions {
  /** Asks Telegram for updates from `offset` on, which confirms all before; waits for one at most so many seconds. */
  fetch(offset: number, limit: number, seconds: number, signal?: Stopping): Promise<readonly Update[]>;
  /** Answers an update, which is settled by then or left to the next process; never rejects. */
  handle(update: Update, place: Place): Promise<void>;
  /** How long Telegram may hold a request open until there is an update. */
  readonly seconds: number;
  readonly timer: Timer;
  now(): Date;
  /** Something went wrong that may heal; asks again after so many seconds. */
  onTrouble(error: unknown, pauseSeconds: number): void;
  /** There is no going on; the sentence says why. */
  onEnd(sentence: string): void;
}

/** Takes updates from Telegram until it is stopped. */
export interface Polling {
  start(): void;
  /** Takes nothing more; resolves when what was taken is answered, and Telegram knows. */
  stop(): Promise<void>;
}

/** Updates that are answered at the same time; at 30 a second all are answered within the time that stopping has. */
const AT_ONCE = 250;
const MOST_IN_BATCH = 100;
/**
 * Updates that are settled are confirmed when they are answered, so that a crash loses few; but not later than this, so
 * that one chat that Telegram holds back holds no other one up. As long as some wait for their turn, Telegram brings
 * them at once with every poll; so no poll follows another one faster than this.
 */
const PATIENCE_MILLISECONDS = 250;
/** Telegram brings nothing beyond a batch of which the first is not confirmed; other chats wait no longer than this. */
const LONGEST_HOLD_MILLISECONDS = 5_000;
const LONGEST_PAUSE_SECONDS = 30;
/** A server that does not hold requests open is not asked more often than this. */
const SHORTEST_ROUND_MILLISECONDS = 500;
/** A process that is just ending polls for so long at most. */
const CONFLICT_SECONDS = 60;
const CONFLICT_SENTENCE =
  'Another process takes the updates of the bot of TELEGRAM_BOT_TOKEN, by polling or through a webhook; stop it, or set TELEGRAM_WEBHOOK_URL in all of them.';
const TRIES_TO_CONFIRM = 3;

/** Polls with grammY's runner. */
export function createPolling(parts: PollingOptions): Polling {
  const { timer, now } = parts;
  const underWay = new Set<Promise<void>>();
  /** The updates that came last. */
  let latest: readonly Promise<void>[] = [];
  const isNew = createRecentIds();
  /** Updates that are not settled, which are not confirmed; with what resolves when they are, or are left. */
  const unsettled = new Map<number, PromiseWithResolvers<void>>();
  /** What comes after all that came. */
  let end = 0;
  /** All before it is confirmed, as far as it reached Telegram. */
  let offset = 0;
  let letGo: (() => void) | undefined;
  let isOver = false;
  let conflict: { readonly since: number; readonly last: number } | undefined;

  /** Whether this is one conflict more of a row that has lasted too long. */
  function isLasting(error: unknown): boolean {
    if (failureOf(error) !== 'conflict') return false;
    const at = now().getTime();
    const goesOn = conflict !== undefined && at - conflict.last < CONFLICT_SECONDS * 1_000;
    conflict = { since: goesOn && conflict ? conflict.since : at, last: at };
    return at - conflict.since >= CONFLICT_SECONDS * 1_000;
  }

  function handle(update: Update): Promise<void> {
    const id = update.update_id;
    const over = unsettled.get(id);
    const place: Place = {
      settle() {
        unsettled.delete(id);
        over?.resolve();
      },
      isConfirmed: () => id < offset,
    };
    const work: Promise<void> = parts.handle(update, place).finally(() => {
      underWay.delete(work);
      over?.resolve();
    });
    underWay.add(work);
    latest = [...latest, work];
    return work;
  }

  async function supply(room: number, signal: Stopping): Promise<Update[]> {
    const turns = [...unsettled.values()].map(({ promise }) => promise);
    await waitFor(Promise.all([...latest, ...turns]), PATIENCE_MILLISECONDS, timer);
    latest = [];
    if (signal.aborted) return [];
    for (let pause = 1; ; pause = Math.min(pause * 2, LONGEST_PAUSE_SECONDS)) {
      try {
        return await round(room, signal);
      } catch (error) {
        if (signal.aborted) throw error;
        const sentence = isLasting(error) ? CONFLICT_SENTENCE : refusal(error);
        if (sentence !== undefined) {
          isOver = true;
          parts.onEnd(sentence);
          throw error;
        }
        parts.onTrouble(error, pause);
        await wait(pause * 1_000, timer, signal);
        if (signal.aborted) throw error;
      }
    }
  }

  async function round(room: number, signal: Stopping): Promise<Update[]> {
    const began = now().getTime();
    const most = Math.max(1, Math.min(room, MOST_IN_BATCH));
    // Those that wait come again, and new ones only after them.
    const limit = unsettled.size > 0 ? MOST_IN_BATCH : most;
    offset = confirmable();
    const fetched = await parts.fetch(offset, limit, parts.seconds, signal);
    const updates = (Array.isArray(fetched) ? fetched : []).filter(isUpdate);
    const taken = take(updates, most);
    hold(updates.length >= MOST_IN_BATCH && unsettled.size > 0 && !signal.aborted);
    const took = now().getTime() - began;
    if (updates.length === 0 && took < SHORTEST_ROUND_MILLISECONDS) {
      await wait(SHORTEST_ROUND_MILLISECONDS - took, timer, signal);
    }
    return taken;
  }

  /** All before this may be forgotten. */
  function confirmable(): number {
    return Math.max(offset, Math.min(end, ...unsettled.keys()));
  }

  /** The first of those that have not come before. */
  function take(updates: readonly Update[], most: number): Update[] {
    const taken: Update[] = [];
    for (const update of updates) {
      if (taken.length >= most) break;
      const id = update.update_id;
      end = Math.max(end, id + 1);
      if (!isNew(String(id))) continue;
      unsettled.set(id, Promise.withResolvers());
      taken.push(update);
    }
    return taken;
  }

  /** While those that wait keep others away: lets go of them after a time, from when on only this process has them. */
  function hold(isFull: boolean): void {
    if (isFull && letGo) return;
    letGo?.();
    letGo = isFull ? timer(forgo, LONGEST_HOLD_MILLISECONDS) : undefined;
  }

  function forgo(): void {
    letGo = undefined;
    offset = end;
    unsettled.clear();
  }

  async function confirm(): Promise<void> {
    for (let left = TRIES_TO_CONFIRM; left > 0; left -= 1) {
      try {
        await parts.fetch(confirmable(), 1, 0);
        return;
      } catch (error) {
        parts.onTrouble(error, left > 1 ? 1 : 0);
        if (left > 1) await wait(1_000, timer);
      }
    }
  }

  const runner = createRunner(
    createSource({ supply }),
    createConcurrentSink({ consume: handle }, async () => {}, { concurrency: AT_ONCE }),
  );
  let begun = false;
  return {
    start() {
      begun = true;
      runner.start();
      // What ends it is told by `onEnd`.
      runner.task()?.catch(() => {});
    },
    async stop() {
      if (!begun) return;
      hold(false);
      await runner.stop()?.catch(() => {});
      while (underWay.size > 0) await Promise.all(underWay);
      if (end > 0 && !isOver) await confirm();
    },
  };
}

/** Whether it is an update as far as that matters here: what it holds is looked at one by one. */
function isUpdate(value: unknown): value is Update {
  return Number.isSafeInteger((value as Partial<Update> | null)?.update_id);
}
