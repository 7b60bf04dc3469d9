import { describe, expect, test } from 'vitest';
import { describeError } from '../../src/util/log.ts';
import { SanadError } from '../../src/util/sanad-error.ts';

describe('what is logged of an error', () => {
  test('is its name, its code and where it came from, without the message', () => {
    const error = Object.assign(new TypeError('secret'), { code: 'ECONNRESET' });
    const described = describeError(error);
    expect(described).toMatchObject({ error: 'TypeError', code: 'ECONNRESET' });
    expect(described.at?.[0]).toMatch(/^at .*log\.test\.ts/);
    expect(JSON.stringify(described)).not.toContain('secret');
  });

  test('is no line of a message that looks like a frame of the stack', () => {
    const { at = [] } = describeError(new Error('one\n    at secret'));
    expect(at.length).toBeGreaterThan(0);
    expect(at.join('\n')).not.toContain('secret');
  });

  test('is the message too where the error is our own', () => {
    const error = new SanadError('The store is in use.', { code: 'store-locked', exit: 1 });
    expect(describeError(error)).toMatchObject({
      error: 'SanadError',
      code: 'store-locked',
      reason: 'The store is in use.',
    });
  });

  test('is no code that is not text', () => {
    expect(describeError(Object.assign(new Error('x'), { code: 403 }))).not.toHaveProperty('code');
  });

  test.each([
    ['text', 'string'],
    [undefined, 'undefined'],
    [{ secret: 1 }, 'object'],
  ])('is the type alone of %o, which was thrown though it is no error', (thrown, type) => {
    expect(describeError(thrown)).toEqual({ error: type });
  });
});
