import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { WeeklyReports } from '../../src/digest/operators/weekly-reports.ts';
import { arrival, running } from './running.ts';
import { Stage, withMethods } from './stage.ts';

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

test('a chat that is to wait for an hour holds up no other', async () => {
  const stage = await Stage.open();
  const { platform } = stage;
  platform.perMessage = 100;
  platform.rests = 3_600;
  for (const chat of ['c1', 'c2', 'c3']) await stage.subscribe(chat);
  stage.now = new Date('2026-11-23T05:00:00Z');
  platform.fates = ['not-sent'];
  const others = arrival(stage, 3);
  const digests = running(stage);
  await digests.start();
  await others;
  await looks(stage, 5);
  expect(platform.arrived.map(({ to }) => to.chat)).toHaveLength(2);
  const last = arrival(stage, 1);
  stage.now = new Date('2026-11-23T06:00:01Z');
  await last;
  await digests.stop();
  expect(platform.arrived.map(({ to }) => to.chat).toSorted()).toEqual(['c1', 'c2', 'c3']);
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

test('a removal of old rows that fails keeps no alert and no report back, and is not tried at each look', async () => {
  const stage = await Stage.open();
  stage.platform.perMessage = 100;
  await stage.alert();
  const to = { platform: 'paper', chat: 'c1' };
  const endedAt = new Date('2026-01-01T00:00:00Z');
  await stage.store.ledger.add({
    ...{ subject: 'old', slot: '1', kind: 'digest', to, state: 'missed', retries: 0, endedAt },
    ...{ dueAt: endedAt, until: endedAt, retryAt: endedAt },
  });
  const tool = new DatabaseSync(stage.file);
  tool.exec("create trigger stuck before delete on deliveries begin select raise(abort, 'stuck'); end");
  tool.close();
  const weekly = new WeeklyReports({
    ...stage.store,
    operators: [{ platform: 'paper', chat: 'ops' }],
    knowledge: () => stage.known,
    now: () => stage.now,
  });
  stage.learn('breaking');
  stage.now = new Date('2026-11-23T05:00:00Z');
  let tidied = 0;
  const ledger = withMethods(stage.store.ledger, {
    tidy: (...asked) => {
      tidied += 1;
      return stage.store.ledger.tidy(...asked);
    },
  });
  const digests = running(stage, { reports: weekly, store: { ...stage.store, ledger } });
  const both = arrival(stage, 2);
  await digests.start();
  await both;
  await looks(stage, 20);
  await digests.stop();
  expect(stage.platform.arrived.map(({ to: { chat } }) => chat).toSorted()).toEqual(['c1', 'ops']);
  expect(digests.problems).toEqual(['posting digests failed; trying again']);
  expect(tidied).toBe(1);
});

/** One look of a scheduler that starts anew, or of one that goes on. */
type Look = readonly [clock: string, restarts?: 'restart'];

describe('whatever the clock does, each date has one digest', () => {
  test.each<readonly [name: string, looks: readonly Look[], days: readonly string[]]>([
    [
      'an hour back after the digest',
      [['23T05:00:01'], ['23T04:00:05'], ['23T05:00:00'], ['23T06:00:00']],
      ['23'],
    ],
    ['an hour forth and back', [['23T04:30:00'], ['23T05:30:00'], ['23T04:31:00'], ['23T05:00:00']], ['23']],
    [
      'a day forth and back',
      [['23T05:00:00'], ['24T05:00:10'], ['23T05:01:00'], ['24T05:00:00'], ['25T05:00:00']],
      ['23', '24', '25'],
    ],
    [
      'a day forth, too late for the digest, and back',
      [['23T12:00:00'], ['24T12:00:00'], ['23T12:02:00'], ['24T05:00:00'], ['25T05:00:00']],
      ['24', '25'],
    ],
    [
      'a day forth before the digest, and back after it',
      [['23T04:50:00'], ['24T04:50:00'], ['23T05:10:00'], ['24T05:00:00']],
      ['23', '24'],
    ],
    [
      'a week forth and back',
      [['23T05:00:00'], ['30T05:00:00'], ['23T05:05:00'], ['24T05:00:00'], ['25T05:00:00']],
      ['23', '24', '25', '30'],
    ],
    [
      'a day back and forth',
      [['23T05:00:00'], ['22T05:01:00'], ['23T05:02:00'], ['24T05:00:00']],
      ['23', '24'],
    ],
    [
      'a day back over the next digest, and forth',
      [['23T05:00:00'], ['22T05:01:00'], ['23T05:01:00'], ['24T06:00:00']],
      ['23', '24'],
    ],
    [
      'a day forth and back between two starts',
      [
        ['23T12:00:00'],
        ['24T12:00:00', 'restart'],
        ['23T12:02:00', 'restart'],
        ['24T05:00:00'],
        ['25T05:00:00'],
      ],
      ['24', '25'],
    ],
    [
      'asleep for nine hours, from before the digest',
      [['23T04:00:00'], ['23T13:00:00'], ['24T05:00:00']],
      ['24'],
    ],
    [
      'asleep for nine hours, less than the grace after the digest',
      [['22T22:00:00'], ['23T07:00:00'], ['24T05:00:00']],
      ['23', '24'],
    ],
  ])('%s', async (_, steps, expected) => {
    const stage = await Stage.open();
    stage.platform.perMessage = 100;
    await stage.subscribe('c1', { whenEmpty: 'line' });
    // Called at the end of each look.
    let settle: (() => void) | undefined;
    let looksLeft = 0;
    const reports = {
      async addDue() {
        looksLeft -= 1;
        const open = await stage.store.ledger.open('paper', stage.now, 9);
        if (looksLeft < 0 && open.length === 0) settle?.();
        return [];
      },
    };
    let digests = running(stage, { reports });
    let isRunning = false;
    for (const [clock, restarts] of steps) {
      if (restarts && isRunning) {
        await digests.stop();
        digests = running(stage, { reports });
        isRunning = false;
      }
      stage.now = new Date(`2026-11-${clock}Z`);
      const { promise: looked, resolve } = Promise.withResolvers<void>();
      settle = resolve;
      looksLeft = 1;
      if (!isRunning) await digests.start();
      isRunning = true;
      await looked;
    }
    await digests.stop();
    const arrived = await Promise.all(
      (await stage.store.ledger.last('sub00001', 9)).map(
        async ({ slot, state }) => [slot.slice(8), state] as const,
      ),
    );
    expect(
      arrived
        .filter(([, state]) => state === 'arrived')
        .map(([day]) => day)
        .toSorted(),
    ).toEqual(expected);
    expect(stage.platform.arrived).toHaveLength(expected.length);
    expect(digests.problems).toEqual([]);
  });
});
