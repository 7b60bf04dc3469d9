import { expect, test } from 'vitest';
import { given } from '../../src/util/given.ts';

test('undefined values are left out, and all others kept', () => {
  const values = { a: undefined, b: null, c: 0, d: '', e: false, f: [undefined] };
  expect(given(values)).toStrictEqual({ b: null, c: 0, d: '', e: false, f: [undefined] });
  expect('a' in given(values)).toBe(false);
});

test('no values are left where all are undefined', () => {
  expect(Object.keys(given({ a: undefined }))).toEqual([]);
});
