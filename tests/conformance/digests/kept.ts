import { describe, expect, test } from 'vitest';
import type { ChatRef } from '../../../src/command/chat-ref.ts';
import type { Store } from '../../../src/store/open.ts';
import { HOSTILE, type StoreUnderTest, start, startReplicas } from '../stores.ts';

import { AT, CHAT, days, FULL, PLAIN, turns, WAITING, WATCH } from './examples.ts';

/** Blobs, and how long anything is stored. */
export function describeKept(database: StoreUnderTest): void {
  describe('blobs', () => {
    test('have one key per text, whenever and by whichever store it is put', async () => {
      const { store, open } = await start(database);
      const texts = ['', 'one', 'One', HOSTILE, 'x'.repeat(200_000)];
      const keys: string[] = [];
      for (const text of texts) keys.push(await store.blobs.put(text, AT));
      expect(new Set(keys).size).toBe(texts.length);
      for (const key of keys) expect(key).toMatch(/^[\w-]{22}$/);
      await store.close();
      const again = await open();
      expect(await Promise.all(texts.map((text) => again.blobs.put(text, days(1))))).toEqual(keys);
      expect(await Promise.all(keys.map((key) => again.blobs.get(key)))).toEqual(texts);
      expect(await again.blobs.get('none')).toBeUndefined();
    });
  });

  describe('tidying', () => {
    test('removes old deliveries and unused blobs', async () => {
      const { store } = await start(database);
      const { ledger, blobs } = store;
      const put = (text: string, at = AT): Promise<string> => blobs.put(text, at);
      const [seen, known, body, snapshot] = [await put('a'), await put('b'), await put('c'), await put('d')];
      const looked = await put('e');
      const [old, unused] = [await put('old'), await put('unused')];
      // Put again since then: a delivery may be about to refer to them.
      const fresh = [await put('new', days(2)), await put('again'), await put('at once', days(1.99))];
      await put('again', days(2));
      await put('at once', days(2));
      await store.subscriptions.add({ ...PLAIN, seen: { snapshot: seen, except: {} } });
      await store.watches.add({ ...WATCH, known: { snapshot: known, except: {} } }, 9);
      await store.readers.update(CHAT, 'ann', { latestSnapshot: looked });
      await ledger.add({ ...WAITING, slot: 'open', dueAt: AT, body, snapshot });
      await ledger.add({ ...WAITING, slot: 'late', state: 'missed', endedAt: days(2) });
      await ledger.add({ ...WAITING, slot: 'early', state: 'arrived', endedAt: days(1), body: old });
      for (const name of ['open', 'early']) await ledger.beginPart({ ...WAITING, slot: name }, 0, AT);

      await ledger.tidy(days(2));
      const kept = await ledger.last(WAITING.subject, 9);
      expect(kept.map((delivery) => delivery.slot)).toEqual(['open', 'late']);
      expect(await ledger.parts({ ...WAITING, slot: 'open' })).toHaveLength(1);
      expect(await ledger.parts({ ...WAITING, slot: 'early' })).toEqual([]);
      for (const key of [seen, known, body, snapshot, looked, ...fresh]) {
        expect(await blobs.get(key)).toBeDefined();
      }
      for (const key of [old, unused]) expect(await blobs.get(key)).toBeUndefined();

      await store.subscriptions.remove(PLAIN.id);
      await store.watches.remove(WATCH.id);
      await store.forget(CHAT.platform, 'ann');
      await ledger.tidy(days(3));
      for (const key of [seen, known, body, snapshot, looked, ...fresh]) {
        expect(await blobs.get(key)).toBeUndefined();
      }
    });

    test('removes any number, also if replicas tidy at the same moment', async () => {
      const stores = await startReplicas(database);
      const store = turns(stores);
      const ids = Array.from({ length: 240 }, (_, n) => `${n}`);
      await Promise.all(
        ids.map((subject, n) => store(n).ledger.add({ ...WAITING, subject, state: 'arrived', endedAt: AT })),
      );
      await Promise.all(stores.map(({ ledger }) => ledger.tidy(days(1))));
      // A replica skips what another one is about to remove.
      for (const subject of ids.filter((_, n) => n % 50 === 49)) {
        expect(await store(0).ledger.get({ ...WAITING, subject })).toBeUndefined();
      }
    });
  });

  test('a chat with a new id keeps its subscriptions, watches and open deliveries', async () => {
    const { store } = await start(database);
    const elsewhere = { ...CHAT, platform: 'discord' };
    const reader = { ...CHAT, direct: true } as const;
    const thread = { ...CHAT, thread: '7' };
    for (const [id, from] of Object.entries({ a: CHAT, b: thread, c: elsewhere })) {
      await store.subscriptions.add({ ...PLAIN, id, from });
      await store.watches.add({ ...WATCH, id, from, question: id }, 9);
    }
    const ended = { state: 'arrived', endedAt: AT } as const;
    for (const [subject, more] of Object.entries({
      a: { to: CHAT },
      b: { to: thread },
      c: { to: elsewhere },
      d: { to: reader },
      e: { to: CHAT, ...ended },
    })) {
      await store.ledger.add({ ...WAITING, subject, ...more });
    }
    await store.moveChat({ platform: 'telegram', from: CHAT.chat, to: 'new' });
    const chatOf = async (id: string) => [
      (await store.subscriptions.get(id))?.from.chat,
      (await store.watches.get(id))?.from.chat,
      (await store.ledger.get({ ...WAITING, subject: id }))?.to.chat,
    ];
    expect(await chatOf('a')).toEqual(['new', 'new', 'new']);
    expect(await chatOf('b')).toEqual(['new', 'new', 'new']);
    expect(await chatOf('c')).toEqual([CHAT.chat, CHAT.chat, CHAT.chat]);
    expect(await chatOf('d')).toEqual([undefined, undefined, CHAT.chat]);
    expect(await chatOf('e')).toEqual([undefined, undefined, CHAT.chat]);
  });

  test('the choices of readers move with their chat, also when it is told twice; newer ones stay', async () => {
    const stores = await startReplicas(database);
    const store = turns(stores)(0);
    const before: ChatRef = CHAT;
    const after: ChatRef = { ...CHAT, chat: 'new' };
    const move = { platform: CHAT.platform, from: CHAT.chat, to: 'new' };
    await store.readers.update(before, 'a', { language: 'ar', questions: ['who?'] });
    await store.readers.update({ ...before, thread: '7' }, 'a', { language: 'ckb' });
    await store.readers.update(before, 'b', { language: 'ar', latestShown: '2026-01-20' });
    await store.readers.update(after, 'b', { language: 'ckb' });
    await Promise.all(stores.map((each) => each.moveChat(move)));
    expect(await store.readers.get(after, 'a')).toMatchObject({ language: 'ar', questions: ['who?'] });
    expect(await store.readers.get({ ...after, thread: '7' }, 'a')).toMatchObject({ language: 'ckb' });
    expect(await store.readers.get(after, 'b')).toMatchObject({ language: 'ckb' });
    expect(await store.readers.get(before, 'a')).toEqual({ questions: [] });
  });

  describe('forgetting a reader', () => {
    const OTHER: ChatRef = { ...CHAT, chat: '-200' };

    /** For each of two readers and chats a subscription, a watch and its answer; and a notice for each reader alone. */
    async function filled(): Promise<Store> {
      const { store } = await start(database);
      for (const user of ['ann', 'bob']) {
        for (const from of [CHAT, OTHER]) {
          const id = `${user}${from.chat}`;
          await store.subscriptions.add({ ...PLAIN, id, from, creator: user });
          await store.watches.add({ ...WATCH, id, from, user }, 9);
          await store.ledger.add({ ...WAITING, subject: id, slot: 'answer', kind: 'answer', to: from });
          await store.ledger.add({ ...WAITING, subject: id, slot: 'digest', to: from });
        }
        const body = await store.blobs.put(`for ${user}`, days(9));
        const to = { platform: 'telegram', chat: user, direct: true } as const;
        await store.ledger.add({ ...WAITING, subject: 'notice', slot: user, kind: 'notice', to, body });
      }
      return store;
    }

    /** What is left of a reader in a chat: as the creator, the watch, the answer. */
    async function left(store: Store, user: string, from: ChatRef): Promise<readonly boolean[]> {
      const id = `${user}${from.chat}`;
      expect(await store.ledger.get({ subject: id, slot: 'digest' })).toBeDefined();
      return [
        (await store.subscriptions.get(id))?.creator === user,
        (await store.watches.get(id)) !== undefined,
        (await store.ledger.get({ subject: id, slot: 'answer' })) !== undefined,
      ];
    }
    const all = [true, true, true];
    const none = [false, false, false];

    test.each([
      ['in one chat', CHAT.chat, 3, [none, all], true],
      ['everywhere on the platform', undefined, 7, [none, none], false],
      ['in a chat that they have never used', '-300', 0, [all, all], true],
    ] as const)('%s', async (_, chat, things, [inChat, inOther], hasNotice) => {
      const store = await filled();
      expect(await store.forget('telegram', 'ann', chat)).toBe(things);
      expect(await left(store, 'ann', CHAT)).toEqual(inChat);
      expect(await left(store, 'ann', OTHER)).toEqual(inOther);
      const notice = await store.ledger.get({ subject: 'notice', slot: 'ann' });
      expect(notice !== undefined).toBe(hasNotice);
      for (const from of [CHAT, OTHER]) expect(await left(store, 'bob', from)).toEqual(all);
      expect(await store.ledger.get({ subject: 'notice', slot: 'bob' })).toBeDefined();
      expect(await store.forget('telegram', 'ann', chat)).toBe(0);
    });

    test('lets the next tidying remove their messages', async () => {
      const store = await filled();
      const [ann, bob] = await Promise.all(
        ['ann', 'bob'].map(async (slot) => (await store.ledger.get({ subject: 'notice', slot }))?.body ?? ''),
      );
      await store.forget('telegram', 'ann');
      await store.ledger.tidy(AT);
      expect(await store.blobs.get(ann ?? '')).toBeUndefined();
      expect(await store.blobs.get(bob ?? '')).toBe('for bob');
    });
  });

  test('everything is there after reopening', async () => {
    const { store, open } = await start(database);
    await store.subscriptions.add(FULL);
    await store.watches.add(WATCH, 9);
    await store.ledger.add(WAITING);
    await store.ledger.beginPart(WAITING, 0, AT);
    await store.close();
    const again = await open();
    expect(await again.subscriptions.get(FULL.id)).toEqual(FULL);
    expect(await again.watches.get(WATCH.id)).toEqual(WATCH);
    expect(await again.ledger.open('telegram', AT, 9)).toEqual([WAITING]);
    expect(await again.ledger.parts(WAITING)).toEqual([{ n: 0, state: 'sending', sentAt: AT }]);
  });
}
