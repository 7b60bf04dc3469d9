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
 * could not be added is kept for the next time.
 */
export class BufferedQuestionCounter implements QuestionCounter {
  readonly #options: BufferedQuestionCounterOptions;
  /** Days, each with its counts by outcome. */
  #outcomes = new Map<string, Map<string, number>>();
  #gaps = new Map<string, number>();
  #cancelTimer: (() => void) | undefined;
  #isStopped = false;
  #flushing: Promise<void> = Promise.resolve();
  #hasFailed = false;

  constructor(options: BufferedQuestionCounterOptions) {
    this.#options = options;
  }

  count({ outcome, missing }: CountedAnswer): void {
    if (missing && NO_QUESTION.has(missing.kind)) return;
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
  stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelTimer?.();
    this.#flush();
    return this.#flushing;
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
      this.#hasFailed = false;
    } catch (error) {
      this.#putBack(counted);
      this.#warn(error);
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

  /** One line while the database does not answer, not one every few seconds; and one when the program ends. */
  #warn(error: unknown): void {
    if (this.#hasFailed && !this.#isStopped) return;
    this.#hasFailed = true;
    this.#options.log.warn(
      { event: 'question-counts-failed', ...describeError(error) },
      this.#isStopped
        ? 'the last counts of questions could not be stored, and are lost'
        : 'the counts of questions could not be stored; they stay in memory and are stored later',
    );
  }
}

function increase(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
