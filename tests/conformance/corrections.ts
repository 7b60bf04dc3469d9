import { describe, expect, test } from 'vitest';
import type { CorrectionStore } from '../../src/desk/corrections/correction-store.ts';
import type { States } from '../../src/desk/corrections/fact-states.ts';
import { type Delivery, dueNow } from '../../src/digest/ledger.ts';
import type { PostedMessage } from '../../src/sending/posted.ts';
import { HOSTILE, type StoreUnderTest, start, startReplicas } from './stores.ts';

const AT = new Date('2026-01-20T12:00:00.123Z');
const later = (seconds: number): Date => new Date(AT.getTime() + seconds * 1_000);
const VERSION = 'v1';

/** A message in a group. */
function message(id: string, facts: readonly string[], more: Partial<PostedMessage> = {}): PostedMessage {
  return {
    in: { platform: 'telegram', chat: '-100' },
    message: id,
    place: 'open',
    states: { facts, language: 'en' },
    ...more,
  };
}

const key = (id: string) => ({ platform: 'telegram', chat: '-100', message: id });
const PRIVATE = { in: { platform: 'telegram', chat: '7' }, place: 'private', reader: '7' } as const;

/** Of the facts, `a` is corrected by `b`, `w` is withdrawn, and the others are valid. */
const STATES: States = new Map([
  ['a', 'b'],
  ['w', '-'],
]);

const delivery = (slot: string): Delivery => ({
  subject: 'told',
  slot,
  kind: 'correction',
  to: { platform: 'telegram', chat: '7', direct: true, replyTo: '1' },
  body: 'body',
  ...dueNow(AT),
});

async function outdated(corrections: CorrectionStore, states: States = STATES, at = AT) {
  const found = await corrections.outdated(states, ['telegram'], at, 99);
  return found.map((one) => one.message);
}

