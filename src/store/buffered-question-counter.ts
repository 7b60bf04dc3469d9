import {
  type Asker,
  type CountedAnswer,
  isQuestion,
  type QuestionCounter,
} from '../command/question-counter.ts';
import { unknownWords } from '../command/unknown-words.ts';
import { LastingFailure } from '../util/lasting-failure.ts';
import { describeError, type Log } from '../util/log.ts';
import type { Timer } from '../util/timer.ts';
import type { CountedQuestions, DatabaseQuestionCounts } from './question-counts.ts';
import type { GapCount, OutcomeCount } from './schema.ts';
import type { UnknownWord } from './unknown-words.ts';

/** A process that is killed loses the counts of this time at most. */
const FLUSH_MILLISECONDS = 5_000;
/** Words that wait for the database at most: while it is away, further ones are left out. */
const MOST_WORDS = 1_000;

interface BufferedQuestionCounterOptions {
  readonly counts: Pick<DatabaseQuestionCounts, 'add'>;
  readonly timer: Timer;
  readonly log: Log;
  now(): Date;
}

/**
 * Counts questions in memory and adds them to the database every few seconds, so that no answer waits for that. What
 * could not be added is kept for the next time. If the connection is lost while a transaction commits, its outcome is
 * unknown, and its counts may be added twice. We accept this: a few counts too many matter less than a row per flush.
 */
export class BufferedQuestionCounter implements QuestionCounter {
  readonly #options: BufferedQuestionCounterOptions;
  #outcomes = new Counts<OutcomeCount>();
  #gaps = new Counts<GapCount>();
  /** By word and reader. */
  #words = new Map<string, UnknownWord>();
  #cancelTimer: (() => void) | undefined;
  #isStopped = false;
  #flushing: Promise<void> = Promise.resolve();
  readonly #lasting: LastingFailure;
  /** Why the last flush failed. */
  #failure: { readonly error: unknown } | undefined;

  constructor(options: BufferedQuestionCounterOptions) {
    this.#options = options;
    this.#lasting = new LastingFailure({
      ...{ log: options.log, event: 'question-counts-failed', doing: 'storing the counts of questions' },
      now: () => options.now(),
    });
  }

  count(answer: CountedAnswer, { platform, user }: Asker): void {
    if (!isQuestion(answer)) return;
    const { outcome, asked: language } = answer;
    const day = this.#options.now().toISOString().slice(0, 10);
    this.#outcomes.add({ day, outcome, language, count: 1 });
    for (const gap of gapsMet(answer)) this.#gaps.add({ day, gap, count: 1 });
    for (const word of unknownWords(answer)) this.#addWord({ word, day, platform, user });
    this.#flushLater();
  }

  /** Forgets the words of a reader that are not stored yet. Resolves when those that were begun to be stored are. */
  forget(platform: string, user: string): Promise<void> {
    for (const [key, word] of this.#words) {
      if (word.platform === platform && word.user === user) this.#words.delete(key);
    }
    return this.#flushing;
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
    this.#options.log.warn(
      { event: 'question-counts-lost', ...describeError(this.#failure.error) },
      'the last counts of questions could not be stored, and are lost',
    );
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
      this.#lasting.end();
    } catch (error) {
      this.#putBack(counted);
      // They stay in memory and are stored later. When stopping, `stop` knows the end.
      if (!this.#isStopped) this.#lasting.take(error);
      this.#failure = { error };
      this.#flushLater();
    }
  }

  #take(): CountedQuestions {
    const counted = {
      outcomes: this.#outcomes.all(),
      gaps: this.#gaps.all(),
      words: [...this.#words.values()],
    };
    this.#outcomes = new Counts();
    this.#gaps = new Counts();
    this.#words = new Map();
    return counted;
  }

  #putBack({ outcomes, gaps, words }: CountedQuestions): void {
    for (const counted of outcomes) this.#outcomes.add(counted);
    for (const counted of gaps) this.#gaps.add(counted);
    for (const unknown of words) this.#addWord(unknown);
  }

  #addWord(unknown: UnknownWord): void {
    const { word, platform, user } = unknown;
    if (this.#words.size < MOST_WORDS) this.#words.set(JSON.stringify([word, platform, user]), unknown);
  }
}

/** Ids of the gaps that a question has met: one, or one of each of its parts. */
function gapsMet({ missing, form }: Pick<CountedAnswer, 'missing' | 'form'>): readonly string[] {
  if (form.kind === 'parts') return [...new Set(form.parts.flatMap(gapsMet))];
  return missing?.kind === 'gap' ? [missing.gap.id] : [];
}

/** Counts by all other properties. */
class Counts<Counted extends { readonly count: number }> {
  readonly #counts = new Map<string, Counted>();

  add(counted: Counted): void {
    const key = JSON.stringify({ ...counted, count: 0 });
    const count = (this.#counts.get(key)?.count ?? 0) + counted.count;
    this.#counts.set(key, { ...counted, count });
  }

  all(): readonly Counted[] {
    return [...this.#counts.values()];
  }
}
