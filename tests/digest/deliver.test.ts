import { beforeEach, describe, expect, test } from 'vitest';
import { NEW_POST } from '../../src/command/chat-ref.ts';
import { planDue } from '../../src/digest/plan.ts';
import { fingerprint } from '../../src/digest/snapshot.ts';
import { spreadOf } from '../../src/digest/spread.ts';
import { currentFacts } from '../../src/knowledge/current-facts.ts';
import { GRACE, HOUR, Stage, withMethods } from './stage.ts';

const CHAT = { platform: 'paper', chat: 'c1' };

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open();
});

/** Subscribes a chat; its first digest arrives on 23 November. */
async function begun(): Promise<string> {
  const id = await stage.subscribe();
  await stage.at('2026-11-23T05:00:01Z');
  stage.platform.arrived.length = 0;
  return id;
}

describe('day by day', () => {
  test('starts with a briefing, then reports what is new', async () => {
    await stage.subscribe();
    await stage.at('2026-11-23T04:59:59Z');
    expect(stage.platform.arrived).toEqual([]);
    await stage.at('2026-11-23T05:00:00Z');
    expect(stage.platform.factsIn('c1')).toHaveLength(8);
    await stage.run();
    stage.learn('fresh');
    stage.platform.arrived.length = 0;
    await stage.at('2026-11-24T05:00:00Z');
    expect(stage.platform.factsIn('c1')).toEqual(['fresh']);
    expect(await stage.ended()).toEqual(['2026-11-24 arrived', '2026-11-23 arrived']);
  });

  test('skips a day with nothing new, or says so in one line', async () => {
    await begun();
    await stage.at('2026-11-24T05:00:00Z');
    expect(stage.platform.arrived).toEqual([]);
    const [status] = await stage.service.of(CHAT);
    await stage.service.change(CHAT, status?.id ?? '', { whenEmpty: 'line' });
    await stage.at('2026-11-25T05:00:00Z');
    expect(stage.platform.arrived.map(({ text }) => text.includes('Nothing new'))).toEqual([true]);
    expect(await stage.ended()).toEqual([
      '2026-11-25 arrived',
      '2026-11-24 nothing-new',
      '2026-11-23 arrived',
    ]);
  });

  test('comes within its window: not before its turn, and once', async () => {
    await stage.subscribe('c1', { within: 60 });
    const turn = new Date(Date.parse('2026-11-23T05:00:00Z') + spreadOf(CHAT, 60));
    await stage.at(new Date(turn.getTime() - 1_000).toISOString());
    expect(stage.platform.arrived).toEqual([]);
    await stage.at(turn.toISOString());
    const { length } = stage.platform.arrived;
    expect(length).toBeGreaterThan(0);
    await stage.at('2026-11-23T06:00:00Z');
    expect(stage.platform.arrived).toHaveLength(length);
    expect(await stage.ended()).toEqual(['2026-11-23 arrived']);
  });

  test('posts one line a week while nothing is new', async () => {
    await stage.subscribe('c1', { whenEmpty: 'weekly' });
    for (let day = 23; day < 23 + 15; day += 1)
      await stage.at(new Date(Date.UTC(2026, 10, day, 5)).toISOString());
    expect((await stage.service.of(CHAT))[0]?.last.map(({ ended }) => ended)).toEqual([
      'arrived',
      ...Array<string>(4).fill('nothing-new'),
    ]);
    const lines = stage.platform.arrived.slice(-2).map(({ text }) => text);
    expect(lines.every((text) => text.includes('Quiet since'))).toBe(true);
    stage.learn('fresh');
    await stage.at('2026-12-08T05:00:00Z');
    expect(stage.platform.factsIn('c1').at(-1)).toBe('fresh');
  });

  test('on a day with nothing new posts something useful, if that is chosen', async () => {
    await stage.subscribe('c1', { whenEmpty: 'useful' });
    for (const day of [23, 24, 25, 26]) await stage.at(new Date(Date.UTC(2026, 10, day, 5)).toISOString());
    expect((await stage.ended()).every((ended) => ended.endsWith('arrived'))).toBe(true);
  });

  test('tells later of no typo that was mended while nothing was new', async () => {
    await begun();
    const { facts } = stage.known;
    const mend = (more: object) => {
      const mended = facts.map((fact) => (fact.id === 'phone-call' ? { ...fact, ...more } : fact));
      stage.known = { ...stage.known, facts: mended };
    };
    const text = { en: 'Sudani phoned Mazlum Abdi about regional security.', ar: 'اتصل السوداني هاتفياً.' };
    mend({ text, minor: true });
    await stage.at('2026-11-24T05:00:00Z');
    mend({ text });
    await stage.at('2026-11-25T05:00:00Z');
    expect(await stage.ended()).toEqual([
      '2026-11-25 nothing-new',
      '2026-11-24 nothing-new',
      '2026-11-23 arrived',
    ]);
  });

  test('goes on from a snapshot of an earlier version', async () => {
    const id = await begun();
    const prints = currentFacts(stage.known.facts).map((fact) => [fact.id, fingerprint(fact, ['en', 'ar'])]);
    const snapshot = await stage.store.blobs.put(JSON.stringify(Object.fromEntries(prints)), stage.now);
    await stage.store.subscriptions.change(id, { seen: { snapshot, except: { 'phone-call': null } } });
    await stage.at('2026-11-24T05:00:00Z');
    expect(stage.platform.factsIn('c1')).toEqual(['phone-call']);
    stage.learn('fresh');
    await stage.at('2026-11-25T05:00:00Z');
    expect(stage.platform.factsIn('c1')).toEqual(['phone-call', 'fresh']);
  });

  test('several digests in a chat each have their own topics, times and baseline', async () => {
    stage.platform.perMessage = 100;
    await stage.subscribe('c1', { topics: ['diplomacy'] });
    await stage.subscribe('c1', {
      topics: ['border'],
      schedule: { time: '09:30', zone: 'Asia/Kathmandu', days: [1] },
    });
    await stage.at('2026-11-23T05:00:00Z');
    expect(stage.platform.arrived.map(({ facts }) => facts)).toEqual([
      expect.arrayContaining(['fully-secured']),
      ['phone-call'],
    ]);
  });
});

