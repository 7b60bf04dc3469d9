import { editDistance } from './edit-distance.ts';

/** Longer words, and letters with higher codes, are compared in the plain way. */
const LONGEST = 31;
const LETTERS = 0x700;

/**
 * The optimal string alignment distance of one word from many others. A column of the usual table is held in the bits of
 * one number, so that each letter of the other word takes a few operations (Hyyrö 2003, "A bit-vector algorithm for
 * computing Levenshtein and Damerau edit distances").
 */
export class DistanceFrom {
  /** For each letter, by its code, the places in the word where it stands, as bits. */
  readonly #places = new Int32Array(LETTERS);
  #word = '';
  #isPlain = false;

  /** Sets the word that others are compared with from now on. */
  from(word: string): void {
    this.#clear();
    this.#word = word;
    this.#isPlain = word.length === 0 || word.length > LONGEST || !this.#mark();
  }

  /** The distance, or any number above `most` if it is more. */
  to(other: string, most: number): number {
    if (this.#isPlain) return editDistance(this.#word, other, most);
    const places = this.#places;
    const { length } = this.#word;
    const last = 1 << (length - 1);
    let distance = length;
    let above = -1;
    let below = 0;
    let diagonal = 0;
    let before = 0;
    for (let at = 0; at < other.length; at++) {
      const code = other.charCodeAt(at);
      const here = code < LETTERS ? (places[code] as number) : 0;
      const swapped = ((~diagonal & here) << 1) & before;
      diagonal = ((((here & above) + above) | 0) ^ above) | here | below | swapped;
      let more = below | ~(diagonal | above);
      let fewer = diagonal & above;
      if ((more & last) !== 0) distance++;
      else if ((fewer & last) !== 0) distance--;
      more = (more << 1) | 1;
      fewer <<= 1;
      above = fewer | ~(diagonal | more);
      below = more & diagonal;
      before = here;
    }
    return distance;
  }

  /** Marks the letters of the word; false if there is one that cannot be marked. */
  #mark(): boolean {
    let isWhole = true;
    for (let at = 0; at < this.#word.length; at++) {
      const code = this.#word.charCodeAt(at);
      if (code < LETTERS) this.#places[code] = (this.#places[code] as number) | (1 << at);
      else isWhole = false;
    }
    return isWhole;
  }

  #clear(): void {
    for (let at = 0; at < this.#word.length; at++) {
      const code = this.#word.charCodeAt(at);
      if (code < LETTERS) this.#places[code] = 0;
    }
  }
}
