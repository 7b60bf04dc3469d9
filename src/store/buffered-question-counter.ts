import type { CountedAnswer, QuestionCounter } from '../command/question-counter.ts';
import { describeError, type Log } from '../util/log.ts';
import type { Timer } from '../util/timer.ts';
import type { CountedQuestions, DatabaseQuestionCounts } from './question-counts.ts';

/** A process that is killed loses the counts of this time at most. */
const FLUSH_MILLISECONDS = 5_000;

/** Kinds of refusal of what is no question, such as a greeting. */
const NO_QUESTION: ReadonlySet<string> = new Set(['empty', 'too-long', 'not-a-question']);

interface BufferedQuestionCounterOptions {
  readonly counts: Pick<DatabaseQuestionCounts, 'add'>;
  readonly timer: Timer;
  readonly log: Pick<Log, 'warn'>;
  now(): Date;
}

/**
 * Counts questions in memory and adds them to the database every few seconds, so that no answer waits for that. What
 * could not be added is kept for the next time. If the connection is lost while a transaction commits, its outcome is
 * unknown, and its counts may be added twice. We accept this: a few counts too many matter less than a row per flush.
 */
export class BufferedQuestionCounter implements QuestionCounter {
  readonly #options: BufferedQuestionCounterOptions;
  /** Days, each with its counts by outcome. */
  #outcomes = new Map<string, Map<string, number>>();
  #gaps = new Map<string, number>();
  #cancelTimer: (() => void) | undefined;
  #isStopped = false;
  #flushing: Promise<void> = Promise.resolve();
  /** Why the last flush failed. */
  #failure: { readonly error: unknown } | undefined;

  constructor(options: BufferedQuestionCounterOptions) {
    this.#options = options;
  }

  count({ outcome, missing, form }: CountedAnswer): void {
    if (form.kind === 'talk' || (missing && NO_QUESTION.has(missing.kind))) return;
    const day = this.#options.now().toISOString().slice(0, 10);
    this.#addOutcome(day, outcome, 1);
    if (missing?.kind === 'gap') increase(this.#gaps, missing.gap.id, 1);
    this.#flushLater();
  }

  /** Resolves when the database has answered what was begun. */
  idle(): Promise<void> {
    return this.#flushing;
  }

  /** Adds what is left to the database. What is counted later stays in memory. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelTimer?.();
    this.#flush();
    await this.#flushing;
    if (this.#failure === undefined) return;
    this.#warn(this.#failure.error, 'the last counts of questions could not be stored, and are lost');
  }

  #flushLater(): void {
    if (this.#isStopped) return;
    this.#cancelTimer ??= this.#options.timer(() => {
      this.#cancelTimer = undefined;
      this.#flush();
    }, FLUSH_MILLISECONDS);
  }

  /** One flush at a time. */
  #flush(): void {
    this.#flushing = this.#flushing.then(() => this.#addAll());
  }

  async #addAll(): Promise<void> {
    const counted = this.#take();
    if (counted.outcomes.length === 0) return;
    try {
      await this.#options.counts.add(counted);
      this.#failure = undefined;
    } catch (error) {
      this.#putBack(counted);
      // One line while the database does not answer, not one every few seconds. When stopping, `stop` knows the end.
      if (this.#failure === undefined && !this.#isStopped)
        this.#warn(
          error,
          'the counts of questions could not be stored; they stay in memory and are stored later',
        );
      this.#failure = { error };
      this.#flushLater();
    }
  }

  #take(): CountedQuestions {
    const outcomes = [...this.#outcomes].flatMap(([day, counts]) =>
      [...counts].map(([outcome, count]) => ({ day, outcome, count })),
    );
    const gaps = [...this.#gaps].map(([gap, count]) => ({ gap, count }));
    this.#outcomes = new Map();
    this.#gaps = new Map();
    return { outcomes, gaps };
  }

  #putBack({ outcomes, gaps }: CountedQuestions): void {
    for (const { day, outcome, count } of outcomes) this.#addOutcome(day, outcome, count);
    for (const { gap, count } of gaps) increase(this.#gaps, gap, count);
  }

  #addOutcome(day: string, outcome: string, count: number): void {
    const counts = this.#outcomes.get(day) ?? new Map<string, number>();
    increase(counts, outcome, count);
    this.#outcomes.set(day, counts);
  }

  #warn(error: unknown, message: string): void {
    this.#options.log.warn({ event: 'question-counts-failed', ...describeError(error) }, message);
  }
}

function increase(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
