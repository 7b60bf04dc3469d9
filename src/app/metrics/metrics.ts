import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Done } from '../../desk/corrections/tally.ts';
import type { FeedState } from '../../desk/intake/feed-list.ts';
import type { DeliveryKind } from '../../digest/ledger.ts';
import { startOf } from '../../knowledge/fact-histories.ts';
import type { Knowledge } from '../../knowledge/model.ts';
import { textLanguages } from '../../text/index.ts';
import type { AttemptOutcome } from '../../webhooks/webhook-sender.ts';
import type { PartState } from '../readiness.ts';

/** What is measured whenever the metrics are asked for. */
export interface MetricsOptions {
  knowledge(): Knowledge;
  /** Which parts of the program work. */
  readiness(): Promise<readonly PartState[]>;
  now(): Date;
}

/** Where questions come from. Others are counted together, so that no label grows with what comes in. */
const PLATFORMS = ['discord', 'telegram', 'web', 'api', 'mcp', 'terminal'] as const;
const OTHER = 'other';

/** Seconds. An answer takes a few milliseconds; what is slower waits for the store or for a reader's language. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/**
 * What an operator watches, for Prometheus, in a registry of its own. Nothing of a reader is in it: labels are platforms,
 * languages and outcomes, each of a list that is known before.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly #options: MetricsOptions;
  readonly #questions = this.#counter('questions_total', 'Questions that were answered, by outcome.', [
    'outcome',
    'platform',
    'language',
  ]);
  readonly #replies = new Histogram({
    name: 'sanad_reply_duration_seconds',
    help: 'Seconds from what came in to its reply, without sending it.',
    labelNames: ['platform'],
    buckets: BUCKETS,
    registers: [this.registry],
  });
  readonly #limited = this.#counter('rate_limited_total', 'Calls beyond a rate limit.', ['platform']);
  readonly #due = this.#counter('digests_due_total', 'Digests that were due.', []);
  readonly #ended = this.#counter(
    'deliveries_ended_total',
    'Digests, answers, notices, reports and corrections, by how they ended.',
    ['kind', 'outcome'],
  );
  readonly #messages = this.#counter(
    'messages_total',
    'Messages of deliveries: sent, refused, or of unknown outcome.',
    ['outcome'],
  );
  readonly #corrections = this.#counter('corrections_total', 'Corrections of what was posted or answered.', [
    'platform',
    'outcome',
  ]);
  readonly #feeds = this.#counter('feed_checks_total', 'Checks of the feeds that the desk follows.', [
    'outcome',
  ]);
  readonly #webhooks = this.#counter(
    'webhook_attempts_total',
    'Attempts to send a change of a fact to an address.',
    ['outcome'],
  );

  constructor(options: MetricsOptions) {
    this.#options = options;
    collectDefaultMetrics({ register: this.registry });
    const { knowledge } = options;
    this.#gauge('knowledge_facts', 'Facts in use.', () => knowledge().facts.length);
    this.#gauge('knowledge_sources', 'Sources in use.', () => knowledge().sources.length);
    this.#gauge('knowledge_age_seconds', 'Seconds since the day of the newest fact began.', () =>
      this.#age(),
    );
    const ready = new Gauge({
      name: 'sanad_ready',
      help: 'Whether a part of the program works: 1 or 0.',
      labelNames: ['part'],
      registers: [this.registry],
      collect: async () => {
        for (const { name, isReady } of await options.readiness()) ready.set({ part: name }, isReady ? 1 : 0);
      },
    });
  }

  /** A question was answered. */
  asked(outcome: string, platform: string, language: string): void {
    const { asked } = this.#options.knowledge().situation;
    const isKnown = textLanguages.includes(language) || asked.includes(language);
    this.#questions.inc({ outcome, platform: platformOf(platform), language: isKnown ? language : OTHER });
  }

  /** Something came in. @returns what is called when there is a reply to it */
  replying(platform: string): () => void {
    const end = this.#replies.startTimer({ platform: platformOf(platform) });
    return () => void end();
  }

  /** A call was beyond a limit. */
  limited(platform: string): void {
    this.#limited.inc({ platform: platformOf(platform) });
  }

  /** Digests are due. */
  due(digests: number): void {
    this.#due.inc(digests);
  }

  /** A delivery has ended. */
  ended(kind: DeliveryKind, outcome: string): void {
    this.#ended.inc({ kind, outcome });
  }

  /** The outcome of a message is known, or never will be. */
  message(outcome: string): void {
    this.#messages.inc({ outcome });
  }

  /** A correction was made. */
  readonly corrected = (platform: string, outcome: Done): void =>
    this.#corrections.inc({ platform: platformOf(platform), outcome });

  /** A feed of the desk was checked. */
  readonly feedChecked = (outcome: FeedState['outcome']): void => this.#feeds.inc({ outcome });

  /** An attempt to send a change has ended. */
  readonly webhookAttempt = (outcome: AttemptOutcome): void => this.#webhooks.inc({ outcome });

  #age(): number {
    const { facts, situation } = this.#options.knowledge();
    const newest = facts
      .map(({ added }) => added)
      .toSorted()
      .at(-1);
    if (newest === undefined) return Number.NaN;
    const since = this.#options.now().getTime() - startOf(newest, situation.timeZone).getTime();
    return Math.max(0, Math.floor(since / 1_000));
  }

  #counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name: `sanad_${name}`, help, labelNames, registers: [this.registry] });
  }

  #gauge(name: string, help: string, measure: () => number): void {
    const gauge: Gauge = new Gauge({
      name: `sanad_${name}`,
      help,
      registers: [this.registry],
      collect: () => gauge.set(measure()),
    });
  }
}

function platformOf(platform: string): string {
  return (PLATFORMS as readonly string[]).includes(platform) ? platform : OTHER;
}
