import { LRUCache } from 'lru-cache';
import type { Log } from '../util/log.ts';
import { doubling } from '../util/retry.ts';
import type { Timer } from '../util/timer.ts';
import type { InTurn } from './pace.ts';

/** What a failed call says about the platform. */
export type Trouble =
  /**
   * - `unauthorized`: it does not accept the token
   * - `failing`: it answers that it fails, breaks the connection off, or does not answer
   * - `unreachable`: there is no connection to it
   */
  | { readonly kind: 'unauthorized' | 'failing' | 'unreachable' }
  /** It wants fewer calls: to one chat, or `everywhere` if it says so. */
  | { readonly kind: 'limited'; readonly seconds: number; readonly everywhere?: boolean };

type Outage = Exclude<Trouble['kind'], 'limited'>;

/** The platform, the clock, and who hears of an outage. */
export interface BreakerOptions {
  /** As in the log: `discord`. */
  readonly platform: string;
  /** As in sentences: `Discord`. */
  readonly name: string;
  /** The variable that holds the token. */
  readonly tokenVariable: string;
  /** Makes a call that changes nothing, to see whether the platform works. Rejects as other calls do. */
  probe(signal: AbortSignal): Promise<unknown>;
  /** What a failed call says: `answered` if the platform works all the same, undefined if that stays open. */
  troubleOf(error: unknown): Trouble | 'answered' | undefined;
  /**
   * Milliseconds without a success after which the platform is probed before anything is sent. For platforms that do not tell
   * whether a message has arrived. Default: it is never probed without a failure.
   */
  readonly provenFor?: number;
  readonly log: Log;
  readonly timer: Timer;
  now(): Date;
  /** Aborted when the platform stops. */
  readonly signal: AbortSignal;
}

/** Calls to so many chats that fail one after the other are an outage, even if the probe succeeds. */
const SEVERAL = 3;
/** Milliseconds between two probes. */
const probePause = doubling(1_000, 60_000);
/** Milliseconds between two attempts to send, while the probe succeeds and sending fails. */
const sendPause = doubling(10_000, 5 * 60_000);
/** If nothing was sent for so many milliseconds after an outage of sending, nobody knows of one any more. */
const FORGOTTEN_AFTER = 10 * 60_000;
/** Seconds for which all chats rest at most, because several of them were to wait for longer. */
const LONGEST_COMMON_REST = 60;
/**
 * Messages under way at once where nothing tells what became of one: so many are of unknown outcome when an outage begins. It keeps
 * up 30 a second where a call takes a third of one.
 */
const MOST_AT_RISK = 10;
/** Chats whose rests are remembered. */
const MOST_RESTING = 10_000;

/**
 * Holds back what is sent to a platform while the platform is lost, so that it stays pending.
 *
 * After a failed call the platform is probed. If the probe fails too, or calls to several chats have failed in a row, nothing is sent,
 * and the platform is probed at growing intervals. When the probe succeeds, one call is made at a time until one has succeeded. A chat
 * that is to rest (429) rests alone, unless several in a row are to.
 */
