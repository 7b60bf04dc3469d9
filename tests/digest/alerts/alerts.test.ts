import { beforeEach, describe, expect, test } from 'vitest';
import type { AlertPlanner } from '../../../src/digest/alerts/alert-planner.ts';
import type { Deliverer } from '../../../src/digest/deliver.ts';
import type { Fact } from '../../../src/knowledge/model.ts';
import { factNamed } from '../../fixture.ts';
import { Stage } from '../stage.ts';

let stage: Stage;
let planner: AlertPlanner;
let deliverer: Deliverer;

beforeEach(async () => {
  stage = await Stage.open();
  stage.platform.perMessage = 100;
  planner = stage.planner();
  deliverer = stage.deliverer();
});

/** Looks for alerts and posts what is due, until nothing more is, at a moment if one is given. */
async function run(moment?: string): Promise<void> {
  if (moment !== undefined) stage.now = new Date(moment);
  for (let before = -1; before < stage.platform.arrived.length; ) {
    before = stage.platform.arrived.length;
    await planner.look();
    await stage.run(deliverer);
  }
  await planner.look();
}

/** Publishes facts together. */
async function publish(...ids: readonly string[]): Promise<void> {
  for (const id of ids) stage.learn(id);
  await run();
}

const facts = (chat = 'c1'): readonly string[] => stage.platform.factsIn(chat);
const messages = (chat = 'c1'): readonly (readonly string[])[] =>
  stage.platform.arrived.filter(({ to }) => to.chat === chat).map((message) => message.facts);
const status = () => stage.alerts.of({ platform: 'paper', chat: 'c1' });

/** Changes a fact that is known. */
function change(id: string, more: Partial<Fact>): void {
  stage.known = {
    ...stage.known,
    facts: stage.known.facts.map((fact) => (fact.id === id ? { ...fact, ...more } : fact)),
    version: `${stage.known.version}+`,
  };
}

describe('what is alerted', () => {
  test('nothing where alerts are off, and nothing that was known before', async () => {
    await run();
    stage.learn('early');
    await stage.alert();
    await run();
    await planner.look();
    expect(stage.platform.arrived).toEqual([]);
  });

  test('facts that are published together, in one message, with what the chat needs to check them', async () => {
    await stage.alert();
    await publish('one', 'two');
    expect(messages()).toEqual([['one', 'two']]);
    const [{ text } = { text: '' }] = stage.platform.arrived;
    for (const words of ['Alert', 'Fact one.', 'The Amargi · reported · January 2026', '"kind":"cite"'])
      expect(text).toContain(words);
    expect(await status()).toMatchObject({ today: 1, held: 0 });
  });

  test('what was published while the bot was down', async () => {
    await stage.alert();
    await run();
    stage.learn('one');
    planner = stage.planner();
    await run();
    planner = stage.planner();
    await run();
    expect(messages()).toEqual([['one']]);
  });

  test('the chosen topics alone, in the chosen language', async () => {
    await stage.alert('c1', { topics: ['border'], language: 'ar' });
    stage.learn('other', { topics: ['threat'] });
    stage.learn('mine', { topics: ['border', 'threat'] });
    stage.learn('of-itself', { topics: ['about-article'] });
    await run();
    expect(messages()).toEqual([['mine']]);
    expect(stage.platform.arrived[0]?.text).toContain('معلومة mine');
  });

  test('no change of wording, no retraction, and nothing that is valid again', async () => {
    await stage.alert();
    await publish('one');
    change('one', { text: { en: 'Fact one, in other words.' } });
    await run();
    change('one', { retracted: { date: '2026-11-22', reason: { en: 'A slip' } } });
    await publish('two');
    const { retracted: _, ...valid } =
      stage.known.facts.find(({ id }) => id === 'one') ?? factNamed('phone-call');
    stage.known = {
      ...stage.known,
      facts: stage.known.facts.map((fact) => (fact.id === 'one' ? valid : fact)),
      version: 'valid again',
    };
    await run();
    expect(messages()).toEqual([['one'], ['two']]);
  });

  test('a fact that takes the place of another, with what it replaces', async () => {
    await stage.alert();
    await publish('one');
    stage.learn('two', { supersedes: 'one' });
    await run();
    expect(messages()).toEqual([['one'], ['two', 'one']]);
    expect(stage.platform.arrived[1]?.text).toContain('This replaces: Fact one.');
    stage.learn('three', { supersedes: 'two', minor: true });
    await run();
    expect(messages()).toHaveLength(2);
  });

  test('not what was known of topics that are chosen later', async () => {
    await stage.alert('c1', { topics: ['border'] });
    stage.learn('threat-1', { topics: ['threat'] });
    await run();
    await stage.alerts.change({ platform: 'paper', chat: 'c1' }, { topics: [] });
    await run();
    await publish('one');
    expect(messages()).toEqual([['one']]);
  });

  test('not what was published while they were off', async () => {
    await stage.alert();
    await stage.alerts.turnOff({ platform: 'paper', chat: 'c1' });
    await publish('one');
    await stage.alert();
    await publish('two');
    expect(messages()).toEqual([['two']]);
  });
});

