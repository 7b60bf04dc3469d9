import { AsyncLocalStorage } from 'node:async_hooks';
import type { Update } from 'grammy/types';
import { LRUCache } from 'lru-cache';
import type { EventClaims, HeldEvent, Holding } from '../../sending/event-claims.ts';
import { retry } from '../../util/retry.ts';
import { type Stopping, type Timer, wait, waitAtMost } from '../../util/timer.ts';
import { HeldBack } from './held-back.ts';

/** What held updates depend on. */
export interface HeldUpdatesOptions {
  readonly claims: EventClaims;
  /** Id of the bot; update ids are unique for a bot only. */
  botId(): number;
  /** An id that is nobody else's. */
  newId(): string;
  /** Answers an update; never rejects. */
  handle(update: Update): Promise<void>;
  /** Raised when this process stops. */
  readonly signal: Stopping;
  readonly timer: Timer;
  now(): Date;
  /** Takes the error of a claim that could not be held or settled. */
  onFailure(error: unknown): void;
  /** Called when the store has answered. */
  onSuccess(): void;
}

/**
 * What became of an update: `taken` is or will be answered by this process, `known` by another or before. `open`: nobody is
 * sure to answer it, so that Telegram has to send it again.
 */
export type Taken = 'taken' | 'known' | 'open';

/** Milliseconds between attempts to hold or to settle an update, and how many of them there are: about a minute. */
const PAUSE_MILLISECONDS = 2_000;
const MOST_ATTEMPTS = 30;
const MOST_REMEMBERED = 10_000;

/** An update that is being answered. */
interface Run {
  readonly held: readonly HeldEvent[];
  state: 'held' | 'settled' | 'held-back';
  settling?: Promise<void>;
  readonly done: Promise<Taken>;
}

/**
 * The updates that a webhook gets. Each is held while it is read and its answer is composed, and claimed for good right before
 * the first call that changes something: where the store is slow or the process dies before that, the question is not lost.
 * An update that comes again meanwhile joins the one that is being answered.
 */
export class HeldUpdates {
  readonly #options: HeldUpdatesOptions;
  readonly #runs = new Map<number, Run>();
  readonly #current = new AsyncLocalStorage<Run>();
  /** Holders of updates that were held back: nobody else knows that nothing was sent under their name. */
  readonly #heldBack = new LRUCache<number, string>({ max: MOST_REMEMBERED });

  constructor(options: HeldUpdatesOptions) {
    this.#options = options;
  }

  /** Answers an update, or joins its answering. Resolves when that is done, or after so many milliseconds. */
  async take(update: Update, patience: number): Promise<Taken> {
    const run = this.#runs.get(update.update_id) ?? this.#begin(update);
    let taken: Taken | undefined;
    const done = run.done.then((outcome) => {
      taken = outcome;
    });
    await waitAtMost(done, patience, this.#options.timer);
    return taken ?? (run.state === 'settled' ? 'taken' : 'open');
  }

  /**
   * Makes sure that this process answers the update which is being handled, if it is one of a webhook. To be called before each
   * change.
   * @throws HeldBack where that is not known; then nothing may be changed
   */
  settle(): Promise<void> {
    const run = this.#current.getStore();
    if (run === undefined) return Promise.resolve();
    run.settling ??= this.#settle(run);
    return run.settling;
  }

  /** Resolves when no update is being answered. */
  async end(): Promise<void> {
    while (this.#runs.size > 0) await Promise.all(this.#runs.values().map(({ done }) => done));
  }

  #begin(update: Update): Run {
    const { update_id: id, guest_message: guest } = update;
    const { botId, newId } = this.#options;
    const holder = this.#heldBack.get(id) ?? newId();
    // A guest query takes one answer, in however many updates it comes.
    const events = [id, ...(guest?.guest_query_id === undefined ? [] : [`guest ${guest.guest_query_id}`])];
    const held = events.map((event) => ({ platform: 'telegram', event: `${botId()}:${event}`, holder }));
    const started = Promise.withResolvers<void>();
    const run: Run = {
      held,
      state: 'held',
      done: started.promise
        .then(() => this.#answer(update, run))
        .finally(() => {
          this.#runs.delete(id);
          if (run.state === 'settled') this.#heldBack.delete(id);
          else this.#heldBack.set(id, holder);
        }),
    };
    this.#runs.set(id, run);
    started.resolve();
    return run;
  }

  async #answer(update: Update, run: Run): Promise<Taken> {
    for (const event of run.held) {
      const holding = await this.#hold(event).catch(() => 'busy' as const);
      if (holding === 'settled') return 'known';
      if (holding === 'busy') return 'open';
    }
    await this.#current.run(run, () => this.#options.handle(update));
    // Nothing was to be changed. It need not come again; if it does, it is read again.
    if (run.state === 'held') await this.#settleOnce(run).catch(() => undefined);
    return run.state === 'held-back' ? 'open' : 'taken';
  }

  /** Holds an event; waits for a process that has it, and for the store. */
  async #hold(event: HeldEvent): Promise<Holding> {
    const { claims, now, signal, timer } = this.#options;
    for (let attempt = 1; ; attempt++) {
      const holding = await this.#persist(() => claims.hold(event, now()));
      if (holding !== 'busy' || attempt >= MOST_ATTEMPTS || signal.aborted) return holding;
      await wait(PAUSE_MILLISECONDS, timer, signal);
    }
  }

  async #settle(run: Run): Promise<void> {
    try {
      const isOurs = await this.#persist(() => this.#settleOnce(run));
      if (isOurs) return;
    } catch (error) {
      run.state = 'held-back';
      throw new HeldBack('the store does not tell who answers this update', { cause: error });
    }
    run.state = 'held-back';
    throw new HeldBack('another process answers this update');
  }

  async #settleOnce(run: Run): Promise<boolean> {
    for (const event of run.held) if (!(await this.#options.claims.settle(event))) return false;
    run.state = 'settled';
    return true;
  }

  async #persist<Result>(task: () => Promise<Result>): Promise<Result> {
    const { timer, signal, onFailure, onSuccess } = this.#options;
    const result = await retry(task, {
      timer,
      signal,
      pause: (error, attempt) => {
        // The attempts that follow are for the same.
        if (attempt === 1) onFailure(error);
        return attempt < MOST_ATTEMPTS ? PAUSE_MILLISECONDS : undefined;
      },
    });
    onSuccess();
    return result;
  }
}
