import { expect, test } from 'vitest';
import { lazy } from '../../src/util/lazy.ts';

test.each([['a value'], [undefined]])('%j is made once, when it is first asked for', (value) => {
  let made = 0;
  const get = lazy(() => {
    made += 1;
    return value;
  });
  expect(made).toBe(0);
  expect([get(), get(), made]).toEqual([value, value, 1]);
});
