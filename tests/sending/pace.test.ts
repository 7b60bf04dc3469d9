import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type SendingLimits as Limits,
  ratesOf,
  TELEGRAMS_PACE,
} from '../../src/platforms/telegram/bot-api.ts';
import { createPace, NotBegun, type Pace } from '../../src/sending/pace.ts';
import { ManualClock } from '../stand-ins/telegram/clock.ts';

/** How long a message takes to arrive, and how long the reply then takes to come back, in milliseconds. */
interface Way {
  readonly out: number;
  readonly back: number;
  /** How long it takes to record that it begins. */
  readonly noting?: number;
  /** Whether it may begin. */
  readonly begin?: () => boolean;
}

interface Arrival {
  readonly chat: string;
  readonly at: number;
  readonly name: string;
}

/** Sends at a pace, by a clock that is advanced by hand. */
class Sending {
  readonly #clock: ManualClock;
  readonly #stopping = new AbortController();
  readonly #pace: Pace;
  readonly arrivals: Arrival[] = [];
  readonly notBegun: string[] = [];

  constructor(limits: Limits = TELEGRAMS_PACE, now?: number, sharedBy?: () => number) {
    const clock = new ManualClock(now);
    this.#clock = clock;
    this.#pace = createPace({
      ...ratesOf(limits),
      sharedBy,
      timer: (task, milliseconds) => clock.after(milliseconds, task),
      now: () => new Date(clock.now() - this.setBack),
      signal: this.#stopping.signal,
    });
  }

  setBack = 0;

  send(chat: string, name = '', as: keyof Pace = 'first', way: Way = { out: 0, back: 0 }): void {
    const clock = this.#clock;
    const after = (milliseconds: number) =>
      new Promise<void>((resolve) => {
        if (milliseconds === 0) resolve();
        else clock.after(milliseconds, resolve);
      });
    const task = async () => {
      await after(way.out);
      this.arrivals.push({ chat, at: clock.now(), name });
      await after(way.back);
    };
    const sent = this.#pace[as](chat, task, async () => {
      await after(way.noting ?? 0);
      return way.begin?.() ?? true;
    });
    sent.catch((error: unknown) => {
      if (error instanceof NotBegun) this.notBegun.push(name);
    });
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** Lets time pass, in steps. */
  async pass(milliseconds: number, step = 25): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += step) {
      await new Promise(setImmediate);
      this.#clock.advance(step);
    }
    await new Promise(setImmediate);
  }

  get names(): readonly string[] {
    return this.arrivals.map(({ name }) => name);
  }

  /** The most arrivals that fall into a time of this length, wherever it begins. */
  most(span: number, chat?: string): number {
    const times = this.arrivals.filter((one) => chat === undefined || one.chat === chat).map(({ at }) => at);
    return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + span).length));
  }
}

/** Ids of chats. */
function chats(count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => String(n + 1));
}

test('messages within the limit are sent at once', async () => {
  const sending = new Sending();
  for (const chat of chats(30)) sending.send(chat);
  await sending.pass(0);
  expect(sending.arrivals).toHaveLength(30);
});

test('in no second, wherever it begins, are there more than 30, and hardly fewer', async () => {
  const sending = new Sending();
  for (const chat of chats(300)) sending.send(chat, '', 'later', { out: 5, back: 5 });
  // The first 30 take half a second, and the others follow at the same rate.
  await sending.pass(9_600, 5);
  expect(sending.most(1_000)).toBe(30);
  expect(sending.most(100)).toBeLessThanOrEqual(7);
  expect(sending.arrivals.length).toBe(300);
});

