import { describe, expect, test } from 'vitest';
import type { Part } from '../../../src/digest/ledger.ts';
import { HOSTILE, type StoreUnderTest, start, startReplicas } from '../stores.ts';

import {
  AT,
  CHAT,
  daily,
  days,
  dueAt,
  HOSTILE_DELIVERY,
  PLAIN,
  slot,
  subjects,
  turns,
  WAITING,
} from './examples.ts';

/** Deliveries and their parts. */
export function describeLedger(database: StoreUnderTest): void {
  describe('deliveries', () => {
    test('are read as they were added, once', async () => {
      const { store } = await start(database);
      for (const delivery of [WAITING, HOSTILE_DELIVERY]) {
        expect(await store.ledger.add(delivery)).toBe(true);
        expect(await store.ledger.add({ ...delivery, to: { ...CHAT, thread: '9' } })).toBe(false);
        expect(await store.ledger.get(delivery)).toEqual(delivery);
      }
      expect(await store.ledger.get({ subject: 'other', slot: '' })).toBeUndefined();
      const later = { ...WAITING, slot: '2026-01-21' };
      await store.ledger.add(later);
      expect(await store.ledger.last(WAITING.subject, 9)).toEqual([later, WAITING]);
      expect(await store.ledger.last(WAITING.subject, 1)).toEqual([later]);
    });

    test('that are open and due are found by platform, the longest overdue first', async () => {
      const { store } = await start(database);
      const { ledger } = store;
      for (const [subject, retryAt, more] of [
        ['c', days(1), {}],
        ['a', days(2), {}],
        ['b', days(2), { state: 'sending', body: 'said' }],
        ['later', days(3), {}],
        ['ended', days(1), { state: 'arrived', endedAt: days(1) }],
        ['discord', days(1), { to: { ...CHAT, platform: 'discord' } }],
      ] as const) {
        await ledger.add({ ...WAITING, subject, retryAt, ...more });
      }
      const open = async (most: number) => subjects(await ledger.open('telegram', days(2), most));
      expect(await open(9)).toEqual(['c', 'a', 'b']);
      expect(await open(1)).toEqual(['c']);
      const key = { ...WAITING, subject: 'c' };
      await ledger.putOff(key, days(2));
      await ledger.putOff(key, new Date(days(2).getTime() - 1));
      expect(await ledger.get(key)).toMatchObject({ retries: 2, retryAt: new Date(days(2).getTime() - 1) });
      await ledger.putOff(key, days(4));
      expect(await open(9)).toEqual(['a', 'b']);
      await ledger.end({ ...WAITING, subject: 'a' }, 'missed', days(2));
      expect(await open(9)).toEqual(['b']);
      expect(subjects(await ledger.open('discord', days(2), 9))).toEqual(['discord']);
    });

    test('are composed before they have ended', async () => {
      const { store } = await start(database);
      await store.ledger.add(WAITING);
      expect(await store.ledger.compose(WAITING, HOSTILE, 'known')).toBe(true);
      expect(await store.ledger.compose(WAITING, 'by another process', 'later')).toBe(false);
      const composed = { ...WAITING, state: 'sending', body: HOSTILE, snapshot: 'known' };
      expect(await store.ledger.get(WAITING)).toEqual(composed);
      await store.ledger.end(WAITING, 'missed', days(1));
      expect(await store.ledger.compose(WAITING, 'too late', 'too late')).toBe(false);
      await store.ledger.putOff(WAITING, days(9));
      expect(await store.ledger.get(WAITING)).toEqual({ ...composed, state: 'missed', endedAt: days(1) });
    });

    test('end once, and change their subscription in the same transaction', async () => {
      const { store } = await start(database);
      const { ledger, subscriptions } = store;
      await subscriptions.add({ ...PLAIN, id: WAITING.subject });
      await ledger.add(WAITING);
      const change = { refusals: 3, state: 'refused', next: null } as const;
      const end = ledger.end(WAITING, 'refused', days(1), { refusal: 'gone', change });
      expect(await end).toBe(true);
      const ended = { ...WAITING, state: 'refused', endedAt: days(1), refusal: 'gone' };
      const changed = { ...PLAIN, id: WAITING.subject, refusals: 3, state: 'refused' };
      expect(await ledger.end(WAITING, 'arrived', days(2), { change: { refusals: 0 } })).toBe(false);
      expect(await ledger.end(WAITING, 'arrived', days(2), { refusal: 'forbidden' })).toBe(false);
      expect(await ledger.get(WAITING)).toEqual(ended);
      expect(await subscriptions.get(WAITING.subject)).toEqual(changed);
      expect(await ledger.end({ ...WAITING, slot: 'none' }, 'arrived', AT, { change: { refusals: 0 } })).toBe(
        false,
      );
      expect(await subscriptions.get(WAITING.subject)).toEqual(changed);
      // Its subscription may have gone.
      const answer = { ...WAITING, subject: 'answer' };
      await ledger.add(answer);
      expect(await ledger.end(answer, 'arrived', AT, { change: { refusals: 0 } })).toBe(true);
    });

    test('ended by many at the same moment change their subscription once', async () => {
      const stores = await startReplicas(database);
      const store = turns(stores);
      await store(0).subscriptions.add(dueAt('a', AT));
      await store(0).ledger.add({ ...WAITING, subject: 'a', slot: slot(AT).date });
      const ends = Array.from({ length: 20 }, (_, n) =>
        store(n).ledger.end({ kind: 'digest', subject: 'a', slot: slot(AT).date }, 'arrived', AT, {
          change: { refusals: n },
        }),
      );
      // Meanwhile its subscription is due for a delivery of the same name.
      const [ended] = await Promise.all([Promise.all(ends), store(1).ledger.takeDue(AT, 9, daily)]);
      expect(ended.filter(Boolean)).toHaveLength(1);
      // It may have been passed over, since it was changed at that moment.
      await store(0).ledger.takeDue(AT, 9, daily);
      expect(await store(0).subscriptions.get('a')).toMatchObject({
        refusals: ended.indexOf(true),
        next: slot(days(1)),
      });
    });
  });

  describe('parts', () => {
    test('are begun, removed and settled', async () => {
      const { store } = await start(database);
      const { ledger } = store;
      await ledger.add(WAITING);
      await ledger.add({ ...WAITING, slot: 'other' });
      const parts = async (): Promise<readonly Part[]> => ledger.parts(WAITING);
      expect(await parts()).toEqual([]);
      for (const n of [10, 2, 1]) expect(await ledger.beginPart(WAITING, n, AT)).toBe(true);
      expect(await ledger.beginPart(WAITING, 2, days(1))).toBe(false);
      await ledger.unbeginPart(WAITING, 10, days(1));
      await ledger.unbeginPart(WAITING, 1, AT);
      await ledger.settlePart(WAITING, 2, 'sent', HOSTILE);
      expect(await parts()).toEqual([
        { n: 2, state: 'sent', sentAt: AT, message: HOSTILE },
        { n: 10, state: 'sending', sentAt: AT },
      ]);
      expect(await ledger.beginPart(WAITING, 1, days(1))).toBe(true);
      await ledger.settlePart(WAITING, 1, 'unknown');
      await ledger.settlePart(WAITING, 10, 'refused');
      expect((await parts()).map(({ n, state, sentAt }) => [n, state, sentAt])).toEqual([
        [1, 'unknown', days(1)],
        [2, 'sent', AT],
        [10, 'refused', AT],
      ]);
      expect(await ledger.parts({ ...WAITING, slot: 'other' })).toEqual([]);
      expect(await ledger.beginPart({ ...WAITING, slot: 'none' }, 0, AT)).toBe(false);
    });

    test('a certain outcome is not replaced by an uncertain one', async () => {
      const { store } = await start(database);
      const { ledger } = store;
      await ledger.add(WAITING);
      for (const n of [0, 1]) await ledger.beginPart(WAITING, n, AT);
      await ledger.settlePart(WAITING, 0, 'sent', 'm0');
      await ledger.unbeginPart(WAITING, 0, AT);
      await ledger.settlePart(WAITING, 0, 'unknown');
      await ledger.settlePart(WAITING, 1, 'unknown');
      await ledger.settlePart(WAITING, 1, 'sent', 'm1');
      const parts = await ledger.parts(WAITING);
      expect(parts.map(({ state, message }) => [state, message])).toEqual([
        ['sent', 'm0'],
        ['sent', 'm1'],
      ]);
      await ledger.end(WAITING, 'arrived', days(1));
      expect(await ledger.beginPart(WAITING, 2, days(1))).toBe(false);
    });

    test('are begun by one of many processes at the same moment', async () => {
      const stores = await startReplicas(database);
      const store = turns(stores);
      await store(0).ledger.add(WAITING);
      const begun = Array.from({ length: 20 }, (_, n) => store(n).ledger.beginPart(WAITING, 0, AT));
      expect((await Promise.all(begun)).filter(Boolean)).toHaveLength(1);
    });
  });
}
