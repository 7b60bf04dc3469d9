import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Deliverer } from '../../src/digest/deliver.ts';
import { type Fate, Stage } from './stage.ts';

/** The process has died: no call of it returns. */
class PowerCut extends Error {}

/** Cuts the power at one call to the store or the platform, before or after its effect. */
class Power {
  readonly #at: number;
  readonly #after: boolean;
  #calls = 0;

  constructor(at: number, after: boolean) {
    this.#at = at;
    this.#after = after;
  }

  get isOff(): boolean {
    return this.#calls > this.#at;
  }

  /** A part of the store whose calls fail without power. */
  through<Part extends object>(part: Part): Part {
    return new Proxy(part, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: readonly unknown[]) => {
          const isLast = this.#calls === this.#at;
          this.#calls += 1;
          if (this.isOff && !(isLast && this.#after)) throw new PowerCut();
          const result: unknown = await method.apply(target, args);
          if (this.isOff) throw new PowerCut();
          return result;
        };
      },
    });
  }

  /** Delivers over the stage as long as there is power. */
  deliverer(stage: Stage): Deliverer {
    const { store } = stage;
    return stage.deliverer({
      ledger: this.through(store.ledger),
      subscriptions: this.through(store.subscriptions),
      blobs: this.through(store.blobs),
    });
  }
}

/** Runs until the power is cut, or to the end. */
async function runWith(power: Power, stage: Stage): Promise<void> {
  try {
    await stage.run(power.deliverer(stage));
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
  }
}

const fates = fc.constantFrom<Fate>('sent', 'sent', 'sent', 'not-sent', 'unsettled', 'unsettled-but-arrived');

test('wherever the process dies, nothing is posted twice and nothing is missed', async () => {
  // One store for all runs, each with a chat of its own: opening a store takes longer than a run.
  const stage = await Stage.open();
  const { platform, known } = stage;
  let chats = 0;
  platform.perMessage = 2;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ at: fc.nat({ max: 14 }), after: fc.boolean() }), { minLength: 1, maxLength: 3 }),
      fc.array(fates, { maxLength: 3 }),
      fc.boolean(),
      async (cuts, fates, remembers) => {
        chats += 1;
        const chat = `c${chats}`;
        platform.remembers = remembers;
        platform.fates = [];
        stage.known = known;
        stage.now = new Date('2026-11-22T12:00:00Z');
        const id = await stage.subscribe(chat);
        try {
          await stage.at('2026-11-23T05:00:00Z');
          platform.arrived.length = 0;
          for (const id of ['one', 'two', 'three', 'four', 'five']) stage.learn(id);
          stage.now = new Date('2026-11-24T05:00:00Z');
          platform.fates = [...fates];
          for (const { at, after } of cuts) {
            await runWith(new Power(at, after), stage);
            stage.now = new Date(stage.now.getTime() + 120_000);
          }
          for (let again = 0; again < 5; again += 1) {
            await stage.run();
            stage.now = new Date(stage.now.getTime() + 120_000);
          }
          const keys = platform.arrived.map(({ key }) => key);
          expect(new Set(keys).size, 'messages that arrived twice').toBe(keys.length);
          const [latest] = await stage.ended(chat);
          expect(latest).toMatch(remembers ? /arrived$/ : /arrived$|partly$/);
          // A fate that is left over must not stop the next digest.
          platform.fates = [];
          await stage.at('2026-11-25T05:00:00Z');
          const facts = platform.factsIn(chat);
          expect(new Set(facts)).toEqual(new Set(['one', 'two', 'three', 'four', 'five']));
          if (remembers) expect(facts).toHaveLength(5);
        } finally {
          await stage.service.unsubscribe({ platform: 'paper', chat }, id);
        }
      },
    ),
    { numRuns: 25 },
  );
});
