import { expect } from 'vitest';
import type { Delivery, Part } from '../../src/digest/ledger.ts';
import { ZONE_RULES } from '../../src/digest/schedule.ts';
import type { Store } from '../../src/store/open.ts';
import { type Chats, stageChats } from './chats.ts';

/** Chats on both platforms, all of which get their digests at the same moment. */
export interface FanOut extends Pick<Chats, 'places' | 'platforms'> {
  /** For the program, but for where it keeps things. */
  readonly env: Readonly<Record<string, string>>;
  /** Has every chat's digest be due now. @returns what is to be checked when all have ended */
  begin(store: Store): Promise<Round>;
  /** Resolves when one of the platforms, or the one that is named, has been asked to take so many more digests. */
  asked: Chats['asked'];
}

/** The digests of one moment. */
export interface Round {
  /**
   * Each chat has its digest, none has it twice, and of each that nobody knows about the ledger says so.
   *
   * @param about `waiting`: chats whose digests are still to come; `late`: a process that was suspended may have told what became
   * of its messages after others had given them up
   */
  check(
    store: Store,
    about?: { readonly waiting?: readonly string[]; readonly late?: true },
  ): Promise<Counted>;
}

/** What became of the digests of a round. */
export interface Counted {
  readonly arrived: number;
  /** Nobody knows whether they have arrived. */
  readonly unknown: number;
}

/** A minute ago, so that all are due; on the same day, as local dates go. */
const LATE = 60_000;
const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** Sets up two stand-ins with so many chats each; they end with the test. */
export async function stageFanOut(chats: number): Promise<FanOut> {
  const { places, platforms, env, counts, asked } = await stageChats(chats);
  let rounds = 0;

  return {
    ...{ places, platforms, env },
    asked,

    async begin(store) {
      rounds += 1;
      // Programs that run take the first digests while the others are set up.
      const before = counts();
      const at = new Date(Date.now() - LATE);
      const slot = { date: at.toISOString().slice(0, 10), at, rules: ZONE_RULES };
      const ids = places.map((_, index) => `r${rounds}x${index}`);
      for (const [index, from] of places.entries()) {
        await store.subscriptions.add({
          id: ids[index] ?? '',
          from,
          createdAt: at,
          state: 'active',
          refusals: 0,
          next: slot,
          schedule: { time: at.toISOString().slice(11, 16), zone: 'UTC', days: DAYS },
          topics: index % 2 === 0 ? [] : ['ceasefire'],
          language: index % 3 === 0 ? 'ar' : 'en',
          whenEmpty: 'line',
        });
      }
      return {
        async check(store, { waiting = [], late } = {}) {
          const after = counts();
          let unknown = 0;
          for (const [index, { platform, chat }] of places.entries()) {
            const id = ids[index] ?? '';
            const [delivery] = await store.ledger.last(id, 1);
            if (delivery === undefined) throw new Error(`${platform} ${chat} has had no digest`);
            const parts = await store.ledger.parts(delivery);
            const there = (after.get(chat) ?? 0) - (before.get(chat) ?? 0);
            if (waiting.includes(chat)) {
              expect([there, delivery.endedAt]).toEqual([0, undefined]);
              continue;
            }
            checkOne({ delivery, parts, there, platform, late });
            if (delivery.state === 'partly') unknown += 1;
          }
          return { arrived: places.length - unknown - waiting.length, unknown };
        },
      };
    },
  };
}

/** One chat's digest: its messages are there once, or nobody knows and the ledger says which. */
export function checkOne({
  delivery,
  parts,
  there,
  platform,
  late,
}: {
  readonly delivery: Delivery;
  readonly parts: readonly Part[];
  readonly there: number;
  readonly platform: string;
  readonly late?: true | undefined;
}): void {
  const what = `${platform} ${delivery.to.chat}`;
  const sent = parts.filter(({ state }) => state === 'sent').length;
  const unknown = parts.filter(({ state }) => state === 'unknown').length;
  expect(sent + unknown, `${what}: parts that are settled`).toBe(parts.length);
  expect(there, `${what}: messages that are there`).toBeGreaterThanOrEqual(sent);
  expect(there, `${what}: messages that are there`).toBeLessThanOrEqual(sent + unknown);
  if (late && platform === 'telegram' && delivery.state === 'partly') return;
  // Discord tells what became of a message, so there nothing stays unknown.
  const expected = platform === 'discord' || unknown === 0 ? 'arrived' : 'partly';
  expect(delivery.state, what).toBe(expected);
}
