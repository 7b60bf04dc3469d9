import { expect } from 'vitest';
import type { Delivery, Part } from '../../src/digest/ledger.ts';
import { ZONE_RULES } from '../../src/digest/schedule.ts';
import type { Store } from '../../src/store/open.ts';
import { stageChats } from './chats.ts';

/** Chats on both platforms, all of which get their digests at the same moment. */
export interface FanOut {
  /** For the program, but for where it keeps things. */
  readonly env: Readonly<Record<string, string>>;
  /** Has every chat's digest be due now. @returns what is to be checked when all have ended */
  begin(store: Store): Promise<Round>;
  /** Resolves when the platforms have been asked to take so many more digests. */
  asked(more: number): Promise<void>;
}

/** The digests of one moment. */
export interface Round {
  /** Each chat has its digest, none has it twice, and of each that nobody knows about the ledger says so. */
  check(store: Store): Promise<Counted>;
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
  const { places, env, counts, asked } = await stageChats(chats);
  let rounds = 0;

  return {
    env,
    asked,

    async begin(store) {
      rounds += 1;
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
      const before = counts();
      return {
        async check(store) {
          const after = counts();
          let unknown = 0;
          for (const [index, { platform, chat }] of places.entries()) {
            const id = ids[index] ?? '';
            const [delivery] = await store.ledger.last(id, 1);
            if (delivery === undefined) throw new Error(`${platform} ${chat} has had no digest`);
            const parts = await store.ledger.parts(delivery);
            const there = (after.get(chat) ?? 0) - (before.get(chat) ?? 0);
            checkOne({ delivery, parts, there, platform });
            if (delivery.state === 'partly') unknown += 1;
          }
          return { arrived: places.length - unknown, unknown };
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
}: {
  readonly delivery: Delivery;
  readonly parts: readonly Part[];
  readonly there: number;
  readonly platform: string;
}): void {
  const what = `${platform} ${delivery.to.chat}`;
  const sent = parts.filter(({ state }) => state === 'sent').length;
  const unknown = parts.filter(({ state }) => state === 'unknown').length;
  expect(sent + unknown, `${what}: parts that are settled`).toBe(parts.length);
  expect(there, `${what}: messages that are there`).toBeGreaterThanOrEqual(sent);
  expect(there, `${what}: messages that are there`).toBeLessThanOrEqual(sent + unknown);
  // Discord tells what became of a message, so there nothing stays unknown.
  const expected = platform === 'discord' || unknown === 0 ? 'arrived' : 'partly';
  expect(delivery.state, what).toBe(expected);
}
