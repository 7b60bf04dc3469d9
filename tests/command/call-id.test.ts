import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCall, encodeCall, leansOnShown } from '../../src/command/call-id.ts';

const names = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const values = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('~', '\\~', '|', '\\', 'a=b', '~x', 'a|b=c'),
);
const calls = fc.record({
  command: fc.oneof(
    names,
    fc.tuple(names, names).map((words) => words.join(' ')),
  ),
  args: fc
    .uniqueArray(fc.tuple(names, values), { selector: ([name]) => name })
    .map((args) => Object.fromEntries(args)),
});

test('any call comes back from its text, with and without the question that a message shows', () => {
  fc.assert(
    fc.property(calls, fc.option(values, { nil: undefined }), (call, shown) => {
      expect(decodeCall(encodeCall(call, shown), shown)).toEqual(call);
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, shown) => void decodeCall(text, shown)),
  );
});

describe('the question that a message shows', () => {
  const call = { command: 'ask', args: { question: 'a long one', as_of: '2026-01-20' } };

  test('is not written out', () => {
    expect(encodeCall(call, 'a long one')).toBe('ask|question=~|as_of=2026-01-20');
    expect(leansOnShown('ask|question=~|as_of=2026-01-20')).toBe(true);
    expect(leansOnShown('ask|question=\\~')).toBe(false);
  });

  test('is needed to understand the text', () => {
    expect(decodeCall('ask|question=~')).toBeUndefined();
  });
});

test.each(['', '|', 'ask|', 'ask|question', 'a b c|d=e', 'ask|=x'])(
  '%j is no call, or one without that',
  (text) => {
    const call = decodeCall(text);
    if (call) expect(call.args).toEqual({});
  },
);
