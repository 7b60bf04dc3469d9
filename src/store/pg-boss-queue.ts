import { type JobAttempt, PgBoss } from 'pg-boss';
import type { DeliveryKey } from '../digest/ledger.ts';
import type { Queue, QueuedDelivery } from '../digest/queue.ts';
import type { Log } from '../util/log.ts';
import type { Timer } from '../util/timer.ts';
import { StoreError } from './store-error.ts';

/** What the queues work with. */
export interface PgBossOptions {
  readonly databaseUrl: string;
  readonly timer: Timer;
  readonly log: Pick<Log, 'warn'>;
}

/** Queues in PostgreSQL, which any number of replicas share; pg-boss gives each job to one of them. */
export interface BossQueues {
  queue(platform: string): Queue;
}

/** A replica that has not been heard of for so long is taken to be dead, and its jobs are given to others. */
const HEARTBEAT_SECONDS = 20;
/** Milliseconds between signs of life: several may be lost. */
const BEAT = 5_000;
/** What was put off or failed is given out again after so many seconds, without end; the ledger tells when it is time. */
const RETRIES = { retryLimit: 100_000, retryDelay: 5 };
/** One job of a delivery at a time, whoever asks for it; done ones are of no use. */
const QUEUE = {
  policy: 'exclusive',
  heartbeatSeconds: HEARTBEAT_SECONDS,
  deleteAfterSeconds: 600,
  ...RETRIES,
};
/** Jobs of replicas that have died are looked for as often. */
const SUPERVISION = {
  supervise: true,
  superviseIntervalSeconds: 10,
  monitorIntervalSeconds: 10,
  maintenanceIntervalSeconds: 600,
};

/** Puts the queues together; nothing is connected before one of them is started. */
export function createPgBossQueues({ databaseUrl, timer, log }: PgBossOptions): BossQueues {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'sanad-digests',
    max: 2,
    schedule: false,
    registerInstance: false,
    ...SUPERVISION,
  });
  boss.on('error', ({ message }) =>
    log.warn({ event: 'queue-failed', reason: message }, 'the queue of digests is in trouble'),
  );
  let users = 0;
  let started: Promise<unknown> | undefined;

  return {
    queue(platform) {
      const name = `digests-${platform}`;
      const held = new Set<JobAttempt>();
      let cancelBeat = (): void => {};

      /** Tells that what is held is being worked on. */
      function beat(): void {
        cancelBeat = timer(async () => {
          if (held.size > 0) await boss.touch(name, [...held]).catch(() => undefined);
          beat();
        }, BEAT);
      }

      /** What it tells counts for this attempt alone: another replica may have taken the job since. */
      function claimed(attempt: JobAttempt, key: DeliveryKey): QueuedDelivery {
        return {
          key,
          async release(came) {
            held.delete(attempt);
            const settling = came === 'ended' ? boss.complete(name, attempt) : boss.fail(name, attempt);
            // Where this fails the job is given out again, and the ledger tells that nothing is left to be done.
            await settling.catch(() => undefined);
          },
        };
      }

      return {
        async start() {
          users += 1;
          started ??= boss.start();
          try {
            await started;
            await boss.createQueue(name, QUEUE);
          } catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            throw new StoreError(
              `The queue of digests cannot be set up in PostgreSQL: ${reason}. It needs the right to create the schema "pgboss".`,
              { cause: error },
            );
          }
          beat();
        },
        async offer(deliveries) {
          const jobs = deliveries.map(({ subject, slot, retryAt }) => ({
            data: { subject, slot },
            singletonKey: JSON.stringify([subject, slot]),
            startAfter: retryAt,
          }));
          await boss.insert(name, jobs);
        },
        async take(most) {
          const jobs = await boss.fetch<DeliveryKey>(name, { batchSize: most });
          return jobs.map(({ id, retryCount, data }) => {
            const attempt = { id, retryCount };
            held.add(attempt);
            return claimed(attempt, data);
          });
        },
        async stop() {
          cancelBeat();
          users -= 1;
          if (users === 0) await boss.stop({ graceful: false });
        },
      };
    },
  };
}
