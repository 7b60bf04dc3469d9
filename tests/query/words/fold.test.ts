import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, fold, tokenize } from '../../../src/query/words/fold.ts';
import { anyText } from '../any-text.ts';

/** The folded words of a text. */
const words = (text: string): readonly string[] => tokenize(text).map(({ folded }) => folded);

describe('spellings of one word fold to the same', () => {
  test.each<[why: string, spellings: readonly string[]]>([
    ['letter case', ['IRAQ', 'Iraq', 'iraq']],
    ['Latin diacritics', ['évadés', 'evades', 'e\u0301vade\u0301s']],
    ['Turkish letters', ['sınırı', 'siniri', 'SINIRI', 'sİnİrİ']],
    ['Turkish ş and ğ', ['ışığı', 'isigi']],
    ['ligatures', ['cœur', 'coeur']],
    ['letters that do not decompose', ['Straße', 'strasse']],
    ['full-width letters', ['Ｑａｉｍ', 'qaim']],
    ['hamza and alef', ['أمن', 'إمن', 'آمن', 'ٱمن', 'امن']],
    ['alef maksura and ya', ['على', 'علي', 'علی']],
    ['ta marbuta and ha', ['القاعدة', 'القاعده']],
    ['Arabic vowel marks', ['اَلْقَائِم', 'القائم', 'القايم']],
    ['tatweel', ['القـــائم', 'القائم']],
    ['Sorani letters on an Arabic keyboard', ['کوردستان', 'كوردستان', 'گوردستان']],
    ['Sorani vowels', ['پێشمەرگە', 'پيشمهرگه', 'بيشمهركه']],
    ['Sorani r and l', ['ڕۆژهەڵات', 'روژههلات']],
    ['apostrophes inside a name', ["Qa'im", 'Qa’im', 'Qaʼim', 'Qaʿim', 'Qaʻim', 'Qaim']],
    ['an elided article', ["l'Irak", 'l’Irak', 'Irak']],
    ['an elided particle', ["d'Irak", 'Irak']],
    ['a Turkish case ending', ["Irak'ın", 'Irak’ın', "Irak'ta", "Irak'tan", 'Irak']],
    ['an English possessive', ["Iraq's", 'Iraq’s', 'Iraq']],
    ['an English contraction', ["don't", 'don’t', 'dont']],
    ['a French word with an apostrophe of its own', ['aujourd’hui', 'aujourdhui']],
    ['zero-width characters', ['bor\u200bder', 'bor\u200cder', 'bor\ufeffder', 'bor\u00adder', 'border']],
    ['direction marks', ['\u200fborder\u200e', '\u202eborder\u202c', 'border']],
    ['Arabic and Persian digits', ['٢٠٢٦', '۲۰۲۶', '2026']],
  ])('%s', (_, spellings) => {
    expect(spellings.map(words)).toEqual(spellings.map(() => words(spellings.at(-1) ?? '')));
    expect(words(spellings[0] ?? '')).toHaveLength(1);
  });
});

test.each<[text: string, folded: readonly string[]]>([
  ['', []],
  ['   ', []],
  ['😀 🎉', []],
  ['?!… — «»', []],
  ['red-line', ['red', 'line']],
  ['@everyone #border <b>Iraq</b>', ['everyone', 'border', 'b', 'iraq', 'b']],
  ['a\u0000b\u0007c', ['a', 'b', 'c']],
  ['half \ud83d pair', ['half', 'pair']],
  ['\udc00border\ud800', ['border']],
  ['21.01.2026', ['21', '01', '2026']],
  ['who?who', ['who', 'who']],
  ['من زار القائم؟', ['من', 'زار', 'القايم']],
  ["O'Brien l'a dit", ['obrien', 'la', 'dit']],
])('the words of %j', (text, folded) => {
  expect(words(text)).toEqual(folded);
});

test('words that are different stay different', () => {
  for (const [one, other] of [
    ['Iraq', 'Iran'],
    ['سوريا', 'سوري'],
    ['Sadr', 'Sudani'],
    ['2014', '2017'],
    ['ira', 'iraq'],
  ] as const) {
    expect(words(one)).not.toEqual(words(other));
  }
});

test('a token keeps what was typed, and tells a capital inside the text', () => {
  expect(tokenize('Who met Şahin in l’Irak, sadr?')).toEqual([
    { surface: 'Who', folded: 'who', capital: false },
    { surface: 'met', folded: 'met', capital: false },
    { surface: 'Şahin', folded: 'sahin', capital: true },
    { surface: 'in', folded: 'in', capital: false },
    { surface: 'l’Irak', folded: 'irak', capital: false },
    { surface: 'sadr', folded: 'sadr', capital: false },
  ]);
});

test('cleaning drops what nobody sees, and leaves the reader’s letters alone', () => {
  expect(clean('Irak’ın \u200bsınırı, ئێران 😀')).toBe('Irak’ın sınırı, ئێران 😀');
  expect(clean('a\u0000b \ud800c\u202e')).toBe('a b  c');
  expect(clean('cafe\u0301')).toBe('café');
});

describe('for any string', () => {
  test('folding is idempotent and well-formed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = fold(text);
        expect(fold(folded)).toBe(folded);
        expect(folded.isWellFormed()).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('cleaning is idempotent, well-formed and without control characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cleaned = clean(text);
        expect(clean(cleaned)).toBe(cleaned);
        expect(cleaned.isWellFormed()).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('every token comes from the text and has a folded form', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let from = 0;
        const cleaned = clean(text);
        for (const { surface, folded } of tokenize(text)) {
          const at = cleaned.indexOf(surface, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + surface.length;
          expect(folded).not.toBe('');
          expect(folded).toBe(fold(folded));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('what stands beside a text does not change its words', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(words(`${one} . ${other}`)).toEqual([...words(one), ...words(other)]);
      }),
    );
  });
});
