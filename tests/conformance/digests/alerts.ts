import { describe, expect, test } from 'vitest';
import type { Alert, AlertChange } from '../../../src/digest/alerts/alert.ts';
import type { Store } from '../../../src/store/open.ts';
import { HOSTILE, type StoreUnderTest, start, startReplicas } from '../stores.ts';

import { AT, CHAT, days, turns, WAITING } from './examples.ts';

const PLAIN: Alert = {
  id: 'aaaaaaaa',
  from: CHAT,
  createdAt: AT,
  state: 'active',
  refusals: 0,
  topics: [],
  language: 'en',
  zone: 'Asia/Baghdad',
  most: 3,
  quiet: 'none',
  seen: { snapshot: 'known', except: {} },
  held: [],
};
/** With all properties, each with a hostile value. */
const FULL: Alert = {
  id: HOSTILE,
  from: { platform: HOSTILE, chat: HOSTILE, thread: HOSTILE },
  creator: HOSTILE,
  createdAt: AT,
  state: 'refused',
  refusals: 2,
  topics: [HOSTILE, ''],
  language: HOSTILE,
  zone: HOSTILE,
  most: 10,
  quiet: { from: HOSTILE, until: HOSTILE },
  seen: { snapshot: HOSTILE, except: { [HOSTILE]: '', other: null } },
  held: [HOSTILE, ''],
  lookAt: days(1),
};

