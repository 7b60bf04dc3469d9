import { createConcurrentSink, createRunner, createSource } from '@grammyjs/runner';
import type { Update } from 'grammy/types';
import { type Stopping, type Timer, wait } from '../../chat/until-done.ts';
import { failureOf, refusal } from './errors.ts';
import { waitFor } from './waiting.ts';

/** What polling works with. */
export interface PollingParts {
  /** Asks Telegram for updates from `offset` on, which confirms all before; waits for one at most so many seconds. */
  fetch(offset: number, limit: number, seconds: number, signal?: Stopping): Promise<readonly Update[]>;
  /** Answers an update; never rejects. */
  handle(update: Update): Promise<void>;
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
 * Updates are confirmed when they are answered, so that a crash loses few; but not later than this, so that one chat
 * that Telegram holds back holds no other one up.
 */
const PATIENCE_MILLISECONDS = 250;
const LONGEST_PAUSE_SECONDS = 30;
/** A server that does not hold requests open is not asked more often than this. */
const SHORTEST_ROUND_MILLISECONDS = 500;
/** A process that is just ending polls for so long at most. */
const CONFLICT_SECONDS = 60;
const CONFLICT_SENTENCE =
  'Another process takes the updates of the bot of TELEGRAM_BOT_TOKEN, by polling or through a webhook; stop it, or set TELEGRAM_WEBHOOK_URL in all of them.';
const TRIES_TO_CONFIRM = 3;

/** Polls with grammY's runner. */
export function createPolling(parts: PollingParts): Polling {
  const { timer, now } = parts;
  const underWay = new Set<Promise<void>>();
  /** The updates that came last. */
  let latest: readonly Promise<void>[] = [];
  let offset = 0;
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
    const work: Promise<void> = parts.handle(update).finally(() => underWay.delete(work));
    underWay.add(work);
    latest = [...latest, work];
    return work;
  }

  async function supply(room: number, signal: Stopping): Promise<Update[]> {
    await waitFor(Promise.all(latest), PATIENCE_MILLISECONDS, timer);
    latest = [];
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
    const limit = Math.max(1, Math.min(room, MOST_IN_BATCH));
    const fetched = await parts.fetch(offset, limit, parts.seconds, signal);
    const updates = (Array.isArray(fetched) ? fetched : []).filter(isUpdate);
    offset = Math.max(offset, ...updates.map(({ update_id }) => update_id + 1));
    const took = now().getTime() - began;
    if (updates.length === 0 && took < SHORTEST_ROUND_MILLISECONDS) {
      await wait(SHORTEST_ROUND_MILLISECONDS - took, timer, signal);
    }
    return updates;
  }

  async function confirm(): Promise<void> {
    for (let left = TRIES_TO_CONFIRM; left > 0; left -= 1) {
      try {
        await parts.fetch(offset, 1, 0);
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
      await runner.stop()?.catch(() => {});
      while (underWay.size > 0) await Promise.all(underWay);
      if (offset > 0 && !isOver) await confirm();
    },
  };
}

/** Whether it is an update as far as that matters here: what it holds is looked at one by one. */
function isUpdate(value: unknown): value is Update {
  return Number.isSafeInteger((value as Partial<Update> | null)?.update_id);
}