describe('after downtime', () => {
  test.each([
    ['at most six hours', '2026-11-23T11:00:00Z', ['2026-11-23 arrived'], 1],
    ['more than six hours', '2026-11-23T11:00:01Z', ['2026-11-23 missed'], 0],
    ['days: only the latest', '2026-11-26T06:00:00Z', ['2026-11-26 arrived'], 1],
    ['days, and the latest is too old', '2026-11-26T15:00:00Z', ['2026-11-26 missed'], 0],
  ])('%s', async (_, moment, ended, posted) => {
    stage.platform.perMessage = 100;
    await stage.subscribe();
    await stage.at(moment);
    expect(await stage.ended()).toEqual(ended);
    expect(stage.platform.arrived).toHaveLength(posted);
  });

  test('the next digest has what a missed one would have had', async () => {
    await begun();
    stage.learn('fresh');
    await stage.at('2026-11-24T15:00:00Z');
    expect(stage.platform.arrived).toEqual([]);
    await stage.at('2026-11-25T05:00:00Z');
    expect(stage.platform.factsIn('c1')).toEqual(['fresh']);
  });

  test('a digest that could not be sent in time is missed', async () => {
    await begun();
    stage.learn('fresh');
    stage.platform.fates = Array<'not-sent'>(100).fill('not-sent');
    for (let hour = 0; hour < 8; hour += 1) {
      expect(await stage.at(new Date(Date.UTC(2026, 10, 24, 5) + hour * HOUR).toISOString())).toBe(
        hour <= 6 ? 1 : 0,
      );
    }
    stage.platform.fates = [];
    expect(await stage.ended()).toEqual(['2026-11-24 missed', '2026-11-23 arrived']);
    await stage.at('2026-11-25T05:00:00Z');
    expect(stage.platform.factsIn('c1')).toEqual(['fresh']);
  });
});

