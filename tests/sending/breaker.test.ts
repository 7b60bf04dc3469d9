import { describe, expect, test } from 'vitest';
import { Breaker, type BreakerOptions, type Trouble } from '../../src/sending/breaker.ts';
import { type InTurn, NotBegun } from '../../src/sending/pace.ts';

class Failed extends Error {
  readonly trouble: Trouble | 'answered' | undefined;

  constructor(trouble: Trouble | 'answered' | undefined) {
    super('failed');
    this.trouble = trouble;
  }
}

const FAILING = new Failed({ kind: 'failing' });
const UNAUTHORIZED = new Failed({ kind: 'unauthorized' });
const limited = (seconds: number, everywhere = false) => new Failed({ kind: 'limited', seconds, everywhere });

/** A breaker whose probe, timers and clock the test sets. */
function staged(more: Partial<BreakerOptions> = {}) {
  const logged: string[] = [];
  const timers: { readonly task: () => void; readonly at: number }[] = [];
  const stage = { now: 0, probeFails: undefined as Failed | undefined, probes: 0 };
  const log = (details: { readonly event: string }) => void logged.push(details.event);
  const stopping = new AbortController();
  const breaker = new Breaker({
    ...{ platform: 'paper', name: 'Paper', tokenVariable: 'PAPER_TOKEN' },
    async probe() {
      stage.probes += 1;
      if (stage.probeFails) throw stage.probeFails;
    },
    troubleOf: (error) => (error instanceof Failed ? error.trouble : undefined),
    log: { error: log, warn: log, info: log },
    timer(task, milliseconds) {
      const timer = { task, at: stage.now + milliseconds };
      timers.push(timer);
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
    },
    now: () => new Date(stage.now),
    signal: stopping.signal,
    ...more,
  });
  const pace: InTurn = async (_, task, begin) => {
    if ((await begin?.()) === false) throw new NotBegun('it is not to be done');
    return task();
  };
  const inTurn = breaker.guard(pace);
  return Object.assign(stage, {
    breaker,
    logged,
    timers,
    stop: () => stopping.abort(),
    inTurn,
    /** Makes a call to a chat. @returns what became of it */
    call: (chat: string, error?: Error) =>
      inTurn(chat, async () => {
        if (error) throw error;
      }).then(
        () => 'sent',
        (thrown: unknown) => (thrown instanceof NotBegun ? 'held back' : 'failed'),
      ),
    /** Lets the next timer go off. @returns the milliseconds until then */
    async next() {
      const [first] = timers.toSorted((one, other) => one.at - other.at);
      if (first === undefined) throw new Error('no timer waits');
      timers.splice(timers.indexOf(first), 1);
      const waited = first.at - stage.now;
      stage.now = first.at;
      first.task();
      await new Promise(setImmediate);
      return waited;
    },
  });
}

