import { expect, test } from 'vitest';
import { readFlag } from '../../src/command/flags.ts';

test.each([
  ['yes', true],
  ['TRUE', true],
  ['1', true],
  ['نعم', true],
  ['بەڵێ', true],
  ['بلێ', true],
  ['no', false],
  ['off', false],
  ['Never!', false],
  ['0', false],
  ['لا', false],
  ['أبداً', false],
  ['نا', false],
  ['نەخێر', false],
  ['maybe', undefined],
  ['yes no', undefined],
  ['', undefined],
  ['constructor', undefined],
])('%j says %s', (typed, said) => {
  expect(readFlag(typed)).toBe(said);
});