describe('the outcome of a message', () => {
  test('not sent: it is tried again later, also after a restart', async () => {
    await begun();
    stage.learn('fresh');
    stage.platform.fates = ['not-sent', 'not-sent'];
    expect(await stage.at('2026-11-24T05:00:00Z')).toBe(1);
    expect(await stage.run()).toBe(0);
    expect(await stage.at('2026-11-24T05:00:10Z')).toBe(1);
    expect(await stage.at('2026-11-24T05:01:00Z')).toBe(0);
    expect(stage.platform.factsIn('c1')).toEqual(['fresh']);
  });

  test.each([
    ['not-sent', 'retrying'],
    ['unsettled', 'checking'],
    ['unsettled-but-arrived', 'checking'],
  ] as const)('%s: the status of the digest says meanwhile that it is %s', async (fate, shown) => {
    await begun();
    stage.learn('fresh');
    stage.platform.fates = [fate];
    expect(await stage.at('2026-11-24T05:00:00Z')).toBe(1);
    expect((await stage.ended())[0]).toBe(`2026-11-24 ${shown}`);
    await stage.at('2026-11-24T05:00:10Z');
    expect((await stage.ended())[0]).toBe('2026-11-24 arrived');
  });

  test('what a program that has died was sending is being found out', async () => {
    await begun();
    stage.learn('fresh');
    stage.now = new Date('2026-11-24T05:00:00Z');
    await stage.store.ledger.takeDue(stage.now, 100, (due) => planDue(due, stage.now, GRACE));
    expect((await stage.ended())[0]).toBe('2026-11-24 under-way');
    const [delivery] = await stage.store.ledger.last('sub00001', 1);
    if (delivery === undefined) throw new Error('there is a delivery');
    await stage.store.ledger.beginPart(delivery, 0, stage.now);
    expect((await stage.ended())[0]).toBe('2026-11-24 under-way');
    stage.now = new Date('2026-11-24T05:01:00Z');
    expect((await stage.ended())[0]).toBe('2026-11-24 checking');
  });

  test.each(['unsettled', 'unsettled-but-arrived'] as const)(
    '%s: the outcome is found out later, and the message is there once',
    async (fate) => {
      await begun();
      stage.learn('fresh');
      stage.platform.fates = [fate];
      expect(await stage.at('2026-11-24T05:00:00Z')).toBe(1);
      expect(await stage.at('2026-11-24T05:00:10Z')).toBe(0);
      expect(stage.platform.factsIn('c1')).toEqual(['fresh']);
      expect((await stage.ended())[0]).toBe('2026-11-24 arrived');
    },
  );

  test.each([
    [['sent', 'unsettled'], 1, 'partly', ['sent']],
    [['sent', 'unsettled-but-arrived'], 2, 'arrived', ['sent', 'sent']],
    [['unsettled'], 0, 'missed', []],
    [['unsettled-but-arrived'], 1, 'partly', ['sent']],
  ] as const)('%j, and it is too late then: it is only looked for', async (fates, there, ending, states) => {
    await begun();
    for (const id of ['one', 'two', 'three', 'four']) stage.learn(id);
    stage.platform.fates = [...fates];
    expect(await stage.at('2026-11-24T05:00:00Z')).toBe(1);
    expect(await stage.at('2026-11-24T11:00:01Z')).toBe(0);
    expect(stage.platform.arrived).toHaveLength(there);
    expect((await stage.ended())[0]).toBe(`2026-11-24 ${ending}`);
    const [delivery] = await stage.store.ledger.last('sub00001', 1);
    expect(
      (await stage.store.ledger.parts(delivery ?? { subject: '', slot: '' })).map(({ state }) => state),
    ).toEqual(states);
  });

  test('what may have arrived is looked for as soon as the platform answers, though it is too late to send', async () => {
    await begun();
    stage.learn('fresh');
    stage.platform.fates = ['unsettled-but-arrived'];
    expect(await stage.at('2026-11-24T05:00:00Z')).toBe(1);
    stage.platform.isAway = true;
    expect(await stage.at('2026-11-24T11:00:01Z')).toBe(1);
    stage.platform.isAway = false;
    expect(await stage.at('2026-11-24T11:02:00Z')).toBe(0);
    expect((await stage.ended())[0]).toBe('2026-11-24 arrived');
  });

  test('what may have arrived is looked for by the next process, though this one is stopping and it is too late to send', async () => {
    await begun();
    stage.learn('fresh');
    stage.platform.fates = ['unsettled-but-arrived'];
    expect(await stage.at('2026-11-24T05:00:00Z')).toBe(1);
    stage.now = new Date('2026-11-24T11:00:01Z');
    expect(await stage.run(stage.deliverer({ signal: AbortSignal.abort() }))).toBe(1);
    expect(await stage.at('2026-11-24T11:02:00Z')).toBe(0);
    expect((await stage.ended())[0]).toBe('2026-11-24 arrived');
  });

  test.each(['unknown', 'unknown-but-arrived'] as const)(
    '%s: it is never repeated, and its facts come again',
    async (fate) => {
      await begun();
      stage.learn('fresh');
      stage.learn('second');
      stage.learn('third');
      stage.learn('fourth');
      stage.platform.fates = ['sent', fate];
      expect(await stage.at('2026-11-24T05:00:00Z')).toBe(0);
      expect((await stage.ended())[0]).toBe('2026-11-24 partly');
      await stage.at('2026-11-24T05:10:00Z');
      stage.platform.arrived.length = 0;
      await stage.at('2026-11-25T05:00:00Z');
      expect(stage.platform.factsIn('c1')).toEqual(['fourth']);
      await stage.at('2026-11-26T05:00:00Z');
      expect(stage.platform.factsIn('c1')).toEqual(['fourth']);
    },
  );

  test('the outcome of the first digest is unknown: the next one is a briefing again', async () => {
    stage.platform.perMessage = 100;
    await stage.subscribe();
    stage.platform.fates = ['unknown'];
    await stage.at('2026-11-23T05:00:00Z');
    await stage.at('2026-11-24T05:00:00Z');
    expect(stage.platform.arrived.map(({ text }) => text.includes('what is known so far'))).toEqual([true]);
  });

  test('the group has a new id: the rest and all later digests go there', async () => {
    stage.platform.fates = ['moved'];
    await stage.subscribe();
    await stage.at('2026-11-23T05:00:00Z');
    expect(stage.platform.arrived.map(({ to }) => to.chat)).toEqual(['c1', 'elsewhere', 'elsewhere']);
    expect(await stage.ended('elsewhere')).toEqual(['2026-11-23 arrived']);
  });

  test('in a forum: the messages after the first go into its post, after a restart too', async () => {
    await stage.subscribe('c1', { thread: NEW_POST });
    stage.platform.perMessage = 2;
    stage.platform.fates = ['sent', 'not-sent'];
    await stage.at('2026-11-23T05:00:00Z');
    await stage.at('2026-11-23T05:10:00Z');
    const threads = stage.platform.arrived.map(({ to }) => to.thread);
    expect(threads).toEqual([NEW_POST, ...threads.slice(1).map(() => 'm1')]);
    expect(threads.length).toBeGreaterThan(1);
  });

  test('a post whose first message may not have arrived gets no second message, which would make another post', async () => {
    await stage.subscribe('c1', { thread: NEW_POST });
    stage.platform.perMessage = 2;
    stage.platform.fates = ['unknown-but-arrived'];
    await stage.at('2026-11-23T05:00:00Z');
    await stage.at('2026-11-23T05:10:00Z');
    expect(stage.platform.arrived.map(({ to }) => to.thread)).toEqual([NEW_POST]);
    const [status] = await stage.service.of({ ...CHAT, thread: NEW_POST });
    expect(status?.last[0]?.ended).toBe('partly');
  });

  test('refused three times in a row: it is paused, and its creator is told why', async () => {
    const id = await begun();
    for (const [day, fates] of [
      [24, ['refused']],
      [25, []],
      [26, ['refused']],
      [27, ['refused']],
      [28, ['refused']],
    ] as const) {
      stage.learn(`fresh-${day}`);
      stage.platform.fates = [...fates];
      await stage.at(`2026-11-${day}T05:00:00Z`);
    }
    const [status] = await stage.service.of(CHAT);
    expect(status).toMatchObject({ state: 'refused', id });
    expect(status?.next).toBeUndefined();
    stage.platform.arrived.length = 0;
    await stage.run();
    await stage.run();
    expect(stage.platform.arrived.map(({ to }) => to)).toEqual([
      { platform: 'paper', chat: 'ann', direct: true },
    ]);
    expect(stage.platform.arrived[0]?.text).toContain('the bot may not write there');
    await stage.at('2026-11-29T05:00:00Z');
    expect(stage.platform.arrived).toHaveLength(1);
    await stage.service.resume(CHAT, id);
    await stage.at('2026-11-30T05:00:00Z');
    expect(stage.platform.factsIn('c1')).toEqual(['fresh-26', 'fresh-27', 'fresh-28']);
  });
});

