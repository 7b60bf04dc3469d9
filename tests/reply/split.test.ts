import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Line } from '../../src/reply/reply.ts';
import { divideLine, divideText, joined, pack } from '../../src/reply/split.ts';
import { anyCharacter } from '../util/any-character.ts';

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: anyCharacter, maxLength: 300 }),
  fc
    .array(fc.constantFrom('word', 'سلام', ' ', '\n', '\u00a0', '👩‍👩‍👧', 'é', 'ab'))
    .map((parts) => parts.join('')),
);
const limits = fc.integer({ min: 2, max: 40 });

test('the chunks of a text join to the text, are within the limit, and cut no surrogate pair', () => {
  fc.assert(
    fc.property(texts, limits, (text, limit) => {
      const chunks = divideText(text, limit);
      expect(chunks.join('')).toBe(text);
      for (const chunk of chunks) {
        expect(chunk.length).toBeLessThanOrEqual(limit);
        if (text.isWellFormed()) expect(chunk.isWellFormed()).toBe(true);
      }
    }),
  );
});

test.each([
  ['one two three', 8, ['one two ', 'three']],
  ['fits', 4, ['fits']],
  ['', 5, ['']],
  ['a statement\u00a0[1]', 14, ['a ', 'statement\u00a0[1]']],
  ['abcdefgh', 3, ['abc', 'def', 'gh']],
  ['👩‍👩‍👧👩‍👩‍👧', 9, ['👩‍👩‍👧', '👩‍👩‍👧']],
  ['xe\u0301xe\u0301', 4, ['xe\u0301x', 'e\u0301']],
  ['😀😀', 3, ['😀', '😀']],
])('%j within %i is %j', (text, limit, chunks) => {
  expect(divideText(text, limit)).toEqual(chunks);
});

test('the platform decides how a text is measured', () => {
  const bytes = (text: string) => Buffer.byteLength(text);
  expect(divideText('سلام سلام', 9, bytes)).toEqual(['سلام ', 'سلام']);
});

const lengthOf = (line: Line) =>
  line.map((span) => (span.kind === 'cite' ? `[${span.ref}]` : span.text)).join('').length;
const spans = fc.oneof(
  texts.map((text) => ({ kind: 'text', text }) as const),
  texts.map((text) => ({ kind: 'text', text, style: 'quiet' }) as const),
  fc.integer({ min: 1, max: 9 }).map((ref) => ({ kind: 'cite', ref }) as const),
);

test('the pieces of a line join to the line, and every citation mark stays with the text before it', () => {
  fc.assert(
    fc.property(fc.array(spans, { maxLength: 5 }), fc.integer({ min: 20, max: 60 }), (line, limit) => {
      const lines = divideLine(line, (some) => lengthOf(some) <= limit);
      const whole = (some: readonly Line[]) =>
        joined(some).filter((span) => span.kind === 'cite' || span.text !== '');
      expect(whole(lines)).toEqual(whole([line]));
      for (const some of lines.slice(1)) expect(some[0]?.kind).not.toBe('cite');
      for (const some of lines) expect(lengthOf(some)).toBeLessThanOrEqual(limit);
    }),
  );
});

test('the speaker of a statement is not cut from its citation mark', () => {
  const line: Line = [
    { kind: 'text', text: 'one two three four' },
    { kind: 'text', text: ' — officials · claimed', style: 'quiet' },
    { kind: 'cite', ref: 1 },
  ];
  expect(divideLine(line, (some) => lengthOf(some) <= 30)).toEqual([line.slice(0, 1), line.slice(1)]);
});

const packing = (limit: number) => ({
  limit,
  measure: (units: readonly string[]) => units.join('\n').length,
  divide: (unit: string) => divideText(unit, limit),
});

test('packing keeps all units in order, and cuts none that fits', () => {
  fc.assert(
    fc.property(fc.array(texts), limits, (units, limit) => {
      const parts = pack(units, packing(limit));
      expect(parts.flat().join('')).toBe(units.join(''));
      for (const part of parts) expect(part.join('\n').length).toBeLessThanOrEqual(limit);
      const whole = units.filter((unit) => unit.length <= limit);
      expect(parts.flat()).toEqual(expect.arrayContaining(whole));
    }),
  );
});

test('there are as few parts as the order allows', () => {
  expect(pack(['aa', 'bb', 'cccc', 'd'], packing(5))).toEqual([['aa', 'bb'], ['cccc'], ['d']]);
});
