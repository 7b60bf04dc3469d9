import { expect, onTestFinished, test } from 'vitest';
import { Polling } from '../../../src/platforms/telegram/polling.ts';
import { quickTimer } from '../../util/quick-timer.ts';

test('polling is connected until three polls in a row have failed, and again after one that has not', async () => {
  const seen: boolean[] = [];
  const { promise: done, resolve } = Promise.withResolvers<void>();
  let polls = 0;
  const polling = new Polling({
    fetch: async () => {
      seen.push(polling.isConnected);
      polls += 1;
      if (polls >= 2 && polls <= 4) throw new Error('away');
      if (polls === 6) resolve();
      return [];
    },
    handle: async () => undefined,
    seconds: 0,
    timer: quickTimer,
    now: () => new Date(),
    onTrouble: () => undefined,
    onEnd: () => undefined,
  });
  expect(polling.isConnected).toBe(false);
  polling.start();
  onTestFinished(() => polling.stop());
  await done;
  expect(seen.slice(0, 6)).toEqual([true, true, true, true, false, true]);
});