describe('what is held back without a digest', () => {
  test('by the limit of a day comes in one message on the next, when the quiet hours are over', async () => {
    await stage.alert();
    for (const id of ['1', '2', '3', '4', '5']) await publish(id);
    expect(messages()).toEqual([['1'], ['2'], ['3']]);
    expect(await status()).toMatchObject({ today: 3, held: 2 });
    await run('2026-11-23T03:59:59Z');
    expect(messages()).toHaveLength(3);
    await run('2026-11-23T04:00:00Z');
    expect(messages().slice(3)).toEqual([['4', '5']]);
    expect(await status()).toMatchObject({ today: 1, held: 0 });
    await publish('6');
    expect(messages().slice(4)).toEqual([['6']]);
  });

  test('by the quiet hours comes in one message when they end', async () => {
    await stage.alert();
    await run('2026-11-22T19:00:00Z');
    await publish('1');
    await publish('2');
    expect(facts()).toEqual([]);
    await run('2026-11-23T04:00:00Z');
    expect(messages()).toEqual([['1', '2']]);
  });

  test('is counted against the limit of the day on which it comes', async () => {
    await stage.alert('c1', { most: 1 });
    await run('2026-11-22T20:00:00Z');
    await publish('1');
    await run('2026-11-23T04:00:00Z');
    await publish('2');
    expect(messages()).toEqual([['1']]);
    await run('2026-11-24T04:00:00Z');
    expect(messages()).toEqual([['1'], ['2']]);
  });

  test('comes at once where the limit is raised', async () => {
    await stage.alert('c1', { most: 1 });
    await publish('1');
    await publish('2');
    await stage.alerts.change({ platform: 'paper', chat: 'c1' }, { most: 2 });
    await run();
    expect(messages()).toEqual([['1'], ['2']]);
  });

  test('without quiet hours comes when the day begins', async () => {
    await stage.alert('c1', { most: 1, quiet: 'none' });
    await publish('1');
    await publish('2');
    await run('2026-11-22T20:59:59Z');
    expect(messages()).toHaveLength(1);
    await run('2026-11-22T21:00:00Z');
    expect(messages()).toEqual([['1'], ['2']]);
  });
});

describe('with a digest at 08:00', () => {
  beforeEach(async () => {
    await stage.subscribe();
    await run('2026-11-22T05:00:00Z');
    await run('2026-11-23T05:00:00Z');
    stage.platform.arrived.length = 0;
    stage.now = new Date('2026-11-23T12:00:00Z');
  });

  test('what was held back comes with it, and not in an alert besides', async () => {
    await stage.alert('c1', { most: 1 });
    await publish('1');
    await publish('2');
    await run('2026-11-23T20:00:00Z');
    await publish('3');
    await run('2026-11-24T04:30:00Z');
    expect(messages()).toEqual([['1']]);
    await run('2026-11-24T05:00:00Z');
    expect(messages()[1]).toEqual(expect.arrayContaining(['1', '2', '3']));
    expect(stage.platform.arrived[1]?.text).toMatch(
      /Fact 2\..*Fact 3\..*Already posted here as an alert.*Fact 1\./,
    );
    await run('2026-11-24T06:00:00Z');
    expect(await status()).toMatchObject({ held: 0 });
    await publish('4');
    await run('2026-11-25T04:30:00Z');
    expect(messages()).toHaveLength(3);
  });

  test('what comes in later in the day is alerted, and what waits for the digest waits', async () => {
    await stage.alert();
    await run('2026-11-23T20:00:00Z');
    await publish('1');
    await run('2026-11-24T04:10:00Z');
    await publish('2');
    expect(messages()).toEqual([['2']]);
  });

  test('that is about other topics, what was held back comes in an alert', async () => {
    const [{ id } = { id: '' }] = await stage.service.of({ platform: 'paper', chat: 'c1' });
    await stage.service.unsubscribe({ platform: 'paper', chat: 'c1' }, id);
    await stage.subscribe('c1', { topics: ['threat'] });
    await run('2026-11-24T05:00:00Z');
    stage.platform.arrived.length = 0;
    await stage.alert();
    await run('2026-11-24T20:00:00Z');
    stage.learn('of-threat', { topics: ['threat'] });
    stage.learn('of-border', { topics: ['border'] });
    await run();
    await run('2026-11-25T04:00:00Z');
    expect(messages()).toEqual([['of-border']]);
    await run('2026-11-25T05:00:00Z');
    expect(facts()).toContain('of-threat');
    expect(messages()).toHaveLength(2);
  });

  test('that ends before it is posted, what was held back comes in an alert', async () => {
    await stage.alert();
    await run('2026-11-23T20:00:00Z');
    await publish('1');
    const [{ id } = { id: '' }] = await stage.service.of({ platform: 'paper', chat: 'c1' });
    await stage.service.pause({ platform: 'paper', chat: 'c1' }, id);
    await run('2026-11-24T06:00:00Z');
    expect(messages()).toEqual([['1']]);
  });

  test('nothing is marked that did not certainly arrive', async () => {
    await stage.alert();
    stage.platform.fates = ['unknown'];
    await publish('1');
    await publish('2');
    expect(messages()).toEqual([['2']]);
    await run('2026-11-24T05:00:00Z');
    expect(stage.platform.arrived[1]?.text).toMatch(/Fact 1\..*Already posted here as an alert.*Fact 2\./);
  });
});

