import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCall, encodeCall, leansOnShown } from '../../src/command/call-id.ts';
import { anyCharacter } from '../util/any-character.ts';

const names = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const values = fc.oneof(
  fc.string({ unit: anyCharacter }),
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

test('decoding gives back the encoded call, with and without a shown question', () => {
  fc.assert(
    fc.property(calls, fc.option(values, { nil: undefined }), (call, shown) => {
      expect(decodeCall(encodeCall(call, shown), shown)).toEqual(call);
    }),
  );
});

test('decoding never throws', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: anyCharacter }),
      fc.string(),
      (text, shown) => void decodeCall(text, shown),
    ),
  );
});

describe('the question that a message shows', () => {
  const call = { command: 'ask', args: { question: 'a long one', as_of: '2026-01-20' } };

  test('is left out of the id', () => {
    expect(encodeCall(call, 'a long one')).toBe('ask|question=~|as_of=2026-01-20');
    expect(leansOnShown('ask|question=~|as_of=2026-01-20')).toBe(true);
    expect(leansOnShown('ask|question=\\~')).toBe(false);
  });

  test('is needed to decode such an id', () => {
    expect(decodeCall('ask|question=~')).toBeUndefined();
  });
});

test.each(['', '|', 'ask|', 'ask|question', 'a b c|d=e', 'ask|=x'])(
  '%j is no call, or one without arguments',
  (text) => {
    const call = decodeCall(text);
    if (call) expect(call.args).toEqual({});
  },
);