export class Breaker {
  readonly #options: BreakerOptions;
  /** Chats to which calls have failed since the last success. */
  readonly #failing = new Set<string>();
  /** Chats that were to rest since the last success, with the seconds. */
  readonly #limited = new Map<string, number>();
  /** Chats that rest, with the instants in milliseconds. */
  readonly #resting = new LRUCache<string, { readonly from: number; readonly until: number }>({
    max: MOST_RESTING,
  });
  /** Calls that were admitted and have not ended. */
  #underWay = 0;
  /** Those of them that must not be made twice. */
  #atRisk = 0;
  /** What such calls wait for while there are as many as may be. */
  readonly #waiting: (() => void)[] = [];
  /** Counts failures: a call that began before the last one proves nothing. */
  #failures = 0;
  /** Probes that have failed in a row. */
  #failedProbes = 0;
  #isOpen = false;
  /** It is open, and the timer that ends the pause has not gone off: nothing that was found out before ends it. */
  #isPausing = false;
  /** How often calls have opened it since the last success. */
  #opened = 0;
  #probing: Promise<void> | undefined;
  #lost: { readonly since: number; readonly by: 'probe' | 'calls' } | undefined;
  /** When a call last succeeded, in milliseconds. */
  #provenAt = Number.NEGATIVE_INFINITY;
  #cancelTimer = (): void => {};

  constructor(options: BreakerOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#cancelTimer());
  }

  /** Whether the platform is known not to work. A platform that only wants fewer calls is not lost. */
  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  /** Whether a call may be made now. */
  mayBegin(): boolean {
    // Where a message of unknown outcome is never settled, one failure is enough for caution.
    const few = this.#options.provenFor === undefined ? SEVERAL : 1;
    const isTrial = this.#failing.size >= few || this.#limited.size >= SEVERAL;
    return !this.#isOpen && !(isTrial && this.#underWay > 0);
  }

  /** Probes the platform, since something else has failed there. */
  suspect(): void {
    if (!this.#isOpen) void this.#probe();
  }

  /**
   * The same pace, in which a call that may not be made is not begun, and whose calls are watched. A call that has a `begin` is
   * taken to be one that must not be made twice.
   */
  guard(inTurn: InTurn): InTurn {
    return async (chat, task, begin) => {
      const isAtRisk = begin !== undefined && this.#options.provenFor !== undefined;
      let isAdmitted = false;
      const admit = async (): Promise<boolean> => {
        isAdmitted = await this.#admit(chat, isAtRisk);
        return isAdmitted && (begin === undefined || begin());
      };
      try {
        return await inTurn(chat, () => this.#watch(chat, task), admit);
      } finally {
        if (isAdmitted) this.#end(isAtRisk);
      }
    };
  }

  async #admit(chat: string, isAtRisk: boolean): Promise<boolean> {
    if (this.#isStale()) this.suspect();
    for (;;) {
      // A probe takes a moment, and more than that only where nothing can be sent anyway.
      if (this.#probing) await this.#probing;
      else if (isAtRisk && this.#atRisk >= MOST_AT_RISK)
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      else break;
    }
    if (!this.mayBegin() || this.#isResting(chat)) {
      // Whoever waits behind it has its turn.
      this.#waiting.shift()?.();
      return false;
    }
    this.#underWay += 1;
    if (isAtRisk) this.#atRisk += 1;
    return true;
  }

  #end(isAtRisk: boolean): void {
    this.#underWay -= 1;
    if (isAtRisk) this.#atRisk -= 1;
    this.#waiting.shift()?.();
  }

  async #watch<Result>(chat: string, task: () => Promise<Result>): Promise<Result> {
    const failures = this.#failures;
    try {
      const result = await task();
      if (failures === this.#failures) this.#succeed();
      return result;
    } catch (error) {
      const trouble = this.#options.troubleOf(error);
      if (trouble === 'answered') {
        if (failures === this.#failures) this.#succeed();
      } else if (trouble?.kind === 'limited') this.#rest(chat, trouble);
      else if (trouble !== undefined) this.#fail(chat, trouble.kind);
      throw error;
    }
  }

  #fail(chat: string, kind: Outage): void {
    this.#failures += 1;
    this.#failing.add(chat);
    if (this.#isOpen) return;
    if (this.#failing.size < SEVERAL) {
      this.suspect();
      return;
    }
    this.#lose(kind, 'calls');
    this.#opened += 1;
    this.#open(sendPause(this.#opened));
  }

  #rest(chat: string, { seconds, everywhere }: Extract<Trouble, { readonly kind: 'limited' }>): void {
    const from = this.#now();
    this.#resting.set(chat, { from, until: from + seconds * 1_000 });
    this.#limited.set(chat, seconds);
    if (everywhere) this.#restAll(seconds);
    // Without a word on whom it means, the shortest of several rests may be meant for all.
    else if (this.#limited.size >= SEVERAL)
      this.#restAll(Math.min(LONGEST_COMMON_REST, ...this.#limited.values()));
  }

  #restAll(seconds: number): void {
    const { log, platform, name } = this.#options;
    this.#failures += 1;
    if (!this.#isOpen)
      log.warn(
        { event: 'platform-rests', platform, seconds },
        `${name} wants fewer messages; nothing is posted for ${seconds} s`,
      );
    this.#open(seconds * 1_000);
  }

  #isResting(chat: string): boolean {
    const rest = this.#resting.get(chat);
    const now = this.#now();
    // The clock may have been set back.
    return rest !== undefined && now >= rest.from && now < rest.until;
  }

  #isStale(): boolean {
    const { provenFor = Number.POSITIVE_INFINITY } = this.#options;
    return !this.#isOpen && Math.abs(this.#now() - this.#provenAt) > provenFor;
  }

  #probe(): Promise<void> {
    this.#probing ??= this.#ask().finally(() => {
      this.#probing = undefined;
    });
    return this.#probing;
  }

  async #ask(): Promise<void> {
    const { probe, troubleOf, signal } = this.#options;
    if (signal.aborted) return;
    try {
      await probe(signal);
    } catch (error) {
      const trouble = troubleOf(error);
      if (signal.aborted) return;
      if (trouble !== undefined && trouble !== 'answered') {
        this.#probeFailed(trouble);
        return;
      }
    }
    this.#probeSucceeded();
  }

  #probeFailed(trouble: Trouble): void {
    if (trouble.kind === 'limited') {
      this.#restAll(trouble.seconds);
      return;
    }
    this.#failures += 1;
    this.#failedProbes += 1;
    this.#lose(trouble.kind, 'probe');
    this.#open(probePause(this.#failedProbes));
  }

  #probeSucceeded(): void {
    this.#provenAt = this.#now();
    this.#failedProbes = 0;
    // The probe was under way before, and says nothing of what has begun since. Another one follows.
    if (this.#isPausing) return;
    this.#isOpen = false;
    if (this.#lost?.by === 'probe') this.#comeBack();
    if (this.#failing.size > 0) this.#schedule(() => this.#succeed(), FORGOTTEN_AFTER);
  }

  #succeed(): void {
    this.#provenAt = this.#now();
    if (this.#failing.size === 0 && this.#limited.size === 0 && !this.#isOpen) return;
    this.#failing.clear();
    this.#limited.clear();
    this.#opened = 0;
    this.#isOpen = false;
    this.#isPausing = false;
    this.#cancelTimer();
    this.#comeBack();
  }

  #open(pause: number): void {
    this.#isOpen = true;
    this.#isPausing = true;
    this.#schedule(() => {
      this.#isPausing = false;
      void this.#probe();
    }, pause);
  }

  #schedule(task: () => void, milliseconds: number): void {
    this.#cancelTimer();
    if (!this.#options.signal.aborted) this.#cancelTimer = this.#options.timer(task, milliseconds);
  }

  #lose(kind: Outage, by: 'probe' | 'calls'): void {
    if (this.#lost) return;
    const { log, platform, name, tokenVariable } = this.#options;
    const reasons: Readonly<Record<Outage, string>> = {
      unauthorized: `it does not accept ${tokenVariable}; if this lasts, set a new token and start again`,
      failing: 'it fails, or breaks connections off',
      unreachable: 'it cannot be reached; is there a network?',
    };
    this.#lost = { since: this.#now(), by };
    log.error(
      { event: 'platform-lost', platform, reason: kind },
      `${name} cannot be used: ${reasons[kind]}. What is to be posted waits until it works again`,
    );
  }

  #comeBack(): void {
    if (!this.#lost) return;
    const { log, platform, name } = this.#options;
    const seconds = Math.max(0, Math.round((this.#now() - this.#lost.since) / 1_000));
    this.#lost = undefined;
    log.info({ event: 'platform-back', platform, seconds }, `${name} works again`);
  }

  #now(): number {
    return this.#options.now().getTime();
  }
}
