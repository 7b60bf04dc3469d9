import fc from 'fast-check';

/** Where the halves of pairs stand, which are no characters alone. */
const FIRST_HALF = 0xd800;
const HALVES = 0x800;
const LAST = 0x10ffff;

/**
 * Any character of Unicode. A string of them is `fc.string({ unit: 'binary' })`, for which fast-check makes a table of all
 * of them, which takes a second for each worker.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.nat(LAST - HALVES).map(
  (number) => String.fromCodePoint(number < FIRST_HALF ? number : number + HALVES),
  (character) => {
    const point = typeof character === 'string' ? character.codePointAt(0) : undefined;
    if (point === undefined || String.fromCodePoint(point) !== character)
      throw new TypeError('it is not one character');
    return point < FIRST_HALF ? point : point - HALVES;
  },
);
