import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { CountedAnswer } from '../../src/command/question-counter.ts';
import { BufferedQuestionCounter } from '../../src/store/buffered-question-counter.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import type { CountedQuestions } from '../../src/store/question-counts.ts';
import { given } from '../../src/util/given.ts';
import { answered } from '../answers.ts';
import { emptyStoreFolder } from './temporary.ts';

const form = { kind: 'direct' } as const;
const ASKER = { platform: 'telegram', user: 'ann' };
const ANSWERED: CountedAnswer = {
  ...{ outcome: 'answered', form, asked: 'en', question: 'a question' },
  explanation: answered([]).explanation,
};
const GAP: CountedAnswer = {
  ...ANSWERED,
  outcome: 'not-in-sources',
  missing: { kind: 'gap', gap: { id: 'end-date', text: {}, questions: {}, names: [], nearest: [] } },
};

/** A counter on a store that can be out of reach, with a clock and a timer that the test moves. */
class Counting {
  readonly counter: BufferedQuestionCounter;
  readonly store: Store;
  readonly logged: unknown[] = [];
  readonly added: CountedQuestions[] = [];
  now = '2026-01-20T23:59:59.999Z';
  isDown = false;
  /** How many of the next flushes fail. */
  failures = 0;
  #tasks = new Set<() => void>();

  constructor(store: Store) {
    this.store = store;
    this.counter = new BufferedQuestionCounter({
      counts: {
        add: async (counted) => {
          if (this.isDown || this.failures-- > 0) throw new Error('out of reach');
          this.added.push(counted);
          await store.questionCounts.add(counted);
        },
      },
      timer: (task, milliseconds) => {
        expect(milliseconds).toBe(5_000);
        this.#tasks.add(task);
        return () => this.#tasks.delete(task);
      },
      log: {
        error: (details) => this.logged.push(details),
        warn: (details) => this.logged.push(details),
        info: () => undefined,
      },
      now: () => new Date(this.now),
    });
  }

  /** What the store holds from a day on. */
  async stored(since = '2026-01-01') {
    const { questions, gaps, words } = await this.store.reports.read({ since: new Date(since) });
    return { outcomes: questions, gaps, words };
  }

  get timers(): number {
    return this.#tasks.size;
  }

