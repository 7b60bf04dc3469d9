import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Answer } from '../../src/query/types.ts';
import type { LogDetails } from '../../src/util/log.ts';
import { arrival, running } from './running.ts';
import { Stage } from './stage.ts';

/** Runs a statement on the file as somebody else's tool would. */
function damage(file: string, statement: string, ...values: readonly string[]): void {
  const tool = new DatabaseSync(file);
  tool.prepare(statement).run(...values);
  tool.close();
}

/** Tables and ids of the rows that were named, in order. */
function named(lines: readonly LogDetails[]): readonly string[] {
  return lines
    .filter(({ event }) => event === 'row-unreadable')
    .map(({ table, id }) => `${table} ${id}`)
    .toSorted();
}

test('subscriptions that cannot be read are named once; all others get their digest', async () => {
  const stage = await Stage.open();
  stage.platform.perMessage = 100;
  const damages = [
    "days = 'no json'",
    "days = '{}'",
    "topics = '[1]'",
    "when_empty = 'sometimes'",
    "created_at = 'yesterday'",
    "seen_snapshot = 'x', seen_except = 'no json'",
    "zone = 'Mars/Olympus'",
    "time = '25:99'",
  ];
  const ids: string[] = [];
  for (const [n, change] of damages.entries()) {
    const id = await stage.subscribe(`a${n}`);
    ids.push(id);
    damage(stage.file, `update subscriptions set ${change} where id = ?`, id);
  }
  for (let n = 0; n < 5; n += 1) await stage.subscribe(`b${n}`);
  stage.now = new Date('2026-11-23T05:00:00Z');
  const warned: LogDetails[] = [];
  const digests = running(stage, {
    log: { info: () => {}, error: () => {}, warn: (details) => void warned.push(details) },
  });
  const all = arrival(stage, 5);
  await digests.start();
  await all;
  await digests.stop();
  expect(new Set(stage.platform.arrived.map(({ to }) => to.chat))).toEqual(
    new Set(['b0', 'b1', 'b2', 'b3', 'b4']),
  );
  expect(named([...stage.logged, ...warned])).toEqual(ids.map((id) => `subscriptions ${id}`).toSorted());
  expect(JSON.stringify(stage.logged)).not.toContain('no json');
});

test('more unreadable subscriptions than are taken at once do not keep the others waiting', async () => {
  const stage = await Stage.open();
  stage.platform.perMessage = 100;
  for (let n = 0; n < 120; n += 1) await stage.subscribe(`a${n}`);
  damage(stage.file, "update subscriptions set days = '' where platform = 'paper'");
  const id = await stage.subscribe('zz');
  stage.now = new Date('2026-11-23T05:00:00Z');
  const plan = ({
    next,
  }: {
    readonly next: { readonly date: string; readonly at: Date; readonly rules: string };
  }) => ({
    next: { ...next, at: new Date('2027-01-01T05:00:00Z') },
  });
  const seen: string[] = [];
  for (let more = true; more; )
    ({ more } = await stage.store.ledger.takeDue(stage.now, 100, (due) => {
      seen.push(due.id);
      return plan(due);
    }));
  expect(seen).toEqual([id]);
  expect(named(stage.logged)).toHaveLength(120);
});

test('a delivery of an unknown kind, and one whose text is no reply, do not hold up those behind them', async () => {
  const stage = await Stage.open();
  stage.platform.perMessage = 100;
  for (const chat of ['c1', 'c2', 'c3']) await stage.subscribe(chat);
  stage.now = new Date('2026-11-23T05:00:00Z');
  const { ledger, blobs } = stage.store;
  const reply = JSON.stringify({ blocks: [], citations: [], actions: [] });
  const notice = async (subject: string, text: string): Promise<void> => {
    const at = stage.now;
    await ledger.add({
      ...{ subject, slot: 's', kind: 'notice', to: { platform: 'paper', chat: subject } },
      ...{ dueAt: at, retryAt: at, until: new Date(at.getTime() + 3_600_000), retries: 0, state: 'waiting' },
      body: await blobs.put(text, at),
    });
  };
  await notice('k1', `${reply} `);
  await notice('k2', 'no json');
  await notice('k3', reply);
  damage(stage.file, "update deliveries set kind = 'telegram' where subject = 'k1'");
  const warned: LogDetails[] = [];
  const digests = running(stage, {
    log: { info: () => {}, error: () => {}, warn: (details) => void warned.push(details) },
  });
  const all = arrival(stage, 4);
  await digests.start();
  await all;
  await digests.stop();
  expect(stage.platform.arrived.map(({ to }) => to.chat).toSorted()).toEqual(['c1', 'c2', 'c3', 'k3']);
  expect(named(stage.logged)).toEqual(['deliveries k1/s']);
  expect(named(warned)).toEqual([expect.stringMatching(/^documents /)]);
  expect((await ledger.get({ subject: 'k2', slot: 's' }))?.state).toBe('missed');
});

test('alerts and saved questions that cannot be read do not keep the others from being looked at', async () => {
  const stage = await Stage.open();
  stage.platform.perMessage = 100;
  for (const chat of ['a1', 'a2', 'a3', 'a4']) await stage.alert(chat);
  damage(stage.file, "update alerts set held = 'no json' where chat = 'a1'");
  damage(stage.file, "update alerts set zone = 'Mars/Olympus' where chat = 'a2'");
  damage(stage.file, "update alerts set seen_except = '[]' where chat = 'a3'");
  const known = { snapshot: await stage.store.blobs.put('{}', stage.now), except: {} };
  const from = { platform: 'paper', chat: 'q' };
  for (const id of ['w1', 'w2', 'w3'])
    await stage.store.watches.add(
      { id, from, user: id, question: id, language: 'en', open: false, createdAt: stage.now, known },
      9,
    );
  damage(stage.file, "update watches set known_except = '{' where id = 'w1'");
  stage.now = new Date('2026-11-23T12:00:00Z');
  stage.learn('fresh', { added: '2026-11-23' });
  const asked: string[] = [];
  const warned: LogDetails[] = [];
  const digests = running(stage, {
    ask: ({ text }) => {
      asked.push(text);
      if (text === 'w2') throw new RangeError('broken');
      return { outcome: 'unsure', statements: [] } as unknown as Answer;
    },
    log: { info: () => {}, error: () => {}, warn: (details) => void warned.push(details) },
  });
  const all = arrival(stage, 1);
  await digests.start();
  await all;
  await digests.stop();
  expect(stage.platform.arrived.map(({ to }) => to.chat)).toEqual(['a4']);
  expect(asked).toEqual(['w2', 'w3']);
  const ids = new Set([...named(stage.logged), ...named(warned)].map((each) => each.split(' ')[0]));
  expect(ids).toEqual(new Set(['alerts', 'watches']));
  expect(named([...stage.logged, ...warned])).toHaveLength(5);
});
