import { createConcurrentSink, createRunner, createSource, type RunnerHandle } from '@grammyjs/runner';
import type { Update } from 'grammy/types';
import { createRecentIds } from '../../sending/recent-ids.ts';
import { doubling, retry } from '../../util/retry.ts';
import { steadyClock } from '../../util/steady-clock.ts';
import { type Stopping, type Timer, wait, waitAtMost } from '../../util/timer.ts';
import { failureOf } from './errors.ts';
import type { PendingUpdate } from './update-claims.ts';

/** What polling depends on. */
export interface PollingOptions {
  /**
   * Asks Telegram for updates from `offset` on, which confirms all before it. Telegram holds the request open for at
   * most `seconds` until there is an update.
   */
  fetch(offset: number, limit: number, seconds: number, signal?: Stopping): Promise<readonly Update[]>;
  /** Answers an update, and settles it or leaves it to the next process; never rejects. */
  handle(update: Update, pending: PendingUpdate): Promise<void>;
  /** How long Telegram may hold a request open. */
  readonly seconds: number;
  readonly timer: Timer;
  now(): Date;
  /** Takes an error after which polling is tried again in so many seconds. */
  onTrouble(error: unknown, pauseSeconds: number): void;
  /** Polling has ended for good; the sentence says why. */
  onEnd(sentence: string): void;
}

/** Updates that are answered at the same time; at 30 a second, all are answered in the time that stopping has. */
const CONCURRENCY = 250;
const BATCH = 100;
/**
 * Updates are confirmed when they are settled; but not later than this, so that one chat that has to wait holds up no
 * other. While updates wait for their turn, Telegram returns them at once with every poll; so polls are at least this far
 * apart.
 */
const CONFIRM_MILLISECONDS = 250;
/** Telegram returns nothing beyond a batch whose first update is not confirmed; other chats wait no longer than this. */
const LONGEST_HOLD_MILLISECONDS = 5_000;
/** Fewer failures in a row are no outage. */
const FEW_FAILURES = 3;
/** Seconds between attempts. */
const PAUSES = doubling(1, 30);
/** A server that does not hold requests open is polled no more often than this. */
const SHORTEST_ROUND_MILLISECONDS = 500;
/** A process that is just stopping polls for no longer than this. */
const CONFLICT_MILLISECONDS = 60_000;
const CONFLICT_SENTENCE =
  'Another process takes the updates of the bot of TELEGRAM_BOT_TOKEN, by polling or through a webhook; stop it, or set TELEGRAM_WEBHOOK_URL in all of them.';
const CONFIRM_ATTEMPTS = 3;

/** Takes updates from Telegram, with grammY's runner, and confirms each only when the bot no longer needs it. */
export class Polling {
  readonly #options: PollingOptions;
  readonly #runner: RunnerHandle;
  readonly #isNew = createRecentIds();
  readonly #passed: () => number;
  #state: 'idle' | 'polling' | 'ended' = 'idle';
  /** Updates that are being handled. */
  readonly #underWay = new Set<Promise<void>>();
  /** Ids of updates that are not settled and so not confirmed, each with what resolves when that is over. */
  readonly #unsettled = new Map<number, PromiseWithResolvers<void>>();
  /** One more than the highest id that came. */
  #end = 0;
  /** All ids before this are confirmed, as far as that reached Telegram. */
  #offset = 0;
  /** Set while a full batch waits for the end of the hold; cancels that. */
  #cancelHold: (() => void) | undefined;
  /** How many polls have failed, one after the other. */
  #failures = 0;
  /** When the first and the last of the conflicts that follow each other came, by the steady clock. */
  #conflict: { readonly since: number; readonly last: number } | undefined;

  constructor(options: PollingOptions) {
    this.#options = options;
    this.#passed = steadyClock(() => options.now());
    this.#runner = createRunner(
      createSource({ supply: (room, signal) => this.#supply(room, signal) }),
      createConcurrentSink({ consume: (update: Update) => this.#handle(update) }, async () => {}, {
        concurrency: CONCURRENCY,
      }),
    );
  }

  start(): void {
    this.#state = 'polling';
    this.#runner.start();
    // `onEnd` gets the reason.
    this.#runner.task()?.catch(() => {});
  }

  /** Whether polls succeed, but for a few that failed just now. */
  get isConnected(): boolean {
    return this.#state === 'polling' && this.#failures < FEW_FAILURES;
  }

  /** Takes no more updates; resolves when those that were taken are answered and confirmed. */
  async stop(): Promise<void> {
    if (this.#state === 'idle') return;
    this.#holdBack(false);
    await this.#runner.stop()?.catch(() => {});
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    if (this.#end > 0 && this.#state === 'polling') await this.#confirm();
  }

  #handle(update: Update): Promise<void> {
    const id = update.update_id;
    const settling = this.#unsettled.get(id);
    const pending: PendingUpdate = {
      settle: () => {
        this.#unsettled.delete(id);
        settling?.resolve();
      },
      isConfirmed: () => id < this.#offset,
    };
    const work: Promise<void> = this.#options.handle(update, pending).finally(() => {
      this.#underWay.delete(work);
      settling?.resolve();
    });
    this.#underWay.add(work);
    return work;
  }

