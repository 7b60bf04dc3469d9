import { type JobAttempt, PgBoss } from 'pg-boss';
import type { Delivery, DeliveryKey } from '../digest/ledger.ts';
import type { Queue, QueuedDelivery } from '../digest/queue.ts';
import { LastingFailure } from '../util/lasting-failure.ts';
import type { Log } from '../util/log.ts';
import type { Timer } from '../util/timer.ts';
import { StoreError } from './store-error.ts';

export interface PgBossOptions {
  readonly databaseUrl: string;
  readonly timer: Timer;
  readonly log: Log;
  now(): Date;
}

/** A replica that sends no heartbeat for this time counts as dead, and its jobs are given to others. */
const HEARTBEAT_SECONDS = 20;
/** Several heartbeats in a row may be lost. */
const HEARTBEAT_EVERY_MILLISECONDS = 5_000;
/** Jobs that failed or were postponed are given out again without end; the ledger says whether they are due. */
const RETRIES = { retryLimit: 100_000, retryDelay: 5 };
/** One job per delivery at a time, whoever adds it. Finished jobs are of no use. */
const QUEUE = {
  policy: 'exclusive',
  heartbeatSeconds: HEARTBEAT_SECONDS,
  deleteAfterSeconds: 600,
  ...RETRIES,
};
/** How often pg-boss looks for jobs of dead replicas. */
const SUPERVISION = {
  supervise: true,
  superviseIntervalSeconds: 10,
  monitorIntervalSeconds: 10,
  maintenanceIntervalSeconds: 600,
};

/** Queues in PostgreSQL, which replicas share; pg-boss gives each job to one replica. The first queue that starts connects. */
export class PgBossQueues {
  readonly #boss: PgBoss;
  readonly #timer: Timer;
  readonly #now: () => Date;
  readonly #failure: LastingFailure;
  #users = 0;
  #started: Promise<unknown> | undefined;

  constructor({ databaseUrl, timer, log, now }: PgBossOptions) {
    this.#timer = timer;
    this.#now = now;
    this.#failure = new LastingFailure({
      log,
      event: 'queue-failed',
      doing: 'asking the queue of digests',
      now,
    });
    this.#boss = new PgBoss({
      connectionString: databaseUrl,
      application_name: 'sanad-digests',
      max: 2,
      schedule: false,
      registerInstance: false,
      ...SUPERVISION,
    });
    this.#boss.on('error', ({ message }) => this.#failure.take(new StoreError(message)));
  }

  /** The deliveries to one platform. */
  queue(platform: string): Queue {
    return new PgBossQueue(`digests-${platform}`, {
      boss: this.#boss,
      timer: this.#timer,
      now: this.#now,
      onAnswer: () => this.#failure.end(),
      connect: async () => {
        this.#users += 1;
        this.#started ??= this.#boss.start();
        await this.#started;
      },
      disconnect: async () => {
        this.#users -= 1;
        if (this.#users === 0) await this.#boss.stop({ graceful: false });
      },
    });
  }
}

interface PgBossQueueOptions {
  readonly boss: PgBoss;
  readonly timer: Timer;
  now(): Date;
  /** Called when the queue has answered. */
  onAnswer(): void;
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

class PgBossQueue implements Queue {
  readonly #name: string;
  readonly #options: PgBossQueueOptions;
  /** Jobs that this process works on. */
  readonly #held = new Set<JobAttempt>();
  #cancelHeartbeat = (): void => {};
  #isStopped = false;

  constructor(name: string, options: PgBossQueueOptions) {
    this.#name = name;
    this.#options = options;
  }

  async start(): Promise<void> {
    try {
      await this.#options.connect();
      await this.#options.boss.createQueue(this.#name, QUEUE);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StoreError(
        `The queue of digests cannot be set up in PostgreSQL: ${reason}. It needs the right to create the schema "pgboss".`,
        { cause: error },
      );
    }
    this.#scheduleHeartbeat();
  }

  async offer(deliveries: readonly Delivery[]): Promise<void> {
    const now = this.#options.now().getTime();
    // As seconds from now, which are the same by PostgreSQL's clock. What waits is not to be taken again and again: pg-boss gives
    // out the oldest first, so that many that wait would keep those behind them from being taken at all.
    const jobs = deliveries.map(({ subject, slot, retryAt }) => ({
      data: { subject, slot },
      singletonKey: JSON.stringify([subject, slot]),
      startAfter: Math.max(0, (retryAt.getTime() - now) / 1_000),
    }));
    await this.#options.boss.insert(this.#name, jobs);
  }

  async take(most: number): Promise<readonly QueuedDelivery[]> {
    const jobs = await this.#options.boss.fetch<DeliveryKey>(this.#name, { batchSize: most });
    this.#options.onAnswer();
    return jobs.map(({ id, retryCount, data }) => {
      const attempt = { id, retryCount };
      this.#held.add(attempt);
      return { key: data, release: (result) => this.#release(attempt, result) };
    });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelHeartbeat();
    await this.#options.disconnect();
  }

  #scheduleHeartbeat(): void {
    const { boss, timer } = this.#options;
    this.#cancelHeartbeat = timer(async () => {
      if (this.#held.size > 0) await boss.touch(this.#name, [...this.#held]).catch(() => undefined);
      if (!this.#isStopped) this.#scheduleHeartbeat();
    }, HEARTBEAT_EVERY_MILLISECONDS);
  }

  /** Settles this attempt only, since another replica may have taken the job meanwhile. */
  async #release(attempt: JobAttempt, result: Parameters<QueuedDelivery['release']>[0]): Promise<void> {
    const { boss } = this.#options;
    this.#held.delete(attempt);
    const settled = result === 'ended' ? boss.complete(this.#name, attempt) : boss.fail(this.#name, attempt);
    // If this fails, the job is given out again, and the ledger says that nothing is left to do.
    await settled.catch(() => undefined);
  }
}
