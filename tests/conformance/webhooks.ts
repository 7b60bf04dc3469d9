import { describe, expect, test } from 'vitest';
import type { FactState } from '../../src/webhooks/fact-event.ts';
import type { WebhookDelivery, WebhookStore } from '../../src/webhooks/webhook-store.ts';
import { HOSTILE, type StoreUnderTest, start, startReplicas } from './stores.ts';

const AT = new Date('2026-01-20T12:00:00.123Z');
const later = (seconds: number): Date => new Date(AT.getTime() + seconds * 1_000);
const UNTIL = later(3_600);

const state = (key: string, entry = key, changes = 1): FactState => ({ entry, key, changes });
const news = (key: string, body = `"${key}"`) => ({ state: state(key), body });

/** Takes all that is due to an address. */
async function takeAll(
  webhooks: WebhookStore,
  address: string,
  now = AT,
): Promise<readonly WebhookDelivery[]> {
  const taken: WebhookDelivery[] = [];
  for (;;) {
    const delivery = await webhooks.take(address, now, new Date(now.getTime() + 60_000));
    if (delivery === undefined) return taken;
    taken.push(delivery);
  }
}

const bodies = (deliveries: readonly WebhookDelivery[]): readonly string[] =>
  deliveries.map(({ body }) => body).toSorted();

