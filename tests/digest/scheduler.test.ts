import { expect, test } from 'vitest';
import { createLedgerQueue } from '../../src/digest/ledger-queue.ts';
import { WeeklyReports } from '../../src/digest/operators/weekly-reports.ts';
import { ZONE_RULES } from '../../src/digest/schedule.ts';
import { DigestScheduler, type DigestSchedulerOptions } from '../../src/digest/scheduler.ts';
import { GRACE, Stage } from './stage.ts';

/** A scheduler over a stage. Timers go off at the next turn of the event loop. */
function running(stage: Stage, more: Partial<DigestSchedulerOptions> = {}) {
  const timer = (task: () => void) => {
    const immediate = setImmediate(task);
    return () => clearImmediate(immediate);
  };
  const now = () => stage.now;
  const problems: string[] = [];
  const digests = new DigestScheduler({
    store: stage.store,
    posters: [stage.platform],
    moved: stage.store.moveChat,
    queue: (platform) => createLedgerQueue({ ledger: stage.store.ledger, platform, timer, now }),
    grace: GRACE,
    knowledge: () => stage.known,
    ask: () => {
      throw new Error('no question is saved');
    },
    log: { info: () => {}, warn: () => {}, error: (_, message) => problems.push(message) },
    timer,
    now,
    ...more,
  });
  return { start: () => digests.start(), stop: () => digests.stop(), problems };
}

/** Resolves when the n-th message from now is sent. */
function arrival({ platform }: Stage, n: number): Promise<void> {
  return new Promise((resolve) => {
    let left = n;
    platform.onSend = () => {
      left -= 1;
      if (left === 0) resolve();
    };
  });
}

/** Resolves when the scheduler has asked this many times whether the platform is ready. */
function looks({ platform }: Stage, times: number): Promise<void> {
  return new Promise((resolve) => {
    let left = times;
    const isReady = platform.isReady;
    platform.isReady = () => {
      left -= 1;
      if (left === 0) resolve();
      return isReady();
    };
  });
}

test('the first digest is posted before all due ones are taken; in the end all are posted', async () => {
  const stage = await Stage.open();
  stage.platform.perMessage = 100;
  const chats = 220;
  for (let chat = 0; chat < chats; chat += 1) await stage.subscribe(`c${chat}`, { user: `u${chat}` });
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

test('nothing is begun on a platform that is not connected; all is posted when it is back', async () => {
  const stage = await Stage.open();
  stage.platform.perMessage = 100;
  await stage.subscribe();
  stage.now = new Date('2026-11-23T05:00:00Z');
  let isReady = false;
  stage.platform.isReady = () => isReady;
  const looked = looks(stage, 5);
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

test('a platform that names a pause gets nothing before it is over', async () => {
  const stage = await Stage.open();
  const { platform } = stage;
  platform.perMessage = 100;
  platform.rests = 30;
  await stage.subscribe('c1');
  stage.now = new Date('2026-11-23T05:00:00Z');
  platform.fates = ['not-sent'];
  const refused = arrival(stage, 1);
  const digests = running(stage);
  await digests.start();
  await refused;
  await stage.subscribe('c2', { schedule: { time: '08:00', zone: 'Asia/Baghdad', days: [1] } });
  stage.now = new Date('2026-11-23T05:00:29Z');
  const [{ id } = { id: '' }] = await stage.service.of({ platform: 'paper', chat: 'c2' });
  const at = new Date('2026-11-23T05:00:00Z');
  await stage.store.subscriptions.change(id, { next: { date: '2026-11-23', at, rules: ZONE_RULES } });
  await looks(stage, 5);
  expect(platform.arrived).toEqual([]);
  const both = arrival(stage, 2);
  stage.now = new Date('2026-11-23T05:00:31Z');
  await both;
  await digests.stop();
  expect(platform.arrived.map(({ to }) => to.chat).toSorted()).toEqual(['c1', 'c2']);
});

test('a report to operators is posted, and one that fails keeps no digest back', async () => {
  const stage = await Stage.open();
  stage.platform.perMessage = 100;
  await stage.subscribe();
  stage.now = new Date('2026-11-23T05:00:00Z');
  const weekly = new WeeklyReports({
    ...stage.store,
    operators: [{ platform: 'paper', chat: 'ops' }],
    knowledge: () => stage.known,
    now: () => stage.now,
  });
  let failures = 1;
  const reports = {
    async addDue() {
      if (failures-- > 0) throw new Error('cannot be read');
      return weekly.addDue();
    },
  };
  const digests = running(stage, { reports });
  const both = arrival(stage, 2);
  await digests.start();
  await both;
  await digests.stop();
  expect(stage.platform.arrived.map(({ to }) => to.chat)).toEqual(['c1', 'ops']);
  expect(digests.problems).toHaveLength(1);
});
