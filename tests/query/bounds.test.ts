import { describe, expect, test } from 'vitest';
import { LONGEST_QUESTION } from '../../src/query/limits.ts';
import { LONGEST_WORD, MOST_WORDS, tokenize } from '../../src/query/words/fold.ts';
import { smallEngine } from './small.ts';

const small = smallEngine();

/** A text of as many characters as a question may have. */
function filled(piece: (n: number) => string): string {
  let text = '';
  for (let n = 0; text.length < LONGEST_QUESTION; n++) text += piece(n);
  return text.slice(0, LONGEST_QUESTION);
}

const letters = (n: number): string =>
  [...n.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('');
const HOSTILE: readonly (readonly [what: string, text: string])[] = [
  ['words that nobody knows', filled((n) => `qu${letters(n + 700)} `)],
  ['misspelt words', filled((n) => `detainee${letters(n)} `)],
  ['known words', filled(() => 'border guards escaped detainees ')],
  ['Arabic in Latin letters', filled((n) => `shgad wa7id ${letters(n + 700)} `)],
  ['a ligature of eighteen letters', filled(() => '\ufdfa')],
  ['syllables of three letters', filled(() => '각')],
  ['elisions', filled(() => "l'")],
];

describe('however a question is made to take long', () => {
  test.each(HOSTILE)('%s: few words count, and none is longer than words are', (_, text) => {
    const { query } = small.judge({ text });
    expect(query.tokens.length).toBeLessThanOrEqual(2 * MOST_WORDS);
    expect(query.slots.length).toBeLessThanOrEqual(40);
    for (const { folded } of query.tokens) expect(folded.length).toBeLessThanOrEqual(LONGEST_WORD);
  });

  test.each(HOSTILE)('%s: what is longer than any question is read as far as a question', (_, text) => {
    expect(small.detect(text.repeat(50))).toBe(small.detect(text));
    expect(small.names(text.repeat(50))).toEqual(small.names(text));
  });
});

test('a word is cut between characters', () => {
  const [word] = tokenize(`${'a'.repeat(LONGEST_WORD - 1)}${'𝒳'.repeat(3)}𐌰𐌰`);
  expect(word?.folded.isWellFormed()).toBe(true);
  const [other] = tokenize(`${'a'.repeat(LONGEST_WORD - 1)}𐌰𐌰`);
  expect(other?.folded).toBe('a'.repeat(LONGEST_WORD - 1));
});

test('white space of any length parts nothing but words', () => {
  const [wide, narrow] = [' ', ' '.repeat(5_000)].map((space) =>
    small.check(`Sudani phoned${space}Mazloum Abdi. He${space}– called.`).map(({ statement }) => statement),
  );
  expect(narrow).toEqual(wide);
});

test('several questions are told apart however far they stand apart', () => {
  const ask = (between: string): unknown =>
    small.ask({ text: `who phoned Mazloum Abdi?${between}how many detainees escaped?` }).form.kind;
  expect(ask('\n'.repeat(1_900))).toBe(ask('\n'));
  expect(ask(' '.repeat(1_900))).toBe(ask(' '));
});

test('each statement of a long text is made when it is asked for', () => {
  const text = 'Sudani phoned Mazloum Abdi. '.repeat(700);
  const statements = small.checkEach(text)[Symbol.iterator]();
  expect(statements.next().value).toMatchObject({ statement: 'Sudani phoned Mazloum Abdi.' });
  expect(small.check(text)).toHaveLength(700);
});
