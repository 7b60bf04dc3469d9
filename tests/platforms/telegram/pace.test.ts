import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPace, type Pace, TELEGRAMS_PACE } from '../../../src/platforms/telegram/pace.ts';
import { ManualClock } from './stand-in/clock.ts';

/** Sends at a pace on a clock that stands still until all that can be done is done. */
class Sending {
  readonly #clock = new ManualClock();
  readonly starts: { readonly chat: number; readonly at: number; readonly name: string }[] = [];
  readonly #inTurn;

  constructor(pace: Pace = TELEGRAMS_PACE) {
    const clock = this.#clock;
    this.#inTurn = createPace(
      pace,
      (task, milliseconds) => clock.after(milliseconds, task),
      () => new Date(clock.now()),
    );
  }

  send(chat: number, name = ''): void {
    void this.#inTurn(chat, async () => {
      this.starts.push({ chat, at: this.#clock.now(), name });
    });
  }

  /** Lets time pass. */
  async pass(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += 25) {
      await new Promise(setImmediate);
      this.#clock.advance(25);
    }
    await new Promise(setImmediate);
  }

  /** The most starts that fall into a time of this length, wherever it begins. */
  most(span: number, chat?: number): number {
    const times = this.starts.filter((one) => chat === undefined || one.chat === chat).map(({ at }) => at);
    return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + span).length));
  }
}

test('what may go goes at once', async () => {
  const sending = new Sending();
  for (let chat = 1; chat <= 30; chat += 1) sending.send(chat);
  await sending.pass(0);
  expect(sending.starts).toHaveLength(30);
});

test('no second has more than 30, wherever it begins, and hardly less', async () => {
  const sending = new Sending();
  for (let chat = 1; chat <= 300; chat += 1) sending.send(chat);
  await sending.pass(10_500);
  expect(sending.most(1_000)).toBe(30);
  expect(sending.starts.length).toBe(300);
});

test('a chat has one a second, in its order', async () => {
  const sending = new Sending();
  for (const name of ['a', 'b', 'c', 'd']) sending.send(7, name);
  await sending.pass(3_000);
  expect(sending.most(1_000)).toBe(1);
  expect(sending.starts.map(({ name }) => name).join('')).toBe('abcd');
});

test('a group has 20 a minute, wherever it begins, and holds up no other', async () => {
  const sending = new Sending();
  for (let n = 0; n < 45; n += 1) sending.send(-7);
  await sending.pass(25_000);
  sending.send(8);
  await sending.pass(0);
  expect(sending.starts.at(-1)?.chat).toBe(8);
  await sending.pass(130_000);
  expect(sending.most(60_000, -7)).toBe(20);
  expect(sending.starts).toHaveLength(46);
});

describe('whatever is sent when', () => {
  test('the pace is kept, each chat keeps its order, and nothing is left', async () => {
    const pace: Pace = { perSecond: 3, betweenMessages: 500, perGroupAndMinute: 4 };
    const steps = fc.array(fc.tuple(fc.constantFrom(1, 2, 3, -1, -2), fc.nat(40)), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(steps, async (some) => {
        const sending = new Sending(pace);
        for (const [index, [chat, quarters]] of some.entries()) {
          sending.send(chat, String(index));
          await sending.pass(quarters * 25);
        }
        await sending.pass(320_000);
        expect(sending.starts).toHaveLength(some.length);
        expect(sending.most(1_000)).toBeLessThanOrEqual(3);
        for (const chat of [1, 2, 3, -1, -2]) {
          expect(sending.most(500, chat)).toBeLessThanOrEqual(1);
          if (chat < 0) expect(sending.most(60_000, chat)).toBeLessThanOrEqual(4);
          const names = sending.starts.filter((one) => one.chat === chat).map(({ name }) => Number(name));
          expect(names).toEqual(names.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 15 },
    );
  });

  test('one that fails lets the next go', async () => {
    const clock = new ManualClock();
    const inTurn = createPace(
      { ...TELEGRAMS_PACE, betweenMessages: 0 },
      (task, milliseconds) => clock.after(milliseconds, task),
      () => new Date(clock.now()),
    );
    await expect(inTurn(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await inTurn(1, async () => 'yes')).toBe('yes');
  });
});