describe('an outage', () => {
  test('is one as soon as the probe fails too; nothing is sent until a probe succeeds, at growing intervals', async () => {
    const paper = staged();
    paper.probeFails = FAILING;
    expect(await paper.call('a', FAILING)).toBe('failed');
    expect(await paper.call('b')).toBe('held back');
    expect([paper.breaker.isLost, paper.breaker.mayBegin()]).toEqual([true, false]);
    const waits: number[] = [];
    for (let n = 0; n < 8; n += 1) waits.push(await paper.next());
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    paper.probeFails = undefined;
    await paper.next();
    expect([paper.breaker.isLost, paper.breaker.mayBegin()]).toEqual([false, true]);
    expect(await paper.call('b')).toBe('sent');
    expect(paper.logged).toEqual(['platform-lost', 'platform-back']);
  });

  test('is one when calls to several chats fail in a row, whatever the probe says', async () => {
    const paper = staged();
    for (const chat of ['a', 'b', 'c']) expect(await paper.call(chat, UNAUTHORIZED)).toBe('failed');
    expect(await paper.call('d')).toBe('held back');
    expect(paper.breaker.isLost).toBe(true);
    expect(await paper.next()).toBe(10_000);
    expect(paper.breaker.isLost).toBe(true);
    expect(await paper.call('d', FAILING)).toBe('failed');
    expect(await paper.next()).toBe(20_000);
    expect(await paper.call('e')).toBe('sent');
    expect(paper.breaker.isLost).toBe(false);
    expect(paper.logged).toEqual(['platform-lost', 'platform-back']);
  });

  test('of sending pauses for longer with each attempt, however many calls fail at once', async () => {
    const paper = staged();
    const late = Promise.withResolvers<void>();
    const calls = Array.from({ length: 9 }, (_, n) =>
      paper.inTurn(`${n}`, () => late.promise).catch(() => undefined),
    );
    await new Promise(setImmediate);
    late.reject(FAILING);
    await Promise.all(calls);
    expect(await paper.next()).toBe(10_000);
    expect(await paper.call('next', FAILING)).toBe('failed');
    expect(await paper.next()).toBe(20_000);
  });

  test('of sending alone is forgotten when nothing was to be sent for ten minutes', async () => {
    const paper = staged();
    for (const chat of ['a', 'b', 'c']) await paper.call(chat, FAILING);
    await paper.next();
    expect(await paper.next()).toBe(600_000);
    expect(paper.breaker.isLost).toBe(false);
  });

  test.each([
    ['one chat that fails again and again', ['a', 'a', 'a', 'a'], FAILING],
    ['several with a success in between', ['a', 'b', '', 'c', 'd'], FAILING],
    ['refusals', ['a', 'b', 'c', 'd'], new Failed('answered')],
    ['mistakes of our own', ['a', 'b', 'c', 'd'], new Failed(undefined)],
  ])('is not: %s', async (_, chats, error) => {
    const paper = staged();
    for (const chat of chats) await paper.call(chat, chat === '' ? undefined : error);
    expect(await paper.call('z')).toBe('sent');
    expect(paper.logged).toEqual([]);
  });

  test('does not end by the success of a call that began before it', async () => {
    const paper = staged();
    const slow = Promise.withResolvers<void>();
    const before = paper.inTurn('slow', () => slow.promise);
    await new Promise(setImmediate);
    paper.probeFails = FAILING;
    await paper.call('a', FAILING);
    await paper.call('b');
    slow.resolve();
    await before;
    expect(paper.breaker.isLost).toBe(true);
  });

  test('is tried with one call at a time, and begins nothing after a stop', async () => {
    const paper = staged();
    for (const chat of ['a', 'b', 'c']) await paper.call(chat, FAILING);
    await paper.next();
    const trial = Promise.withResolvers<void>();
    const first = paper.inTurn('d', () => trial.promise);
    expect(await paper.call('e')).toBe('held back');
    trial.resolve();
    await first;
    expect(await paper.call('e')).toBe('sent');
    for (const chat of ['a', 'b', 'c']) await paper.call(chat, FAILING);
    paper.stop();
    expect(paper.timers).toEqual([]);
  });
});

describe('where nothing tells what became of a message', () => {
  test('a call waits for a probe after ten quiet seconds, and after any failure one is made at a time', async () => {
    const paper = staged({ provenFor: 10_000 });
    expect(await paper.call('a')).toBe('sent');
    paper.now += 10_000;
    expect(await paper.call('b')).toBe('sent');
    expect(paper.probes).toBe(1);
    paper.now += 10_001;
    paper.probeFails = FAILING;
    expect(await paper.call('c')).toBe('held back');
    expect(paper.probes).toBe(2);
    paper.probeFails = undefined;
    await paper.next();
    await paper.call('d', FAILING);
    const trial = Promise.withResolvers<void>();
    const first = paper.inTurn('e', () => trial.promise);
    expect(await paper.call('f')).toBe('held back');
    trial.resolve();
    await first;
    expect(await paper.call('f')).toBe('sent');
  });
});