describe('an alert whose outcome', () => {
  test('is unknown is not repeated at once; without a digest it comes again the next day', async () => {
    await stage.alert();
    stage.platform.fates = ['unknown-but-arrived'];
    await publish('1');
    await publish('2');
    expect(messages()).toEqual([['1'], ['2']]);
    await run('2026-11-23T04:00:00Z');
    expect(messages()).toEqual([['1'], ['2'], ['1']]);
  });

  test('is found out later is there once', async () => {
    await stage.alert();
    stage.platform.fates = ['unsettled-but-arrived'];
    await publish('1');
    await run('2026-11-22T12:01:00Z');
    expect(messages()).toEqual([['1']]);
    expect(await status()).toMatchObject({ today: 1, held: 0 });
  });

  test('is refused three times in a row turns alerts off, and tells who turned them on', async () => {
    await stage.alert();
    stage.platform.fates = ['refused', 'refused', 'refused'];
    for (const [id, hour] of Object.entries({ a: 10, b: 11, c: 12 })) {
      stage.now = new Date(`2026-11-22T${hour}:00:00Z`);
      await publish(id);
    }
    expect(await status()).toMatchObject({ state: 'refused' });
    await run();
    expect(messages('ann')).toHaveLength(1);
    expect(stage.platform.arrived[0]?.text).toContain('The alerts of a chat are off.');
    await publish('d');
    await stage.alert();
    await publish('e');
    // What was held back when they were turned off comes too.
    expect(facts().toSorted()).toEqual(['a', 'b', 'c', 'e']);
  });

  test('is that it was not sent before the quiet hours is held back until they end', async () => {
    await stage.alert();
    stage.now = new Date('2026-11-22T18:59:00Z');
    stage.platform.fates = ['not-sent'];
    await publish('1');
    await run('2026-11-22T19:00:30Z');
    expect(facts()).toEqual([]);
    expect(await status()).toMatchObject({ held: 1, today: 0 });
    await run('2026-11-23T04:00:00Z');
    expect(messages()).toEqual([['1']]);
  });

  test('concerns a part is told again for the rest only', async () => {
    await stage.alert();
    stage.platform.perMessage = 1;
    stage.platform.fates = ['sent', 'unknown', 'sent'];
    await publish('1', '2', '3');
    expect(facts().toSorted()).toEqual(['1', '3'].toSorted());
    await run('2026-11-23T04:00:00Z');
    expect(facts().toSorted()).toEqual(['1', '2', '3']);
  });
});

describe('replicas', () => {
  test('that look at the same moment add one alert, and post it once', async () => {
    await stage.alert();
    stage.learn('1');
    const planners = Array.from({ length: 5 }, () => stage.planner());
    await Promise.all(planners.map((one) => one.look()));
    await stage.run(deliverer);
    for (const one of planners) await one.look();
    await stage.run(deliverer);
    expect(messages()).toEqual([['1']]);
  });

  test('of which one has the new knowledge later alert nothing twice', async () => {
    await stage.alert();
    const before = stage.known;
    const late = stage.planner(() => before);
    await publish('1');
    await late.look();
    stage.learn('2');
    await late.look();
    await run();
    await late.look();
    await stage.run(deliverer);
    expect(messages()).toEqual([['1'], ['2']]);
  });

  test('plan what came in while an alert was under way', async () => {
    await stage.alert();
    const other = stage.planner();
    stage.learn('1');
    await planner.look();
    stage.learn('2');
    await other.look();
    await planner.look();
    await stage.run(deliverer);
    await other.look();
    await stage.run(deliverer);
    expect(messages()).toEqual([['1'], ['2']]);
  });
});

test('each chat gets its own', async () => {
  await stage.alert('c1');
  await stage.alert('c2', { topics: ['threat'] });
  await publish('1');
  stage.learn('2', { topics: ['threat'] });
  await run();
  expect([messages('c1'), messages('c2')]).toEqual([[['1'], ['2']], [['2']]]);
});
