import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buttonRows } from '../../src/reply/button-rows.ts';

const rows = (labels: readonly string[], most = 5) => buttonRows(labels, (label) => label, most);

test('short ones stand beside each other, a long one alone', () => {
  expect(rows(['Who leads the forces that guard the border?', 'Sources', 'Helpful', 'Not helpful'])).toEqual([
    ['Who leads the forces that guard the border?'],
    ['Sources', 'Helpful'],
    ['Not helpful'],
  ]);
});

test('all are there in their order, no row longer than allowed or empty', () => {
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
