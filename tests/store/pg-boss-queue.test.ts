import { afterAll, beforeAll, test } from 'vitest';
import type { Delivery } from '../../src/digest/ledger.ts';
import type { Queue } from '../../src/digest/queue.ts';
import { PgBossQueues } from '../../src/store/pg-boss-queue.ts';
import { type RealPostgres, startPostgres } from './real-postgres.ts';

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

const HOUR = 60 * 60 * 1_000;

/** A digest that waits for a moment. */
function waiting(subject: string, retryAt: Date): Delivery {
  return {
    ...{ subject, slot: '2026-02-01', kind: 'digest', to: { platform: 'paper', chat: subject } },
    ...{ dueAt: retryAt, until: new Date(retryAt.getTime() + HOUR), state: 'waiting', retryAt, retries: 0 },
  };
}

async function taken(queue: Queue): Promise<readonly string[]> {
  const some = await queue.take(10);
  await Promise.all(some.map((one) => one.release('ended')));
  return some.map(({ key }) => key.subject);
}

test.concurrent.for([-HOUR, 0, HOUR])(
  'a digest is given out when its moment has come by a clock that is %i ms ahead',
  async (ahead, { expect, onTestFinished }) => {
    const now = () => new Date(Date.now() + ahead);
    const queues = new PgBossQueues({
      databaseUrl: await postgres.newDatabase(),
      timer: () => () => undefined,
      log: { error: () => undefined, warn: () => undefined, info: () => undefined },
      now,
    });
    const queue = queues.queue('paper');
    await queue.start();
    onTestFinished(() => queue.stop());
    const after = (milliseconds: number) => new Date(now().getTime() + milliseconds);
    await queue.offer([
      waiting('within', after(HOUR)),
      waiting('due', after(0)),
      waiting('soon', after(3_000)),
    ]);
    expect(await taken(queue)).toEqual(['due']);
    await expect.poll(() => taken(queue), { interval: 200, timeout: 10_000 }).toEqual(['soon']);
    expect(await taken(queue)).toEqual([]);
  },
);