/** What messages state, and what became of their corrections. */
export function describeCorrections(database: StoreUnderTest): void {
  describe(`corrections in ${database.name}`, () => {
    test('of the messages that one reader got in private, the newest 300 can be corrected', async () => {
      const { corrections } = (await start(database)).store;
      await corrections.record([message('open', ['a'])], AT);
      await corrections.record(
        [message('9', ['a'], { ...PRIVATE, in: { ...PRIVATE.in, chat: '8' }, reader: '8' })],
        AT,
      );
      for (let n = 0; n < 320; n += 20) {
        const some = Array.from({ length: 20 }, (_, i) => message(`${n + i}`, ['a'], PRIVATE));
        await corrections.record(some, later(n));
      }
      const kept = await Promise.all(
        ['open', '0', '19', '20', '319'].map(async (id) => {
          const chat = id === 'open' ? '-100' : '7';
          const far = later(9_999);
          await corrections.use(VERSION, true);
          return (
            (await corrections.take({ platform: 'telegram', chat, message: id }, VERSION, far, far)) !==
            undefined
          );
        }),
      );
      expect(kept).toEqual([true, false, false, true, true]);
      const other = { platform: 'telegram', chat: '8', message: '9' };
      expect(await corrections.take(other, VERSION, later(1), later(2))).toBeDefined();
    });

    test('messages are outdated that show a fact otherwise than it is, the latest first', async () => {
      const { corrections } = (await start(database)).store;
      await corrections.record([message('1', ['a', 'v']), message('2', ['v'])], AT);
      await corrections.record([message('3', ['w']), message('4', [HOSTILE]), message('5', [])], later(1));
      await corrections.record([message('6', ['a'], { place: 'hidden', reader: '7' })], AT);
      await corrections.use(VERSION, true);
      expect(await outdated(corrections)).toEqual(['3', '1']);
      expect(await corrections.outdated(STATES, ['discord'], AT, 9)).toEqual([]);
      expect(await corrections.outdated(STATES, [], AT, 9)).toEqual([]);
      expect(await outdated(corrections, new Map())).toEqual([]);
      expect(await outdated(corrections, new Map([[HOSTILE, HOSTILE]]))).toEqual(['4']);
    });

    test('of one chat only some are given', async () => {
      const { corrections } = (await start(database)).store;
      const busy = Array.from({ length: 30 }, (_, n) => message(`m${n}`, ['a']));
      await corrections.record([...busy, message('1', ['a'], PRIVATE)], AT);
      const found = await corrections.outdated(STATES, ['telegram'], AT, 99);
      expect(found).toHaveLength(11);
      expect(found).toContainEqual({ platform: 'telegram', chat: '7', message: '1' });
    });

    test('what is recorded again replaces what was; without facts it is gone', async () => {
      const { corrections } = (await start(database)).store;
      await corrections.record([message('1', ['a']), message('2', ['a'])], AT);
      await corrections.record([message('1', ['v', 'v']), message('2', [])], AT);
      expect(await outdated(corrections)).toEqual([]);
      await corrections.record([message('1', ['v']), message('1', ['w'])], AT);
      expect(await outdated(corrections)).toEqual(['1']);
    });

    test('a copy states what its original does, also of the same moment', async () => {
      const { corrections } = (await start(database)).store;
      await corrections.record(
        [
          message('2', [], { states: { copyOf: '1' } }),
          message('1', ['w', 'a'], { place: 'hidden', reader: '7' }),
        ],
        AT,
      );
      await corrections.record([message('3', [], { states: { copyOf: 'none' } })], AT);
      await corrections.use(VERSION, true);
      expect(await outdated(corrections)).toEqual(['2']);
      const taken = await corrections.take(key('2'), VERSION, AT, later(9));
      expect([...(taken?.facts ?? [])]).toEqual([
        ['w', ''],
        ['a', ''],
      ]);
    });

    test('a message is taken by one, with what it shows, while its knowledge is in use', async () => {
      const stores = await startReplicas(database);
      const [{ corrections } = (await start(database)).store] = stores;
      const hostile = { platform: 'telegram', chat: HOSTILE, thread: HOSTILE };
      await corrections.record([message(HOSTILE, ['a', 'v'], { in: hostile })], AT);
      const its = { platform: 'telegram', chat: HOSTILE, message: HOSTILE };
      expect(await corrections.take(its, VERSION, AT, later(9))).toBeUndefined();
      await corrections.use('v0', false);
      await corrections.use(VERSION, false);
      expect(await corrections.take(its, 'v0', AT, later(9))).toBeUndefined();
      const taken = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          (stores[n % stores.length] ?? { corrections }).corrections.take(its, VERSION, AT, later(9)),
        ),
      );
      expect(taken.filter((one) => one !== undefined)).toEqual([
        {
          message: { in: hostile, message: HOSTILE, place: 'open' },
          language: 'en',
          facts: new Map([
            ['a', ''],
            ['v', ''],
          ]),
          retries: 0,
        },
      ]);
      expect(await outdated(corrections)).toEqual([]);
      expect(await outdated(corrections, STATES, later(9))).toEqual([HOSTILE]);
      await corrections.putOff(its, later(20));
      expect(await corrections.take(its, VERSION, later(9), later(30))).toBeUndefined();
      expect(await corrections.take(its, VERSION, later(20), later(30))).toMatchObject({ retries: 1 });
      // Alone, a process that starts has what an earlier one had begun.
      await corrections.use(VERSION, true);
      expect(await outdated(corrections)).toEqual([HOSTILE]);
    });

    test('what a message shows is settled once, with what follows, and can change again', async () => {
      const { store } = await start(database);
      const { corrections, ledger } = store;
      await corrections.record([message('1', ['a', 'v'])], AT);
      const shown = new Map([
        ['a', 'b'],
        ['v', ''],
      ]);
      expect(await corrections.settle(key('1'), shown, { delivery: delivery('1'), firstPart: 'm' })).toBe(
        true,
      );
      expect(await corrections.settle(key('1'), shown, { delivery: delivery('2') })).toBe(false);
      expect(await ledger.get(delivery('1'))).toEqual(delivery('1'));
      expect(await ledger.parts(delivery('1'))).toEqual([{ n: 0, state: 'sent', sentAt: AT, message: 'm' }]);
      expect(await ledger.get(delivery('2'))).toBeUndefined();
      expect(await outdated(corrections)).toEqual([]);
      // The correction is corrected; then all is withdrawn; then it is valid again.
      for (const state of ['c', '-', '']) {
        const states = new Map(state === '' ? [] : [['a', state]]);
        expect(await outdated(corrections, states)).toEqual(['1']);
        expect(await corrections.settle(key('1'), new Map([['a', state]]))).toBe(true);
        expect(await outdated(corrections, states)).toEqual([]);
      }
      await corrections.remove(key('1'));
      expect(await corrections.settle(key('1'), shown, { delivery: delivery('3') })).toBe(false);
      expect(await ledger.get(delivery('3'))).toBeUndefined();
    });

    test('a reader is told once of all that has changed, and again when it changes again', async () => {
      const { store } = await start(database);
      const { corrections, ledger } = store;
      await corrections.record([message('1', ['a', 'v'], PRIVATE), message('2', ['a'])], AT);
      await corrections.record(
        [message('3', ['w', 'a'], { ...PRIVATE, states: { facts: ['w', 'a'], language: 'ar' } })],
        later(1),
      );
      await corrections.use(VERSION, true);
      const [untold, ...others] = await corrections.untold(STATES, ['telegram'], 9);
      expect(others).toEqual([]);
      expect(untold).toEqual({
        platform: 'telegram',
        reader: '7',
        facts: new Map([
          ['a', ''],
          ['w', ''],
        ]),
        latest: { message: { ...PRIVATE, message: '3' }, language: 'ar' },
      });
      const reader = { platform: 'telegram', reader: '7' };
      expect(await corrections.tell(reader, STATES, 'v0', AT, delivery('0'))).toBe(false);
      const told = await Promise.all(
        ['1', '2', '3'].map((slot) => corrections.tell(reader, STATES, VERSION, AT, delivery(slot))),
      );
      expect(told.filter(Boolean)).toHaveLength(1);
      expect(await ledger.last('told', 9)).toHaveLength(1);
      expect(await corrections.untold(STATES, ['telegram'], 9)).toEqual([]);
      const again = new Map([['w', '-']]);
      expect(await corrections.untold(again, ['telegram'], 9)).toMatchObject([
        { facts: new Map([['a', 'b']]) },
      ]);
      expect(await corrections.tell(reader, new Map([['a', '']]), VERSION, AT)).toBe(true);
      expect(await corrections.untold(again, ['telegram'], 9)).toEqual([]);
      expect(await ledger.last('told', 9)).toHaveLength(1);
    });

    test('a reader is forgotten, in one chat or everywhere', async () => {
      const { store } = await start(database);
      const { corrections } = store;
      const elsewhere = { ...PRIVATE, in: { platform: 'telegram', chat: '8' } };
      await corrections.record(
        [message('1', ['a'], PRIVATE), message('2', ['a'], elsewhere), message('3', ['a'])],
        AT,
      );
      await corrections.use(VERSION, true);
      const reader = { platform: 'telegram', reader: '7' };
      expect(await store.forget('telegram', '7', '8')).toBe(1);
      expect((await outdated(corrections)).toSorted()).toEqual(['1', '3']);
      expect(await corrections.tell(reader, new Map([['a', 'b']]), VERSION, AT, delivery('1'))).toBe(true);
      // The message and the delivery.
      expect(await store.forget('telegram', '7')).toBe(2);
      expect(await outdated(corrections)).toEqual(['3']);
      expect(await store.ledger.last('told', 9)).toEqual([]);
      // Who was forgotten before the transaction is not told.
      expect(await corrections.tell(reader, STATES, VERSION, AT, delivery('2'))).toBe(false);
      expect(await corrections.untold(STATES, ['telegram'], 9)).toEqual([]);
    });

    test('what is old is tidied away', async () => {
      const { store } = await start(database);
      const { corrections } = store;
      await corrections.record(
        Array.from({ length: 250 }, (_, n) => message(`m${n}`, ['a'])),
        AT,
      );
      await corrections.record([message('young', ['a'])], later(1));
      await store.ledger.tidy(later(1));
      expect(await outdated(corrections)).toEqual(['young']);
    });
  });
}
