import { Random } from './random.ts';

const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const ARABIC = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';

/** A text that is made to take long, by its name. */
export type Hostile = readonly [name: string, text: string];

/**
 * Texts of so many UTF-16 code units that are made to take long: words that nobody knows, that are misspelt or that all are
 * known; marks that patterns look for; letters that grow when they are folded.
 *
 * @param known words of the knowledge
 * @param seed other texts begin with another number, so that no answer to one is kept for another
 */
export function hostileTexts(length: number, known: readonly string[], seed = 1): readonly Hostile[] {
  const random = new Random(seed);
  const word = (letters: number, alphabet = LATIN): string =>
    Array.from({ length: letters }, () => random.pick([...alphabet])).join('');
  const filled = (next: () => string): string => {
    let text = '';
    while (text.length < length) text += next();
    return text.slice(0, length);
  };
  const misspelt = (): string => {
    const right = random.pick(known);
    const at = random.between(1, right.length - 1);
    return `${right.slice(0, at)}${word(1, /[a-z]/.test(right) ? LATIN : ARABIC)}${right.slice(at + 1)} `;
  };
  const repeated = (piece: string): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  const texts: readonly Hostile[] = [
    ...[3, 5, 8, 12, 40].map((n): Hostile => [`unknown words of ${n} letters`, filled(() => `${word(n)} `)]),
    ['words of consonants', filled(() => `${word(5, 'bcdfghjklmnpqrstvwxz')} `)],
    ['unknown Arabic words', filled(() => `${word(6, ARABIC)} `)],
    ['words of two scripts', filled(() => `${word(4, LATIN + ARABIC)} `)],
    ['joined words', filled(() => `al${word(6)} `)],
    ['Arabic in Latin letters', `shgad wa7id tela3 ${filled(() => `${word(6)} `)}`.slice(0, length)],
    ['misspelt words', filled(misspelt)],
    ['known words', repeated(`${known.join(' ')} `)],
    ['many questions', filled(() => `who is ${word(6)} in ${word(5)}? `)],
    ['many statements', filled(() => `The minister said that ${word(5)} stopped vehicles near al-Qaim. `)],
    ...[
      ...[
        's-',
        'a ',
        'ab ',
        'a.',
        'a,',
        "l'",
        '_a',
        '1,',
        'A.',
        '?',
        '.',
        '*',
        '`',
        '(',
        '[',
        '[a](',
        '<@',
        '<',
        '&',
        '"',
        '/',
      ],
      ...[
        'border ',
        'he is and ',
        ', which',
        'قال الوزير و',
        'و ',
        ' – a',
        '2026-01-20 ',
        'http://a.b/c ',
        'aaabbb',
        '@everyone ',
      ],
      ...[
        '\ufdfa',
        '각',
        '\u0301',
        '\u200d',
        'a\u200b',
        '😀',
        '\ud800',
        '\u0001',
        '\u001b[',
        '\n',
        '\n> ',
        '- \n',
      ],
    ].map((piece): Hostile => [`${JSON.stringify(piece)} again and again`, repeated(piece)]),
    ['spaces between two letters', `a${' '.repeat(length - 2)}b`],
    ['one letter again and again', 'a'.repeat(length)],
  ];
  return texts.map(([name, text]) => [name, `${seed} ${text}`.slice(0, length)]);
}
