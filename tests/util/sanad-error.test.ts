import { expect, test } from 'vitest';
import { SanadError } from '../../src/util/sanad-error.ts';

class StoreLocked extends SanadError {}

test('an error has its code, the exit code and what to do about it', () => {
  const cause = new TypeError('busy');
  const error = new SanadError('The store is in use.', {
    code: 'store-locked',
    exit: 1,
    mend: 'Stop the other process.',
    cause,
  });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: 'SanadError',
    message: 'The store is in use.',
    code: 'store-locked',
    exit: 1,
    mend: 'Stop the other process.',
    cause,
  });
});

test('what to do about it may be left out', () => {
  expect(new SanadError('It failed.', { code: 'failed', exit: 1 }).mend).toBeUndefined();
});

test('an error of a kind of its own is called by that kind', () => {
  const error = new StoreLocked('The store is in use.', { code: 'store-locked', exit: 1 });
  expect(error.name).toBe('StoreLocked');
  expect(String(error)).toBe('StoreLocked: The store is in use.');
});