/** Alerts of chats. */
export function describeAlerts(database: StoreUnderTest): void {
  describe('alerts', () => {
    test('are read as they were added, by id and by chat, also after reopening', async () => {
      const { store, open } = await start(database);
      for (const alert of [PLAIN, FULL]) expect(await store.alerts.add(alert)).toBe(true);
      await store.close();
      const { alerts } = await open();
      for (const alert of [PLAIN, FULL]) {
        expect(await alerts.get(alert.id)).toEqual(alert);
        expect(await alerts.of(alert.from)).toEqual(alert);
      }
      expect(await alerts.get('other')).toBeUndefined();
      expect(await alerts.of({ ...CHAT, thread: '7' })).toBeUndefined();
    });

    test('are there once for a chat, also if many turn them on at the same moment', async () => {
      const store = turns(await startReplicas(database));
      const added = await Promise.all(
        Array.from({ length: 12 }, (_, n) => store(n).alerts.add({ ...PLAIN, id: `${n}` })),
      );
      expect(added.filter(Boolean)).toHaveLength(1);
      expect(await store(0).alerts.page(['telegram'], undefined, 99)).toHaveLength(1);
    });

    test('change in the given properties only, and only if nobody else has planned a look', async () => {
      const { store } = await start(database);
      const { alerts } = store;
      await alerts.add(PLAIN);
      await alerts.add({ ...PLAIN, id: 'other', from: { ...CHAT, chat: '7' } });
      let now: Alert = PLAIN;
      const changes: readonly AlertChange[] = [
        {},
        { topics: [HOSTILE], language: 'ar', zone: 'UTC', most: 1 },
        { quiet: { from: '22:00', until: '07:00' } },
        { quiet: 'none' },
        { seen: { snapshot: HOSTILE, except: { a: null, b: '' } }, held: ['a'], lookAt: AT },
        { state: 'refused', refusals: 3 },
      ];
      for (const change of changes) {
        expect(await alerts.change(PLAIN.id, change)).toBe(true);
        now = { ...now, ...(change as Partial<Alert>) };
        expect(await alerts.get(PLAIN.id)).toEqual(now);
      }
      for (const [ifLookAt, lookAt, isChanged] of [
        [null, days(1), false],
        [days(1), days(2), false],
        [AT, null, true],
        [AT, days(2), false],
        [null, days(3), true],
        [undefined, days(4), true],
      ] as const) {
        expect([ifLookAt, await alerts.change(PLAIN.id, { lookAt }, ifLookAt)]).toEqual([
          ifLookAt,
          isChanged,
        ]);
      }
      expect((await alerts.get(PLAIN.id))?.lookAt).toEqual(days(4));
      expect(await alerts.change('none', {})).toBe(false);
      expect(await alerts.get('other')).toMatchObject({ id: 'other', most: 3 });
    });

    test('that are active are listed in pages, and those that are due in their order', async () => {
      const { store } = await start(database);
      const { alerts } = store;
      const some: readonly (readonly [id: string, more: Partial<Alert>])[] = [
        ['1', { lookAt: days(2) }],
        ['2', {}],
        ['3', { lookAt: AT }],
        ['4', { lookAt: days(3) }],
        ['5', { lookAt: AT, state: 'refused' }],
        ['6', { lookAt: AT, from: { platform: 'discord', chat: '6' } }],
      ];
      for (const [id, more] of some) await alerts.add({ ...PLAIN, id, from: { ...CHAT, chat: id }, ...more });
      const ids = (found: readonly Alert[]) => found.map(({ id }) => id);
      const both = ['discord', 'telegram'];
      expect(ids(await alerts.page(both, undefined, 3))).toEqual(['1', '2', '3']);
      expect(ids(await alerts.page(both, '3', 3))).toEqual(['4', '6']);
      expect(ids(await alerts.page(['telegram'], undefined, 9))).toEqual(['1', '2', '3', '4']);
      expect(ids(await alerts.due(both, days(2), 9))).toEqual(['3', '6', '1']);
      expect(ids(await alerts.due(['telegram'], days(2), 1))).toEqual(['3']);
    });

    test('go with their deliveries', async () => {
      const { store } = await start(database);
      await store.alerts.add(PLAIN);
      await store.ledger.add({ ...WAITING, kind: 'alert', subject: PLAIN.id });
      await store.ledger.add({ ...WAITING, subject: 'other' });
      expect(await store.alerts.remove(PLAIN.id)).toBe(true);
      expect(await store.alerts.remove(PLAIN.id)).toBe(false);
      expect(await store.ledger.last(PLAIN.id, 9)).toEqual([]);
      expect(await store.ledger.last('other', 9)).toHaveLength(1);
    });

    test('move with their chat; where it has some already, those stay', async () => {
      const { store } = await start(database);
      const add = (id: string, more: Partial<Alert['from']>) =>
        store.alerts.add({ ...PLAIN, id, from: { ...CHAT, ...more } });
      await add('1', {});
      await add('2', { thread: '7' });
      await add('3', { chat: 'new', thread: '7' });
      await add('4', { platform: 'discord' });
      await store.ledger.add({ ...WAITING, kind: 'alert', subject: '1' });
      await store.moveChat({ platform: 'telegram', from: CHAT.chat, to: 'new' });
      const chatOf = async (id: string) => (await store.alerts.get(id))?.from.chat;
      expect(await Promise.all(['1', '2', '3', '4'].map(chatOf))).toEqual([
        'new',
        undefined,
        'new',
        CHAT.chat,
      ]);
      expect((await store.ledger.get({ ...WAITING, subject: '1' }))?.to.chat).toBe('new');
    });

    test('stay without their creator when that reader is forgotten, with the snapshot that they need', async () => {
      const { store } = await start(database);
      const snapshot = await store.blobs.put('known', AT);
      await store.alerts.add({ ...PLAIN, creator: 'ann', seen: { snapshot, except: {} } });
      await store.alerts.add({ ...PLAIN, id: 'b', creator: 'bob', from: { ...CHAT, chat: '7' } });
      expect(await store.forget('telegram', 'ann', '7')).toBe(0);
      expect(await store.forget('telegram', 'ann')).toBe(1);
      const creators = async (one: Store) =>
        (await one.alerts.page(['telegram'], undefined, 9)).map(({ creator }) => creator);
      expect(await creators(store)).toEqual([undefined, 'bob']);
      await store.ledger.tidy(days(9));
      expect(await store.blobs.get(snapshot)).toBe('known');
      await store.alerts.remove(PLAIN.id);
      await store.ledger.tidy(days(9));
      expect(await store.blobs.get(snapshot)).toBeUndefined();
    });
  });
}
