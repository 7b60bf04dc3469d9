import { beforeEach, describe, expect, test } from 'vitest';
import type { WatchService } from '../../src/command/watches.ts';
import { checkWatches, createWatchService } from '../../src/digest/answer-watches.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import { UnreadableRows } from '../../src/util/unreadable-rows.ts';
import { Stage } from './stage.ts';

const CHAT = { platform: 'paper', chat: 'c1' };
const ASKED = {
  from: CHAT,
  user: 'ann',
  question: 'Who guards the crossing at Rabia?',
  language: 'en',
  open: true,
};
const GUARDS = {
  text: { en: 'Tribal fighters guard the crossing at Rabia.', ar: 'يحرس مقاتلو العشائر معبر ربيعة.' },
  names: [],
};

let stage: Stage;
let watches: WatchService;

beforeEach(async () => {
  stage = await Stage.open();
  let ids = 0;
  const parts = { ...stage.store, knowledge: () => stage.known, now: () => stage.now };
  watches = createWatchService(parts, () => {
    ids += 1;
    return `watch${String(ids).padStart(3, '0')}`;
  });
});

/** Asks the saved questions again, and delivers the answers. */
async function check(): Promise<void> {
  const engine = createEngine(compile(stage.known));
  const parts = { ...stage.store, knowledge: () => stage.known, now: () => stage.now, ask: engine.ask };
  const { signal } = new AbortController();
  await checkWatches({ ...parts, signal, rows: new UnreadableRows(), giveWay: async () => {} });
  await stage.run();
  await stage.run();
}

describe('a saved question', () => {
  test('is answered once, as soon as a new fact does, to its asker alone', async () => {
    expect(await watches.keep(ASKED)).toBe('kept');
    await check();
    expect(stage.platform.arrived).toEqual([]);
    stage.learn('guards', GUARDS);
    await check();
    await check();
    expect(stage.platform.arrived).toMatchObject([
      { to: { platform: 'paper', chat: 'ann', direct: true }, facts: ['guards'] },
    ]);
    expect(stage.platform.arrived[0]?.text).toContain('You asked this on 22 November 2026');
    expect(await stage.store.watches.page(undefined, 10)).toEqual([]);
  });

  test('is not answered by a fact that was known when it was saved', async () => {
    stage.learn('guards', GUARDS);
    await watches.keep(ASKED);
    await check();
    expect(stage.platform.arrived).toEqual([]);
  });

  test.each([
    ['in the chat of the question, if others could read it there', true, [CHAT]],
    ['nowhere, if they could not', false, []],
  ])('of a reader who takes no direct messages is answered %s', async (_, open, places) => {
    await watches.keep({ ...ASKED, open });
    stage.learn('guards', GUARDS);
    stage.platform.fates = ['refused'];
    await check();
    expect(stage.platform.arrived.map(({ to }) => to)).toEqual(places);
    for (const { text } of stage.platform.arrived)
      expect(text).toContain('Someone asked this here on 22 Nov');
    expect(await stage.store.watches.page(undefined, 10)).toEqual([]);
  });

  test('is not answered again if it is unknown whether the answer arrived', async () => {
    await watches.keep(ASKED);
    stage.learn('guards', GUARDS);
    stage.platform.fates = ['unknown-but-arrived'];
    stage.platform.remembers = false;
    await check();
    await check();
    expect(stage.platform.arrived).toHaveLength(1);
  });

  test('is saved once, and a reader has at most ten', async () => {
    expect(await watches.keep(ASKED)).toBe('kept');
    expect(await watches.keep(ASKED)).toBe('there');
    for (let more = 2; more <= 10; more += 1) {
      expect(await watches.keep({ ...ASKED, question: `Who guards crossing ${more}?` })).toBe('kept');
    }
    expect(await watches.keep({ ...ASKED, question: 'And the next?' })).toBe('too-many');
    expect(await watches.keep({ ...ASKED, user: 'ben' })).toBe('kept');
  });

  test('is removed when its reader is forgotten, with an answer that was not sent yet', async () => {
    await watches.keep(ASKED);
    stage.learn('guards', GUARDS);
    stage.platform.fates = ['not-sent', 'not-sent'];
    await check();
    expect(await stage.store.forget('paper', 'ann')).toBeGreaterThan(0);
    stage.now = new Date(stage.now.getTime() + 60_000);
    await check();
    expect(stage.platform.arrived).toEqual([]);
  });
});
