import type { Update } from 'grammy/types';
import type { EventClaims } from '../../sending/event-claims.ts';
import type { Stopping } from '../../util/timer.ts';

/** An update that polling has taken and Telegram still keeps, at least at first. */
export interface PendingUpdate {
  /** Telegram need not keep it for the next process: this one has claimed it, or leaves it out. */
  settle(): void;
  /** Whether Telegram may have forgotten it, so that no other process can answer it. */
  isConfirmed(): boolean;
}

/** What update claims depend on. */
export interface UpdateClaimsOptions {
  /** The claims that all processes share. */
  readonly claims: EventClaims;
  /** Id of the bot; update ids are unique for a bot only. */
  botId(): number;
  /** Raised when this process stops. */
  readonly signal: Stopping;
  now(): Date;
  /** Takes the error of a claim that could not be made. */
  onFailure(error: unknown): void;
  /** Called after a claim that the store has taken. */
  onSuccess?(): void;
}

/**
 * Decides which polled updates this process answers, so that each is answered at most once: an update that several processes
 * receive, and one that Telegram sends again because the process that answered it died before it confirmed it.
 */
export class UpdateClaims {
  readonly #options: UpdateClaimsOptions;
  readonly #pending = new WeakMap<Update, PendingUpdate>();
  /** Updates that the next process is to answer. */
  readonly #deferred = new WeakSet<Update>();

  constructor(options: UpdateClaimsOptions) {
    this.#options = options;
  }

  /**
   * Whether no process has claimed the update before; this one claims it.
   * @throws what the store throws; the failure is reported by then
   */
  async #isFirst(update: Update): Promise<boolean> {
    const { claims, botId, now, onFailure, onSuccess } = this.#options;
    const claim = (event: string | number) => claims.isFirst('telegram', `${botId()}:${event}`, now());
    const query = update.guest_message?.guest_query_id;
    try {
      const isFirst = await claim(update.update_id);
      onSuccess?.();
      // A query takes one answer, in however many updates it comes.
      return isFirst && (query === undefined || (await claim(`guest ${query}`)));
    } catch (error) {
      onFailure(error);
      throw error;
    }
  }

  /** Handles an update that was polled, and settles it then unless the next process is to answer it. */
  async handlePolled(
    update: Update,
    pending: PendingUpdate,
    handle: (update: Update) => Promise<void>,
  ): Promise<void> {
    this.#pending.set(update, pending);
    await handle(update);
    if (!this.#deferred.has(update)) pending.settle();
  }

  /**
   * Whether this process answers a polled update whose turn has come. While it stops, it leaves the updates that it has
   * not claimed to the next process, as long as Telegram still keeps them.
   */
  async claimPolled(update: Update): Promise<boolean> {
    const pending = this.#pending.get(update);
    if (this.#options.signal.aborted && pending?.isConfirmed() === false) return this.#defer(update);
    try {
      const isFirst = await this.#isFirst(update);
      pending?.settle();
      return isFirst;
    } catch {
      if (this.#options.signal.aborted) return this.#defer(update);
      // Only one process polls, so the update is answered even if the store cannot note that.
      pending?.settle();
      return true;
    }
  }

  #defer(update: Update): false {
    this.#deferred.add(update);
    return false;
  }
}