  /** The next updates, at most as many as there is room for. */
  async #supply(room: number, signal: Stopping): Promise<Update[]> {
    const { timer } = this.#options;
    const settled = [...this.#unsettled.values()].map(({ promise }) => promise);
    await waitAtMost(Promise.all(settled), CONFIRM_MILLISECONDS, timer);
    if (signal.aborted) return [];
    return retry(() => this.#poll(room, signal), {
      timer,
      signal,
      pause: (error, attempt) => this.#pauseAfter(error, attempt),
    });
  }

  /** Milliseconds to wait after a failed poll; undefined where polling has ended. */
  #pauseAfter(error: unknown, attempt: number): number | undefined {
    if (this.#isLasting(error)) {
      this.#state = 'ended';
      this.#options.onEnd(CONFLICT_SENTENCE);
      return undefined;
    }
    this.#failures = attempt;
    const seconds = PAUSES(attempt);
    this.#options.onTrouble(error, seconds);
    return seconds * 1_000;
  }

  /** Whether the error is a conflict with another process that has lasted too long. */
  #isLasting(error: unknown): boolean {
    if (failureOf(error) !== 'conflict') return false;
    const at = this.#passed();
    const goesOn = this.#conflict !== undefined && at - this.#conflict.last < CONFLICT_MILLISECONDS;
    this.#conflict = { since: goesOn && this.#conflict ? this.#conflict.since : at, last: at };
    return at - this.#conflict.since >= CONFLICT_MILLISECONDS;
  }

  async #poll(room: number, signal: Stopping): Promise<Update[]> {
    const { fetch, seconds, timer } = this.#options;
    // No clock tells how long a poll took: it may be set meanwhile.
    const round = wait(SHORTEST_ROUND_MILLISECONDS, timer, signal);
    const most = Math.max(1, Math.min(room, BATCH));
    // Updates that wait come again, and new ones only after them.
    const limit = this.#unsettled.size > 0 ? BATCH : most;
    this.#offset = this.#confirmable();
    const fetched = await fetch(this.#offset, limit, seconds, signal);
    this.#failures = 0;
    const updates = (Array.isArray(fetched) ? fetched : []).filter(isUpdate);
    const taken = this.#take(updates, most);
    this.#holdBack(updates.length >= BATCH && this.#unsettled.size > 0 && !signal.aborted);
    if (updates.length === 0) await round;
    return taken;
  }

  /** All ids before this may be confirmed. */
  #confirmable(): number {
    return Math.max(this.#offset, Math.min(this.#end, ...this.#unsettled.keys()));
  }

  /** The first of the updates that have not come before. */
  #take(updates: readonly Update[], most: number): Update[] {
    const taken: Update[] = [];
    for (const update of updates) {
      if (taken.length >= most) break;
      const id = update.update_id;
      this.#end = Math.max(this.#end, id + 1);
      if (!this.#isNew(String(id))) continue;
      this.#unsettled.set(id, Promise.withResolvers());
      taken.push(update);
    }
    return taken;
  }

  /**
   * While a full batch of unsettled updates keeps Telegram from returning others: confirms them after a time. From then
   * on only this process has them.
   */
  #holdBack(isFull: boolean): void {
    if (isFull && this.#cancelHold) return;
    this.#cancelHold?.();
    this.#cancelHold = isFull
      ? this.#options.timer(() => this.#endHold(), LONGEST_HOLD_MILLISECONDS)
      : undefined;
  }

  #endHold(): void {
    this.#cancelHold = undefined;
    this.#offset = this.#end;
    this.#unsettled.clear();
  }

  /** Tells Telegram which updates it may forget; after a few failed attempts it is left to the next process. */
  async #confirm(): Promise<void> {
    const { fetch, timer, onTrouble } = this.#options;
    const pause = (error: unknown, attempt: number) => {
      const isLast = attempt >= CONFIRM_ATTEMPTS;
      onTrouble(error, isLast ? 0 : 1);
      return isLast ? undefined : 1_000;
    };
    await retry(() => fetch(this.#confirmable(), 1, 0), { timer, pause }).catch(() => {});
  }
}

/** Whether a value is an update as far as polling needs to know. */
function isUpdate(value: unknown): value is Update {
  return Number.isSafeInteger((value as Partial<Update> | null)?.update_id);
}
