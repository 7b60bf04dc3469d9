import fc from 'fast-check';
import { expect, test } from 'vitest';
import { steadyClock } from '../../src/util/steady-clock.ts';

test('a steady clock never goes back, and leaves out no time but that before a look at which it was set back', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ passes: fc.nat(10_000), isSetBackBy: fc.option(fc.nat(100_000_000), { nil: 0 }) }),
      ),
      (looks) => {
        let wall = Date.parse('2026-11-29T12:00:00Z');
        const steady = steadyClock(() => new Date(wall));
        for (const { passes, isSetBackBy } of looks) {
          const before = steady();
          wall += passes - isSetBackBy;
          expect(steady() - before).toBe(Math.max(0, passes - isSetBackBy));
        }
      },
    ),
  );
});
