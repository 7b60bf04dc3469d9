import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callAt, fragmentOf, placeOf, placeOfCall, readPlace } from '../../src/pack/page/place.ts';

const word = fc.string({ unit: 'grapheme', minLength: 1 });
const ours = word.filter((name) => name !== 'lang' && name !== 'after' && name !== '__proto__');

test('a fragment leads to the place that it was made of', () => {
  const place = fc.record(
    {
      path: fc.array(word, { maxLength: 3 }),
      args: fc.dictionary(ours, fc.string()),
      after: fc.array(fc.string()),
      language: word,
    },
    { requiredKeys: ['path', 'args', 'after'] },
  );
  fc.assert(
    fc.property(place, (given) => {
      expect(readPlace(fragmentOf(given))).toEqual(given);
    }),
  );
});

test('any fragment leads to some place', () => {
  fc.assert(fc.property(fc.string(), (text) => void callAt(readPlace(`#/${text}`))));
  expect(readPlace('#source-1')).toEqual(placeOf());
  expect(readPlace('#/facts/%E0%A4%A')).toEqual(placeOf('facts', '%E0%A4%A'));
});

test.each([
  ['#/', { command: 'brief', args: {} }],
  ['', { command: 'brief', args: {} }],
  [
    '#/?q=who%3F&as_of=2026-01-20&lang=ar',
    { command: 'ask', args: { question: 'who?', as_of: '2026-01-20' } },
  ],
  ['#/facts/kirkuk-arrest', { command: 'fact', args: { id: 'kirkuk-arrest' } }],
  ['#/timeline?topic=arrests', { command: 'timeline', args: { topic: 'arrests' } }],
  ['#/facts/a/b', undefined],
  ['#/sources/a', undefined],
])('%s calls a command', (fragment, call) => {
  const found = callAt(readPlace(fragment));
  expect(found).toEqual(call);
  if (found && found.command !== 'brief') expect(callAt(placeOfCall(found))).toEqual(found);
});