describe('failures of the store', () => {
  test('a part whose begin was recorded, but not confirmed, does not count as sent', async () => {
    await begun();
    stage.learn('fresh');
    let isLost = true;
    const { ledger } = stage.store;
    const losing: typeof ledger.beginPart = async (...part) => {
      const isBegun = await ledger.beginPart(...part);
      if (!isLost) return isBegun;
      isLost = false;
      throw new Error('the connection is gone');
    };
    stage.now = new Date('2026-11-24T05:00:00Z');
    const deliverer = stage.deliverer({ ledger: withMethods(ledger, { beginPart: losing }) });
    stage.platform.remembers = false;
    expect(await stage.run(deliverer)).toBe(1);
    expect(await stage.at('2026-11-24T05:00:10Z')).toBe(0);
    expect(stage.platform.factsIn('c1')).toEqual(['fresh']);
    expect((await stage.ended())[0]).toBe('2026-11-24 arrived');
  });

  test('an outcome is recorded as soon as the store answers again', async () => {
    await begun();
    stage.learn('fresh');
    const { ledger } = stage.store;
    let failures = 3;
    const failing: typeof ledger.settlePart = async (...part) => {
      failures -= 1;
      if (failures >= 0) throw new Error('the store does not answer');
      await ledger.settlePart(...part);
    };
    const troubles: unknown[] = [];
    stage.now = new Date('2026-11-24T05:00:00Z');
    const deliverer = stage.deliverer({
      ledger: withMethods(ledger, { settlePart: failing }),
      timer(task) {
        const immediate = setImmediate(task);
        return () => clearImmediate(immediate);
      },
      onTrouble: (error) => troubles.push(error),
    });
    expect(await stage.run(deliverer)).toBe(0);
    expect(troubles).toHaveLength(3);
    expect(stage.platform.factsIn('c1')).toEqual(['fresh']);
    expect((await stage.ended())[0]).toBe('2026-11-24 arrived');
  });

  test('a part that another process has begun too late counts as unknown', async () => {
    await begun();
    for (const id of ['one', 'two', 'three', 'four']) stage.learn(id);
    stage.now = new Date('2026-11-24T05:00:00Z');
    const { ledger } = stage.store;
    stage.platform.fates = ['sent', 'not-sent'];
    let sends = 0;
    stage.platform.onSend = () => {
      sends += 1;
      if (sends === 2) stage.now = new Date('2026-11-24T12:00:00Z');
    };
    const unbeginPart: typeof ledger.unbeginPart = async (key, n, at) => {
      await ledger.unbeginPart(key, n, at);
      await ledger.beginPart(key, n, stage.now);
    };
    expect(await stage.run(stage.deliverer({ ledger: withMethods(ledger, { unbeginPart }) }))).toBe(0);
    expect((await stage.ended())[0]).toBe('2026-11-24 partly');
    const [delivery] = await ledger.last('sub00001', 1);
    if (delivery === undefined) throw new Error('there is a delivery');
    expect((await ledger.parts(delivery)).map(({ state }) => state)).toEqual(['sent', 'unknown']);
  });

  test('a postponed delivery is not tried before its time', async () => {
    await begun();
    stage.learn('fresh');
    stage.platform.fates = ['not-sent'];
    await stage.at('2026-11-24T05:00:00Z');
    const [delivery] = await stage.store.ledger.last('sub00001', 1);
    if (delivery === undefined) throw new Error('there is a delivery');
    expect(await stage.deliverer().deliver(delivery)).toBe('put-off');
    expect(stage.platform.arrived).toEqual([]);
  });

  test('a delivery without its subscription or its text ends', async () => {
    await begun();
    stage.learn('fresh');
    stage.platform.fates = ['not-sent'];
    await stage.at('2026-11-24T05:00:00Z');
    const [lost] = await stage.store.ledger.last('sub00001', 1);
    if (lost === undefined) throw new Error('there is a delivery');
    const { body: _, snapshot: __, ...orphan } = lost;
    await stage.store.ledger.add({ ...orphan, subject: 'nobody', state: 'waiting' });
    stage.now = new Date('2026-11-24T05:01:00Z');
    const withoutTexts = withMethods(stage.store.blobs, { get: async () => undefined });
    await stage.run(stage.deliverer({ blobs: withoutTexts }));
    expect(await stage.store.ledger.open('paper', new Date('2027-01-01T00:00:00Z'), 10)).toEqual([]);
    expect(stage.platform.arrived).toEqual([]);
  });
});

