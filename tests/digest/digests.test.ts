import { expect, test } from 'vitest';
import { createDigests } from '../../src/digest/digests.ts';
import { createLedgerQueue } from '../../src/digest/ledger-queue.ts';
import { GRACE, Stage } from './stage.ts';

/** The part of the program that posts, over a stage; timers go off at once, but never without a turn for others. */
function running(stage: Stage) {
  const timer = (task: () => void) => {
    const immediate = setImmediate(task);
    return () => clearImmediate(immediate);
  };
  const now = () => stage.now;
  const problems: string[] = [];
  const digests = createDigests({
    store: stage.store,
    posters: [stage.platform],
    queue: (platform) => createLedgerQueue({ ledger: stage.store.ledger, platform, timer, now }),
    grace: GRACE,
    knowledge: () => stage.known,
    ask: () => {
      throw new Error('nobody waits for an answer');
    },
    log: { info: () => {}, error: (_, message) => problems.push(message) },
    timer,
    now,
  });
  return { ...digests, problems };
}

/** Resolves with the message that arrives as the n-th. */
function arrival({ platform }: Stage, n: number): Promise<void> {
  return new Promise((resolve) => {
    let left = n;
    platform.onSend = () => {
      left -= 1;
      if (left === 0) resolve();
    };
  });
}

test('the first is posted before all that are due are taken, and then all are', async () => {
  const stage = await Stage.open();
  stage.platform.perMessage = 100;
  const chats = 220;
  for (let chat = 0; chat < chats; chat += 1) await stage.subscribe(`c${chat}`);
  stage.now = new Date('2026-11-23T05:00:00Z');
  const digests = running(stage);
  const first = arrival(stage, 1);
  await digests.start();
  await first;
  const { deliveries } = await stage.store.ledger
    .takeDue(stage.now, 1, () => {
      throw new Error('still due');
    })
    .catch(() => ({ deliveries: ['some'] }));
  expect(deliveries).toEqual(['some']);
  await arrival(stage, chats - stage.platform.arrived.length - 1);
  await digests.stop();
  expect(new Set(stage.platform.arrived.map(({ to }) => to.chat)).size).toBe(chats);
  expect(digests.problems).toEqual([]);
});

test('on a platform that cannot be reached nothing is begun, and all is posted when it is back', async () => {
  const stage = await Stage.open();
  stage.platform.perMessage = 100;
  await stage.subscribe();
  stage.now = new Date('2026-11-23T05:00:00Z');
  let isReady = false;
  let asked = 0;
  const looked = new Promise<void>((resolve) => {
    stage.platform.isReady = () => {
      asked += 1;
      if (asked === 5) resolve();
      return isReady;
    };
  });
  const digests = running(stage);
  await digests.start();
  await looked;
  const [waiting] = await stage.store.ledger.last('sub00001', 1);
  expect(waiting).toMatchObject({ state: 'waiting', retries: 0 });
  const posted = arrival(stage, 1);
  isReady = true;
  await posted;
  await digests.stop();
  expect(await stage.ended()).toEqual(['2026-11-23 arrived']);
});