  /** Lets the timers go off, and waits until all that they began is done. */
  async tick(): Promise<void> {
    const tasks = [...this.#tasks];
    this.#tasks.clear();
    for (const task of tasks) task();
    await this.counter.idle();
  }
}

let counting: Counting;
beforeEach(async () => {
  const store = await openStore({ dataDir: await emptyStoreFolder() });
  onTestFinished(() => store.close());
  counting = new Counting(store);
});

test('counts by day and outcome, and adds all that has gathered at once', async () => {
  const { counter } = counting;
  expect(counting.timers).toBe(0);
  counter.count(ANSWERED, ASKER);
  counter.count(GAP, ASKER);
  counter.count(GAP, ASKER);
  counting.now = '2026-01-21T00:00:00.000Z';
  counter.count(ANSWERED, ASKER);
  counter.count({ ...ANSWERED, outcome: 'not-in-sources', missing: { kind: 'nothing-close' } }, ASKER);
  expect([counting.timers, counting.added.length]).toEqual([1, 0]);
  await counting.tick();
  expect([counting.timers, counting.added.length]).toEqual([0, 1]);
  expect(await counting.stored()).toEqual({
    outcomes: [
      { outcome: 'not-in-sources', language: 'en', count: 3 },
      { outcome: 'answered', language: 'en', count: 2 },
    ],
    gaps: [{ gap: 'end-date', count: 2 }],
    words: [],
  });
  expect(await counting.stored('2026-01-21')).toEqual({
    outcomes: [
      { outcome: 'answered', language: 'en', count: 1 },
      { outcome: 'not-in-sources', language: 'en', count: 1 },
    ],
    gaps: [],
    words: [],
  });
});

test('each part of a question counts the gap that it meets', async () => {
  const part = { ...answered([], { outcome: 'not-in-sources' }), ...given({ missing: GAP.missing }) };
  const form = { kind: 'parts', parts: [answered(['unease']), part, part] } as const;
  counting.counter.count({ ...ANSWERED, form }, ASKER);
  await counting.tick();
  expect(await counting.stored()).toMatchObject({
    outcomes: [{ outcome: 'answered', count: 1 }],
    gaps: [{ gap: 'end-date', count: 1 }],
  });
});

test('what is no question is not counted', async () => {
  for (const kind of ['empty', 'not-a-question'] as const) {
    counting.counter.count({ ...ANSWERED, outcome: 'not-in-sources', missing: { kind } }, ASKER);
  }
  counting.counter.count({ ...ANSWERED, outcome: 'unsure', form: { kind: 'talk', talk: 'greeting' } }, ASKER);
  expect(counting.timers).toBe(0);
});

test('words that no source has are added with the reader, each once, and again after a flush that failed', async () => {
  const { counter } = counting;
  const unknown = (...words: readonly string[]): CountedAnswer => ({
    ...{ ...ANSWERED, outcome: 'unsure' },
    explanation: { ...ANSWERED.explanation, unknown: words },
  });
  counting.failures = 1;
  counter.count(unknown('Zeppelin', 'zeppelin'), ASKER);
  counter.count(unknown('zeppelin'), ASKER);
  counter.count({ ...unknown('balloon'), outcome: 'answered' }, ASKER);
  await counting.tick();
  counter.count(unknown('zeppelin'), { ...ASKER, user: 'bob' });
  await counting.tick();
  const day = '2026-01-20';
  expect(counting.added.flatMap(({ words }) => words)).toEqual([
    { word: 'zeppelin', day, ...ASKER },
    { word: 'zeppelin', day, ...ASKER, user: 'bob' },
  ]);
});

test('words of a reader who is forgotten are not stored later', async () => {
  const { counter } = counting;
  const unknown: CountedAnswer = {
    ...{ ...ANSWERED, outcome: 'unsure' },
    explanation: { ...ANSWERED.explanation, unknown: ['zeppelin'] },
  };
  counter.count(unknown, ASKER);
  counter.count(unknown, { ...ASKER, user: 'bob' });
  await counter.forget('telegram', 'ann');
  await counting.tick();
  expect(counting.added.flatMap(({ words }) => words.map(({ user }) => user))).toEqual(['bob']);
});

test('a flush that fails is added once later, with what has come since', async () => {
  const { counter } = counting;
  counting.isDown = true;
  counter.count(ANSWERED, ASKER);
  counter.count(GAP, ASKER);
  await counting.tick();
  await counting.tick();
  expect(counting.logged).toEqual([expect.objectContaining({ event: 'question-counts-failed' })]);
  counter.count(ANSWERED, ASKER);
  counting.isDown = false;
  await counting.tick();
  await counting.tick();
  expect(await counting.stored()).toEqual({
    outcomes: [
      { outcome: 'answered', language: 'en', count: 2 },
      { outcome: 'not-in-sources', language: 'en', count: 1 },
    ],
    gaps: [{ gap: 'end-date', count: 1 }],
    words: [],
  });
  counting.isDown = true;
  counter.count(ANSWERED, ASKER);
  await counting.tick();
  // The store may come and go: it counts as mended when nothing has failed for a while.
  expect(counting.logged).toHaveLength(1);
});

test('stopping adds what is left, and leaves no timer', async () => {
  const { counter } = counting;
  counter.count(ANSWERED, ASKER);
  await counter.stop();
  await counter.stop();
  expect(await counting.stored()).toEqual({
    outcomes: [{ outcome: 'answered', language: 'en', count: 1 }],
    gaps: [],
    words: [],
  });
  counter.count(ANSWERED, ASKER);
  expect(counting.timers).toBe(0);
});

test('stopping while the store is out of reach ends, and says what it means', async () => {
  counting.isDown = true;
  counting.counter.count(ANSWERED, ASKER);
  await counting.tick();
  await counting.counter.stop();
  expect(counting.logged).toHaveLength(2);
  expect(counting.timers).toBe(0);
});

test('a flush that fails while stopping is added by the last one, and nothing is reported as lost', async () => {
  const { counter } = counting;
  counter.count(ANSWERED, ASKER);
  counting.failures = 1;
  await Promise.all([counting.tick(), counter.stop()]);
  expect([counting.failures, counting.logged]).toEqual([-1, []]);
  expect((await counting.stored()).outcomes).toEqual([{ outcome: 'answered', language: 'en', count: 1 }]);
});
