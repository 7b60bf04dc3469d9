import type { Knowledge } from '../src/knowledge/model.ts';
import type { Random } from './random.ts';

/** Function words of English, the most frequent first: about four in ten of the words of a text. */
const COMMON =
  'the of and to a in that is was for it on with as by at from be were has have had not they are this which an or but its after more than been their over into when will'.split(
    ' ',
  );
const FUNCTION_WORDS: ReadonlySet<string> = new Set(COMMON);
const MADE_UP = 20_000;
const HEADS = 'b br c ch d dr f g gr h j k kl l m n p pr r s sh st t th tr v w'.split(' ');
const VOWELS = 'a e i o u ai ea ou'.split(' ');
const TAILS = 'l m n nd r rt s st t nt ck'.split(' ');
const INFLECTIONS = ['s', 'ed', 'ing', 'er'];

/** Words by how often they are used: the nth a share of 1/(n + 2.7) (Zipf's law as Mandelbrot corrected it). */
export class Vocabulary {
  readonly #words: readonly string[];
  readonly #sums: Float64Array;

  /** Function words first, then 20,000 made-up words and those of the real facts in one mixed order. */
  constructor(real: Knowledge, random: Random) {
    const words = new Set(real.facts.flatMap(({ text }) => contentWords(text['en'] ?? '')));
    while (words.size < MADE_UP) words.add(madeUpWord(random));
    this.#words = [...COMMON, ...random.shuffle([...words])];
    this.#sums = new Float64Array(this.#words.length);
    let sum = 0;
    for (let rank = 0; rank < this.#words.length; rank++) {
      sum += 1 / (rank + 2.7);
      this.#sums[rank] = sum;
    }
  }

  /** A word, each as often as it is used. */
  draw(random: Random): string {
    const wanted = random.next() * (this.#sums.at(-1) ?? 0);
    let low = 0;
    let high = this.#words.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return this.#words[low] as string;
  }
}

/** A word that could be English: one to three syllables, in one of four inflected. */
export function madeUpWord(random: Random): string {
  const syllables = random.between(1, 3);
  let word = '';
  for (let n = 0; n < syllables; n++) word += random.pick(HEADS) + random.pick(VOWELS);
  word += random.pick(TAILS);
  return random.chance(0.25) ? word + random.pick(INFLECTIONS) : word;
}

/** The words of an English text that carry its topic, in lower case. */
export function contentWords(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter((word) => !FUNCTION_WORDS.has(word));
}
