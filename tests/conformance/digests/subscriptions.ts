import { describe, expect, test } from 'vitest';
import type { ChatRef } from '../../../src/command/chat-ref.ts';
import type { Delivery } from '../../../src/digest/ledger.ts';
import type { Slot } from '../../../src/digest/schedule.ts';
import type { Subscription, SubscriptionChange } from '../../../src/digest/subscription.ts';
import type { Store } from '../../../src/store/open.ts';
import { HOSTILE, type StoreUnderTest, start, startReplicas } from '../stores.ts';

import { AT, CHAT, daily, days, dueAt, FULL, PLAIN, slot, subjects, turns, WAITING } from './examples.ts';

/** Subscriptions, and taking those that are due. */
export function describeSubscriptions(database: StoreUnderTest): void {
  describe('subscriptions', () => {
    test('are read as they were added', async () => {
      const { store } = await start(database);
      for (const subscription of [PLAIN, FULL]) {
        await store.subscriptions.add(subscription);
        expect(await store.subscriptions.get(subscription.id)).toEqual(subscription);
      }
      expect(await store.subscriptions.get('other')).toBeUndefined();
    });

    test('of one chat and thread are listed, the oldest first', async () => {
      const { store } = await start(database);
      const thread = { ...CHAT, thread: '7' };
      const some: readonly (readonly [id: string, at: number, from: ChatRef])[] = [
        ['1', 3, CHAT],
        ['2', 1, CHAT],
        ['4', 1, CHAT],
        ['3', 1, CHAT],
        ['5', 1, thread],
        ['6', 1, { ...CHAT, chat: '7' }],
        ['7', 1, { ...CHAT, platform: 'discord' }],
      ];
      for (const [id, at, from] of some) {
        await store.subscriptions.add({ ...PLAIN, id, from, createdAt: days(at) });
      }
      const of = async (from: ChatRef) => (await store.subscriptions.of(from)).map(({ id }) => id);
      expect(await of(CHAT)).toEqual(['2', '3', '4', '1']);
      expect(await of(thread)).toEqual(['5']);
      expect(await of({ ...CHAT, thread: '8' })).toEqual([]);
    });

    test('change in the given properties only', async () => {
      const { store } = await start(database);
      await store.subscriptions.add(PLAIN);
      await store.subscriptions.add({ ...PLAIN, id: 'other' });
      let now: Subscription = PLAIN;
      const changes: readonly SubscriptionChange[] = [
        {},
        { schedule: { time: '00:00', zone: 'Etc/UTC', days: [6, 7] } },
        { topics: [HOSTILE] },
        { topics: [] },
        { language: 'ar', whenEmpty: 'line' },
        { within: 30 },
        { state: 'active', next: slot(AT) },
        { refusals: 3 },
        { refusals: 0, seen: { snapshot: HOSTILE, except: { a: null } } },
      ];
      for (const change of changes) {
        expect(await store.subscriptions.change(PLAIN.id, change)).toBe(true);
        now = { ...now, ...(change as Partial<Subscription>) };
        expect(await store.subscriptions.get(PLAIN.id)).toEqual(now);
      }
      const { next: _, ...without } = now;
      await store.subscriptions.change(PLAIN.id, { next: null });
      expect(await store.subscriptions.get(PLAIN.id)).toEqual(without);
      expect(await store.subscriptions.get('other')).toEqual({ ...PLAIN, id: 'other' });
      expect(await store.subscriptions.change('none', {})).toBe(false);
      expect(await store.subscriptions.change('none', { refusals: 1 })).toBe(false);
    });

    test('whose next slot was computed with other rules are found while they are active', async () => {
      const { store } = await start(database);
      for (const [id, state, rules] of [
        ['old', 'active', '2025b'],
        ['new', 'active', '2026a'],
        ['paused', 'paused', '2025b'],
      ] as const) {
        await store.subscriptions.add({ ...PLAIN, id, state, next: slot(AT, rules) });
      }
      await store.subscriptions.add({ ...PLAIN, id: 'never', state: 'active' });
      const outdated = await store.subscriptions.outdated('2026a', 9);
      expect(outdated).toEqual([{ ...PLAIN, id: 'old', state: 'active', next: slot(AT, '2025b') }]);
      expect(await store.subscriptions.outdated('2026b', 1)).toHaveLength(1);
    });

    test('are removed with their deliveries', async () => {
      const { store } = await start(database);
      await store.subscriptions.add(PLAIN);
      for (const subject of [PLAIN.id, 'other']) {
        await store.ledger.add({ ...WAITING, subject });
        await store.ledger.beginPart({ ...WAITING, subject }, 0, AT);
      }
      expect(await store.subscriptions.remove(PLAIN.id)).toBe(true);
      expect(await store.subscriptions.remove(PLAIN.id)).toBe(false);
      expect(await store.subscriptions.get(PLAIN.id)).toBeUndefined();
      expect(await store.ledger.get(WAITING)).toBeUndefined();
      expect(await store.ledger.parts(WAITING)).toEqual([]);
      expect(await store.ledger.beginPart(WAITING, 1, AT)).toBe(false);
      expect(await store.ledger.parts({ ...WAITING, subject: 'other' })).toHaveLength(1);
    });
  });

  describe('taking due subscriptions', () => {
    test('the longest overdue first, a limited number at a time, each once', async () => {
      const { store } = await start(database);
      for (const [id, at] of [
        ['d', 2],
        ['a', 1],
        ['c', 1],
        ['b', 1.5],
        ['later', 2.5],
      ] as const) {
        await store.subscriptions.add(dueAt(id, days(at)));
      }
      await store.subscriptions.add({ ...dueAt('paused', days(1)), state: 'paused' });
      const take = () => store.ledger.takeDue(days(2), 3, daily);
      expect(await store.ledger.takeDue(AT, 3, daily)).toEqual({ deliveries: [], more: false });
      const first = await take();
      expect([subjects(first.deliveries), first.more]).toEqual([['a', 'c', 'b'], true]);
      // Those at 1 are due again by now.
      const second = await take();
      expect([subjects(second.deliveries), second.more]).toEqual([['a', 'c', 'd'], true]);
      expect(await take()).toEqual({ deliveries: [], more: false });
      expect(await store.subscriptions.get('b')).toEqual(dueAt('b', days(2.5)));
      for (const delivery of [...first.deliveries, ...second.deliveries]) {
        expect(await store.ledger.get(delivery)).toEqual(delivery);
      }
    });

    test('a plan gets the subscription, and may return no delivery', async () => {
      const { store } = await start(database);
      const full = { ...FULL, next: slot(AT) };
      await store.subscriptions.add(full);
      const seen: Subscription[] = [];
      const taken = await store.ledger.takeDue(AT, 9, (due) => {
        seen.push(due);
        return { next: slot(days(7), '2026b') };
      });
      expect(taken).toEqual({ deliveries: [], more: false });
      expect(seen).toEqual([full]);
      expect(await store.subscriptions.get(full.id)).toEqual({ ...full, next: slot(days(7), '2026b') });
    });

    test('a delivery that exists already is not returned again', async () => {
      const { store } = await start(database);
      const there: Delivery = { ...WAITING, slot: slot(AT).date, state: 'arrived', endedAt: AT };
      await store.ledger.add(there);
      for (const id of [WAITING.subject, 'other']) await store.subscriptions.add(dueAt(id, AT));
      const { deliveries } = await store.ledger.takeDue(AT, 9, daily);
      expect(subjects(deliveries)).toEqual(['other']);
      expect(await store.ledger.get(there)).toEqual(there);
      expect((await store.subscriptions.get(WAITING.subject))?.next).toEqual(slot(days(1)));
    });

    test('after a clock was set back, what it dealt with too early is open again, and no date has two', async () => {
      const { store } = await start(database);
      const { ledger, subscriptions } = store;
      const early: Delivery = { ...WAITING, dueAt: days(2), until: days(3), retryAt: days(2) };
      const ended = { endedAt: days(2.5) };
      const kept: Readonly<Record<string, Delivery>> = {
        missed: { ...early, ...ended, state: 'missed' },
        nothing: { ...early, ...ended, state: 'nothing-new', body: 'said', snapshot: 'known' },
        arrived: { ...early, ...ended, state: 'arrived', body: 'said' },
        begun: { ...early, ...ended, state: 'missed' },
        over: { ...early, ...ended, state: 'missed', until: days(0.5) },
        before: { ...early, state: 'missed', dueAt: days(-1), endedAt: days(0.5) },
        open: { ...early, state: 'waiting' },
        composed: { ...early, state: 'sending', body: 'said', retries: 2 },
        late: { ...early, state: 'waiting', dueAt: AT, retries: 3 },
        notice: { ...early, kind: 'notice', state: 'waiting', body: 'said' },
      };
      await ledger.add({ ...early, subject: 'begun' });
      await ledger.beginPart({ ...early, subject: 'begun' }, 0, AT);
      await ledger.end({ ...early, subject: 'begun' }, 'missed', days(2.5));
      for (const [subject, delivery] of Object.entries(kept)) {
        await ledger.add({ ...delivery, subject });
        if (delivery.kind === 'digest') await subscriptions.add(dueAt(subject, days(3)));
      }
      const plan = (_: Subscription, taken: ReadonlySet<string>) =>
        slot(days(taken.has(WAITING.slot) ? 2 : 9));
      for (const _ of ['once', 'again']) await ledger.setBack(days(1), 60_000, plan);
      const after = async (subject: string) => ledger.get({ subject, slot: WAITING.slot });
      const { body: _, snapshot: __, endedAt: ___, ...open } = { ...kept['nothing'] };
      const soon = new Date(days(1).getTime() + 60_000);
      const expected = {
        ...kept,
        missed: { ...open, state: 'waiting' },
        nothing: { ...open, state: 'waiting' },
        composed: { ...kept['composed'], retryAt: soon },
        late: { ...kept['late'], retryAt: soon },
        notice: { ...kept['notice'], retryAt: soon },
      };
      for (const [subject, delivery] of Object.entries(expected))
        expect(await after(subject), subject).toEqual({ ...delivery, subject });
      const next = async (id: string) => (await subscriptions.get(id))?.next;
      expect(await next('missed')).toEqual(slot(days(2)));
      expect(await next('before')).toEqual(slot(days(3)));
    });

    test('after a start, digests that wait within their window wait for their own moments', async () => {
      const { store } = await start(database);
      const { ledger, subscriptions } = store;
      const spread: Delivery = { ...WAITING, dueAt: AT, until: days(1), retryAt: days(0.1) };
      await subscriptions.add(dueAt(spread.subject, days(1)));
      await ledger.add(spread);
      let looked = 0;
      const plan = (): Slot => {
        looked += 1;
        return slot(days(9));
      };
      expect(await ledger.setBack(days(0.01), 60_000, plan)).toBe(0);
      expect(await ledger.get(spread)).toEqual(spread);
      // Its hour has come, so that no clock was ahead, and there is nothing to be planned again.
      expect(looked).toBe(0);
    });

    test('while many digests are put right, others have their turn', async () => {
      const { store } = await start(database);
      const early: Delivery = { ...WAITING, dueAt: days(2), until: days(3), retryAt: days(2) };
      for (let n = 0; n < 5; n += 1) {
        await store.subscriptions.add(dueAt(`${n}`, days(3)));
        await store.ledger.add({ ...early, subject: `${n}` });
      }
      let turns = 0;
      const giveWay = async (): Promise<void> => {
        turns += 1;
      };
      await store.ledger.setBack(days(1), 60_000, ({ next }) => next, giveWay);
      expect(turns).toBe(5);
    });

    test('a plan that fails changes nothing', async () => {
      const { store } = await start(database);
      await store.subscriptions.add(dueAt('a', AT));
      const noPlan = (): never => {
        throw new Error('no plan');
      };
      await expect(store.ledger.takeDue(AT, 9, noPlan)).rejects.toThrow('no plan');
      expect(subjects((await store.ledger.takeDue(AT, 9, daily)).deliveries)).toEqual(['a']);
    });

    test('replicas at the same moment get different ones, and together all', async () => {
      const stores = await startReplicas(database);
      const store = turns(stores);
      const ids = Array.from({ length: 240 }, (_, n) => `${n}`);
      await Promise.all(ids.map((id, n) => store(n).subscriptions.add(dueAt(id, AT))));
      const takeAll = async (replica: Store): Promise<readonly string[]> => {
        const { deliveries, more } = await replica.ledger.takeDue(AT, 70, daily);
        return [...subjects(deliveries), ...(more ? await takeAll(replica) : [])];
      };
      const taken = (await Promise.all([...stores, store(0)].map(takeAll))).flat();
      expect(taken.toSorted()).toEqual(ids.toSorted());
      // More than one statement takes.
      const { deliveries, more } = await store(0).ledger.takeDue(days(1), 250, daily);
      expect([deliveries.length, more]).toEqual([240, false]);
    });
  });
}
