import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInside, overlaps, placeLabels, type Wanted } from '../../src/pictures/map/labels.ts';

const FRAME = { x: 44, y: 100, width: 990, height: 850 };

const wanted: fc.Arbitrary<Wanted> = fc.record({
  circle: fc.record({
    x: fc.integer({ min: 44, max: 1034 }),
    y: fc.integer({ min: 100, max: 950 }),
    radius: fc.integer({ min: 9, max: 40 }),
  }),
  width: fc.integer({ min: 40, max: 320 }),
  height: fc.integer({ min: 40, max: 90 }),
});

test('names are inside the frame, and touch neither each other nor a circle', () => {
  fc.assert(
    fc.property(fc.array(wanted, { maxLength: 25 }), (labels) => {
      const placed = placeLabels(labels, FRAME).flatMap((one) => one ?? []);
      for (const [index, { box }] of placed.entries()) {
        expect(isInside(box, FRAME)).toBe(true);
        for (const other of placed.slice(index + 1)) expect(overlaps(box, other.box)).toBe(false);
        for (const { circle } of labels) expect(isOn(circle, box)).toBe(false);
      }
      expect(placeLabels(labels, FRAME)).toEqual(placeLabels(labels, FRAME));
    }),
    { numRuns: 60 },
  );
});

function isOn(
  { x, y, radius }: Wanted['circle'],
  box: { x: number; y: number; width: number; height: number },
) {
  const dx = Math.max(box.x - x, 0, x - box.x - box.width);
  const dy = Math.max(box.y - y, 0, y - box.y - box.height);
  return Math.hypot(dx, dy) < radius - 0.001;
}

test('a lone name stands beside its circle, one in a crowd has a leader', () => {
  const label = (x: number) => ({ circle: { x, y: 500, radius: 20 }, width: 200, height: 40 });
  expect(placeLabels([label(500)], FRAME)[0]).toMatchObject({ box: { x: 528, y: 480 }, nearSide: 'left' });
  const crowd = placeLabels([440, 470, 500, 530, 560].map(label), FRAME);
  expect(crowd.every(Boolean)).toBe(true);
  expect(crowd.filter((one) => one?.leader).length).toBeGreaterThan(0);
});