describe('changes in the meantime', () => {
  test('a digest that is paused before it is posted is missed', async () => {
    const id = await begun();
    stage.learn('fresh');
    stage.now = new Date('2026-11-24T05:00:00Z');
    await stage.store.ledger.takeDue(stage.now, 10, (due) => planDue(due, stage.now, GRACE));
    await stage.service.pause(CHAT, id);
    await stage.run();
    expect(stage.platform.arrived).toEqual([]);
    expect((await stage.ended())[0]).toBe('2026-11-24 missed');
  });

  test('with other topics it starts again with a briefing', async () => {
    const id = await stage.subscribe('c1', { topics: ['diplomacy'] });
    await stage.at('2026-11-23T05:00:00Z');
    await stage.service.change(CHAT, id, { topics: [] });
    stage.platform.arrived.length = 0;
    await stage.at('2026-11-24T05:00:00Z');
    expect(stage.platform.arrived[0]?.text).toContain('what is known so far');
    expect(stage.platform.factsIn('c1')).toContain('fully-secured');
  });

  test('a new time takes effect on the next day if this day had its digest', async () => {
    const id = await begun();
    const schedule = { time: '20:00', zone: 'Asia/Baghdad', days: [1, 2, 3, 4, 5, 6, 7] };
    const status = await stage.service.change(CHAT, id, { schedule });
    expect(status?.next?.toISOString()).toBe('2026-11-24T17:00:00.000Z');
  });

  test('after a pause it reports everything that is new since', async () => {
    const id = await begun();
    await stage.service.pause(CHAT, id);
    stage.learn('fresh');
    await stage.at('2026-11-24T05:00:00Z');
    expect(stage.platform.arrived).toEqual([]);
    await stage.service.resume(CHAT, id);
    await stage.at('2026-11-25T05:00:00Z');
    expect(stage.platform.factsIn('c1')).toEqual(['fresh']);
  });

  test('a digest that is ended before it is posted is not posted', async () => {
    const id = await begun();
    stage.learn('fresh');
    stage.platform.fates = ['not-sent'];
    await stage.at('2026-11-24T05:00:00Z');
    await stage.service.unsubscribe(CHAT, id);
    await stage.at('2026-11-24T05:01:00Z');
    expect(stage.platform.arrived).toEqual([]);
  });

  test('a chat cannot change the digest of another chat', async () => {
    const id = await begun();
    const other = { platform: 'paper', chat: 'c2' };
    expect(await stage.service.pause(other, id)).toBeUndefined();
    expect(await stage.service.unsubscribe(other, id)).toBeUndefined();
    expect(await stage.service.preview(other, id)).toBeUndefined();
  });

  test('knowledge that changes between two messages does not change the digest', async () => {
    await begun();
    for (const id of ['one', 'two', 'three', 'four']) stage.learn(id);
    stage.platform.fates = ['sent', 'not-sent'];
    await stage.at('2026-11-24T05:00:00Z');
    stage.learn('five');
    await stage.at('2026-11-24T05:01:00Z');
    expect(stage.platform.factsIn('c1')).toEqual(['one', 'two', 'three', 'four']);
    await stage.at('2026-11-25T05:00:00Z');
    expect(stage.platform.factsIn('c1')).toEqual(['one', 'two', 'three', 'four', 'five']);
  });
});
