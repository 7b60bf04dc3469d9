import { expect, test } from 'vitest';
import { createRecentIds } from '../../src/sending/recent-ids.ts';

test('an id is new once', () => {
  const isNew = createRecentIds();
  expect(['a', 'b', 'a', 'b', 'c'].map(isNew)).toEqual([true, true, false, false, true]);
});

test('the oldest id is forgotten first', () => {
  const isNew = createRecentIds(2);
  expect(['a', 'b', 'c', 'b', 'c', 'a'].map(isNew)).toEqual([true, true, true, false, false, true]);
});