/** What other programs were told, and what waits to be sent to them. */
export function describeWebhooks(database: StoreUnderTest): void {
  describe(`webhooks in ${database.name}`, () => {
    test('what is there at the beginning is known, of many facts too', async () => {
      const { webhooks } = (await start(database)).store;
      expect(await webhooks.told()).toBeUndefined();
      const states = Array.from({ length: 1_201 }, (_, n) => state(`k${n}`, `${HOSTILE}${n}`, n));
      await webhooks.begin(states, AT);
      await webhooks.begin([state('other')], AT);
      const told = (await webhooks.told()) ?? [];
      const sorted = (some: readonly FactState[]) =>
        some.map(({ key, entry, changes }) => JSON.stringify([key, entry, changes])).toSorted();
      expect(sorted(told)).toEqual(sorted(states));
      expect(
        await webhooks.announce(
          states.map((each) => ({ state: each, body: '' })),
          ['a'],
          AT,
          UNTIL,
        ),
      ).toBe(0);
    });

    test('it has begun with no facts at all', async () => {
      const { webhooks } = (await start(database)).store;
      await webhooks.begin([], AT);
      expect(await webhooks.told()).toEqual([]);
    });

    test('a wish to be left alone holds through a start, and no longer than six hours where the clock is set back', async () => {
      const { webhooks, ledger } = (await start(database)).store;
      await webhooks.begin([], AT);
      const end = later(36 * 3_600);
      await webhooks.announce([news('x')], ['wish', 'ahead'], AT, end);
      for (const [address, until] of [
        ['wish', later(6 * 3_600)],
        ['ahead', later(24 * 3_600)],
      ] as const) {
        const delivery = await webhooks.take(address, AT, later(60));
        await webhooks.putOff(delivery?.id ?? '', until);
      }
      await ledger.setBack(AT, 60_000, ({ next }) => next);
      expect(await takeAll(webhooks, 'wish', later(60))).toEqual([]);
      expect(await takeAll(webhooks, 'wish', later(6 * 3_600))).toHaveLength(1);
      expect(await takeAll(webhooks, 'ahead', later(60))).toHaveLength(1);
    });

    test('a change is added once for each address, with an id that stays', async () => {
      const { webhooks } = (await start(database)).store;
      await webhooks.begin([], AT);
      const changes = [news('x', HOSTILE), { state: state('silent') }, news('y')];
      expect(await webhooks.announce(changes, ['a', 'b'], AT, UNTIL)).toBe(4);
      expect(await webhooks.announce([...changes, news('z')], ['a', 'b'], AT, UNTIL)).toBe(2);
      expect((await webhooks.told())?.map(({ key }) => key).toSorted()).toEqual(['silent', 'x', 'y', 'z']);
      const taken = await takeAll(webhooks, 'a');
      expect(bodies(taken)).toEqual(['"y"', '"z"', HOSTILE].toSorted());
      expect(new Set(taken.map(({ id }) => id)).size).toBe(3);
      expect(taken[0]).toMatchObject({ address: 'a', attempts: 1, until: UNTIL });
      // What was taken is free again later: the process that took it may have been killed.
      expect(await takeAll(webhooks, 'a', later(59))).toEqual([]);
      const again = await takeAll(webhooks, 'a', later(60));
      expect(again).toEqual(taken.map((one) => ({ ...one, attempts: 2 })));
      const others = await takeAll(webhooks, 'b');
      expect(others.some(({ id }) => taken.some((one) => one.id === id))).toBe(false);
    });

    test('what is put off comes later, the longest due first; what is removed does not come again', async () => {
      const { webhooks } = (await start(database)).store;
      await webhooks.begin([], AT);
      await webhooks.announce(
        ['x', 'y', 'z'].map((key) => news(key)),
        ['a'],
        AT,
        UNTIL,
      );
      const [first, second, third] = await takeAll(webhooks, 'a');
      await webhooks.putOff(first?.id ?? '', later(20));
      await webhooks.putOff(second?.id ?? '', later(10));
      await webhooks.remove(third?.id ?? '');
      expect(await takeAll(webhooks, 'a', later(9))).toEqual([]);
      const ids = (await takeAll(webhooks, 'a', later(100))).map(({ id }) => id);
      expect(ids).toEqual([second?.id, first?.id]);
    });

    test('a paused address gets nothing, until it is not named any more', async () => {
      const { webhooks } = (await start(database)).store;
      await webhooks.begin([], AT);
      await webhooks.announce([news('x')], ['a', 'b'], AT, UNTIL);
      await webhooks.pause('a', AT);
      await webhooks.pause('a', AT);
      expect(await webhooks.announce([news('y')], ['a', 'b'], AT, UNTIL)).toBe(1);
      expect(await takeAll(webhooks, 'a')).toEqual([]);
      expect(bodies(await takeAll(webhooks, 'b'))).toEqual(['"x"', '"y"']);
      expect(await webhooks.paused(['a', 'b'])).toEqual(['a']);
      expect(await webhooks.paused(['b'])).toEqual([]);
      await webhooks.pause('b', AT);
      expect(await webhooks.paused([])).toEqual([]);
      expect(await webhooks.announce([news('z')], ['a'], AT, UNTIL)).toBe(1);
    });

    test('what is too late is removed', async () => {
      const { webhooks } = (await start(database)).store;
      await webhooks.begin([], AT);
      await webhooks.announce([news('x')], ['a'], AT, later(10));
      await webhooks.announce([news('y')], ['a'], AT, later(30));
      await webhooks.removeLate(later(20));
      expect(bodies(await takeAll(webhooks, 'a'))).toEqual(['"y"']);
    });

    test('of processes that see the same changes, one adds each, and each is taken by one', async () => {
      const stores = await startReplicas(database);
      const all = stores.map(({ webhooks }) => webhooks);
      await Promise.all(all.map((webhooks) => webhooks.begin([state('old')], AT)));
      const changes = Array.from({ length: 20 }, (_, n) => news(`k${n}`));
      const added = await Promise.all(
        // In different orders.
        all.map((webhooks, n) =>
          webhooks.announce(n % 2 ? changes.toReversed() : changes, ['a', 'b'], AT, UNTIL),
        ),
      );
      expect(added.reduce((sum, one) => sum + one, 0)).toBe(40);
      const taken = (await Promise.all(all.map((webhooks) => takeAll(webhooks, 'a')))).flat();
      expect(bodies(taken)).toEqual(changes.map(({ body }) => body).toSorted());
    });
  });
}
