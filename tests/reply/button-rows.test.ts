import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buttonRows } from '../../src/reply/button-rows.ts';

const rows = (labels: readonly string[], most = 5) => buttonRows(labels, (label) => label, most);

test('short buttons share a row, and a long one has its own', () => {
  expect(rows(['Who leads the forces that guard the border?', 'Sources', 'Helpful', 'Not helpful'])).toEqual([
    ['Who leads the forces that guard the border?'],
    ['Sources', 'Helpful'],
    ['Not helpful'],
  ]);
});

test('all buttons are kept in order, and no row is empty or too long', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 60 })), fc.integer({ min: 1, max: 8 }), (labels, most) => {
      const made = rows(labels, most);
      expect(made.flat()).toEqual(labels);
      for (const row of made) {
        expect(row.length).toBeGreaterThan(0);
        expect(row.length).toBeLessThanOrEqual(most);
      }
    }),
  );
});