test('where nothing tells what became of a message, ten are under way at most', async () => {
  const paper = staged({ provenFor: 10_000 });
  const ends: (() => void)[] = [];
  const send = (chat: string) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    return paper.inTurn(
      chat,
      () => {
        ends.push(resolve);
        return promise;
      },
      async () => true,
    );
  };
  const sent = Array.from({ length: 25 }, (_, n) => send(String(n)));
  await new Promise(setImmediate);
  expect(ends).toHaveLength(10);
  ends[0]?.();
  await sent[0];
  await new Promise(setImmediate);
  expect(ends).toHaveLength(11);
  // What may be made twice does not count.
  expect(await paper.call('edited')).toBe('sent');
  paper.probeFails = FAILING;
  await paper.call('edited', FAILING);
  for (let n = 1; n < 11; n += 1) ends[n]?.();
  const outcomes = await Promise.allSettled(sent);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(11);
  expect(ends).toHaveLength(11);
});

describe('a 429', () => {
  test('rests its chat alone', async () => {
    const paper = staged();
    await paper.call('a', limited(3_600));
    expect(await paper.call('b')).toBe('sent');
    expect(await paper.call('a')).toBe('held back');
    paper.now += 3_600_000;
    expect(await paper.call('a')).toBe('sent');
    expect([paper.logged, paper.probes]).toEqual([[], 0]);
  });

  test('of several chats in a row rests all for the shortest time, a minute at most; the platform is not lost', async () => {
    const paper = staged();
    for (const seconds of [3_600, 30, 40]) await paper.call(String(seconds), limited(seconds));
    expect(await paper.call('a')).toBe('held back');
    expect(await paper.next()).toBe(30_000);
    await paper.call('a', limited(3_600));
    expect(await paper.next()).toBe(30_000);
    expect(await paper.call('b')).toBe('sent');
    const other = staged();
    for (const chat of ['a', 'b', 'c']) await other.call(chat, limited(3_600));
    expect(await other.next()).toBe(60_000);
    expect([paper.breaker.isLost, paper.logged]).toEqual([false, ['platform-rests', 'platform-rests']]);
  });

  test('that names all rests all for as long as it says', async () => {
    const paper = staged();
    await paper.call('a', limited(600, true));
    expect(await paper.call('b')).toBe('held back');
    expect(await paper.next()).toBe(600_000);
    expect(await paper.call('b')).toBe('sent');
  });

  /** A platform that asks all to rest while it is probed, and what ends the probe. */
  async function limitedWhileProbed(seconds: number) {
    const probe = Promise.withResolvers<void>();
    const paper = staged({ probe: () => probe.promise });
    const late = Promise.withResolvers<void>();
    const call = paper.inTurn('a', () => late.promise).catch(() => undefined);
    await new Promise(setImmediate);
    paper.breaker.suspect();
    late.reject(limited(seconds, true));
    await call;
    const endProbe = async (): Promise<void> => {
      probe.resolve();
      await new Promise(setImmediate);
    };
    return { paper, endProbe };
  }

  test('that comes while the platform is probed is not ended by that probe', async () => {
    const { paper, endProbe } = await limitedWhileProbed(30);
    await endProbe();
    expect(await paper.call('b')).toBe('held back');
    expect(await paper.next()).toBe(30_000);
    expect(await paper.call('b')).toBe('sent');
  });

  test('is over though its time ends while the platform is probed', async () => {
    const { paper, endProbe } = await limitedWhileProbed(1);
    await paper.next();
    await endProbe();
    expect(await paper.call('b')).toBe('sent');
  });

  test('does not rest for ever where the clock was set back', async () => {
    const paper = staged();
    paper.now = 1_000_000_000;
    await paper.call('a', limited(60));
    paper.now = 0;
    expect(await paper.call('a')).toBe('sent');
  });
});