test('of a limit that processes share, each uses its part, which can grow and shrink', async () => {
  let processes = 3;
  const sending = new Sending(TELEGRAMS_PACE, undefined, () => processes);
  for (const chat of chats(300)) sending.send(chat, '', 'later');
  const inFiveSeconds = async () => {
    const before = sending.arrivals.length;
    await sending.pass(5_000);
    return sending.arrivals.length - before;
  };
  await sending.pass(2_000);
  expect(await inFiveSeconds()).toBe(50);
  processes = 2;
  await sending.pass(1_000);
  expect(await inFiveSeconds()).toBe(75);
  processes = 1_000;
  await sending.pass(1_000);
  expect(await inFiveSeconds()).toBe(5);
});

test('a chat gets one message a second, in order', async () => {
  const sending = new Sending();
  for (const name of ['a', 'b', 'c', 'd']) sending.send('7', name);
  await sending.pass(3_000);
  expect(sending.most(1_000)).toBe(1);
  expect(sending.names.join('')).toBe('abcd');
});

test('a group gets 20 messages in any minute, and delays no other chat', async () => {
  const sending = new Sending();
  for (let n = 0; n < 45; n += 1) sending.send('-7');
  await sending.pass(25_000);
  sending.send('8');
  await sending.pass(0);
  expect(sending.arrivals.at(-1)?.chat).toBe('8');
  await sending.pass(130_000);
  expect(sending.most(60_000, '-7')).toBe(20);
  expect(sending.arrivals).toHaveLength(46);
});

describe('what a reader waits for', () => {
  test('is sent before all that can wait', async () => {
    const sending = new Sending();
    for (const chat of chats(300)) sending.send(chat, 'digest', 'later');
    await sending.pass(1_300);
    const before = sending.arrivals.length;
    for (const chat of ['1000', '299', '1']) sending.send(chat, 'answer');
    await sending.pass(1_000);
    expect(sending.names.slice(before, before + 3)).toEqual(['answer', 'answer', 'answer']);
    expect(sending.most(1_000)).toBe(30);
  });

  test('waits for no more than one message in its own chat', async () => {
    const sending = new Sending();
    for (const name of ['digest 1', 'digest 2', 'digest 3']) {
      sending.send('7', name, 'later', { out: 10, back: 200 });
    }
    await sending.pass(100);
    sending.send('7', 'answer');
    await sending.pass(4_000);
    expect(sending.names).toEqual(['digest 1', 'answer', 'digest 2', 'digest 3']);
  });

  test('is sent after a stop too, and what can wait is not', async () => {
    const sending = new Sending({ ...TELEGRAMS_PACE, perSecond: 1 });
    sending.send('1', 'under way', 'later', { out: 500, back: 500 });
    for (const chat of ['1', '2', '3']) sending.send(chat, `digest ${chat}`, 'later');
    sending.send('2', 'answer');
    await sending.pass(100);
    sending.stop();
    sending.send('4', 'digest 4', 'later');
    sending.send('4', 'answer 4');
    await sending.pass(0);
    expect(sending.notBegun).toEqual(['digest 1', 'digest 2', 'digest 3', 'digest 4']);
    await sending.pass(5_000);
    expect(sending.names).toEqual(['under way', 'answer', 'answer 4']);
  });
});

describe('a message that is recorded before it is sent', () => {
  test('is not sent if it need not be, or if it cannot be recorded', async () => {
    const sending = new Sending({ ...TELEGRAMS_PACE, perSecond: 3 });
    const broken = () => {
      throw new Error('the store is away');
    };
    sending.send('1', 'no need', 'later', { out: 0, back: 0, begin: () => false });
    sending.send('2', 'not noted', 'later', { out: 0, back: 0, begin: broken });
    sending.send('1', 'noted', 'later');
    // Neither counts; what can wait is spread out.
    await sending.pass(500);
    expect(sending.notBegun).toEqual(['no need', 'not noted']);
    expect(sending.names).toEqual(['noted']);
  });

  test('is not sent if the program stood still meanwhile, as others may have taken it over', async () => {
    const sending = new Sending();
    sending.send('1', 'taken over', 'later', { out: 0, back: 0, noting: 10_025 });
    await sending.pass(20_000);
    expect(sending.notBegun).toEqual(['taken over']);
    expect(sending.names).toEqual([]);
  });

  test('counts from when it is sent, and delays nobody until then', async () => {
    const sending = new Sending({ ...TELEGRAMS_PACE, perSecond: 3 });
    sending.send('1', 'digest', 'later', { out: 0, back: 0, noting: 5_500 });
    for (const chat of ['2', '3', '4', '5', '6', '7']) sending.send(chat, chat);
    await sending.pass(8_000);
    expect(sending.names).toEqual(['2', '3', '4', '5', '6', '7', 'digest']);
    expect(sending.arrivals.map(({ at }) => at - (sending.arrivals[0]?.at ?? 0))).toEqual([
      0, 0, 1_000, 1_000, 2_000, 2_000, 5_500,
    ]);
  });
});

