import { describe, expect, test } from 'vitest';
import type { Watch } from '../../../src/digest/watch-store.ts';
import { HOSTILE, type StoreUnderTest, start, startReplicas } from '../stores.ts';

import { AT, CHAT, turns, WATCH } from './examples.ts';

/** Saved questions. */
export function describeWatches(database: StoreUnderTest): void {
  describe('watches', () => {
    const hostile: Watch = {
      id: HOSTILE,
      from: { platform: HOSTILE, chat: HOSTILE, thread: HOSTILE },
      user: HOSTILE,
      question: HOSTILE,
      language: HOSTILE,
      open: true,
      createdAt: AT,
      known: { snapshot: HOSTILE, except: { [HOSTILE]: HOSTILE, other: null } },
    };

    test('are read as they were added, one by one or in pages', async () => {
      const { store } = await start(database);
      const { watches } = store;
      const all = [hostile, WATCH];
      for (const watch of all.toReversed()) expect(await watches.add(watch, 9)).toBe('added');
      for (const watch of all) expect(await watches.get(watch.id)).toEqual(watch);
      expect(await watches.page(undefined, 9)).toEqual(all);
      expect(await watches.page(undefined, 1)).toEqual([hostile]);
      expect(await watches.page(hostile.id, 1)).toEqual([WATCH]);
      expect(await watches.page(WATCH.id, 1)).toEqual([]);
      await watches.remove(hostile.id);
      await watches.remove('none');
      expect(await watches.page(undefined, 9)).toEqual([WATCH]);
      expect(await watches.get(hostile.id)).toBeUndefined();
    });

    test('are limited per reader, and each question is there once per chat', async () => {
      const { store } = await start(database);
      await store.watches.add(WATCH, 2);
      await store.watches.add({ ...WATCH, id: 'v', question: 'When?' }, 2);
      for (const [other, outcome] of [
        [{}, 'there'],
        [{ from: { ...CHAT, thread: '8' } }, 'there'],
        [{ question: 'Who?' }, 'too-many'],
        [{ from: { ...CHAT, chat: '7' } }, 'too-many'],
        [{ from: { ...CHAT, platform: 'discord' } }, 'added'],
        [{ user: 'bob' }, 'added'],
      ] as const) {
        const watch = { ...WATCH, ...other, id: 'x' };
        expect([other, await store.watches.add(watch, 2)]).toEqual([other, outcome]);
        expect(await store.watches.get('x')).toEqual(outcome === 'added' ? watch : undefined);
        await store.watches.remove('x');
      }
    });

    test('added at the same moment keep the limit, and none is there twice', async () => {
      const store = turns(await startReplicas(database));
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          store(n).watches.add({ ...WATCH, id: `${n}`, question: `${n % 10}?` }, 4),
        ),
      );
      expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(4);
      const kept = await store(0).watches.page(undefined, 99);
      expect(new Set(kept.map(({ question }) => question)).size).toBe(4);
    });
  });
}
