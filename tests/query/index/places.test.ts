import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Places } from '../../../src/query/index/places.ts';

const documents = fc.array(
  fc.constantFrom('a', 'b', 'c').map((place) => ({ place })),
  { maxLength: 60 },
);

test('every document is in one place, with all others there, in order', () => {
  fc.assert(
    fc.property(documents, (some) => {
      const places = new Places(some);
      some.forEach(({ place }, number) => {
        const there = some.flatMap((other, at) => (other.place === place ? [at] : []));
        expect(Array.from(places.members(places.of(number)))).toEqual(there);
      });
    }),
  );
});

test('around a document stands its place, or of a long one what is near', () => {
  fc.assert(
    fc.property(documents, (some) => {
      const places = new Places(some);
      some.forEach((_, number) => {
        const all = Array.from(places.members(places.of(number)));
        const around = Array.from(places.around(number));
        expect(around).toContain(number);
        expect(around.length).toBeLessThanOrEqual(21);
        const from = all.indexOf(around[0] as number);
        expect(around).toEqual(all.slice(from, from + around.length));
        if (all.length <= 21) expect(around).toEqual(all);
      });
    }),
  );
});