test('a clock that is set back delays nothing', async () => {
  const sending = new Sending({ ...TELEGRAMS_PACE, perSecond: 1 });
  sending.send('1');
  await sending.pass(0);
  sending.setBack = 3_600_000;
  sending.send('1');
  sending.send('2');
  await sending.pass(2_000);
  expect(sending.arrivals).toHaveLength(3);
});

test('of many chats the idle ones are forgotten, and the others keep their limits', async () => {
  const sending = new Sending({ perSecond: 10_000, betweenMessages: 1_000, perGroupAndMinute: 2 });
  for (const chat of chats(1_200)) sending.send(`-${chat}`);
  await sending.pass(30_000, 1_000);
  for (const chat of chats(1_200)) for (const _ of [1, 2]) sending.send(`-${chat}`);
  await sending.pass(20_000, 1_000);
  expect(sending.arrivals).toHaveLength(2_400);
  await sending.pass(60_000, 1_000);
  expect(sending.arrivals).toHaveLength(3_600);
});

describe('whatever is sent, at whatever time', () => {
  const limits: Limits = { perSecond: 3, betweenMessages: 500, perGroupAndMinute: 4 };
  const steps = fc.array(
    fc.record({
      chat: fc.constantFrom('1', '2', '3', '-1', '-2'),
      as: fc.constantFrom('first' as const, 'later' as const),
      way: fc.record({
        out: fc.integer({ min: 0, max: 1_000 }),
        back: fc.constantFrom(0, 5, 2_000),
        noting: fc.constantFrom(0, 5, 400, 3_000),
      }),
      pause: fc.integer({ min: 0, max: 40 }),
    }),
    { maxLength: 20 },
  );

  test('the limits are kept, each chat keeps its order, and all is sent', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (some) => {
        const sending = new Sending(limits);
        for (const [index, { chat, as, way, pause }] of some.entries()) {
          sending.send(chat, `${as} ${index}`, as, way);
          await sending.pass(pause * 25);
        }
        await sending.pass(320_000, 250);
        expect(sending.arrivals).toHaveLength(some.length);
        expect(sending.most(1_000)).toBeLessThanOrEqual(3);
        for (const chat of ['1', '2', '3', '-1', '-2']) {
          expect(sending.most(500, chat)).toBeLessThanOrEqual(1);
          if (chat.startsWith('-')) expect(sending.most(60_000, chat)).toBeLessThanOrEqual(4);
          for (const as of ['first', 'later']) {
            const own = sending.arrivals.filter((one) => one.chat === chat && one.name.startsWith(as));
            const places = own.map(({ name }) => Number(name.slice(as.length)));
            expect(places).toEqual(places.toSorted((a, b) => a - b));
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  test('a failure does not stop the next task', async () => {
    const clock = new ManualClock();
    const { first } = createPace({
      ...ratesOf({ ...TELEGRAMS_PACE, betweenMessages: 0 }),
      timer: (task, milliseconds) => clock.after(milliseconds, task),
      now: () => new Date(clock.now()),
      signal: new AbortController().signal,
    });
    await expect(first('1', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await first('1', async () => 'yes')).toBe('yes');
  });
});
