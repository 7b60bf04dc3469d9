import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Analyser } from '../../../src/query/words/analyser.ts';
import { withoutBackground, withoutForm } from '../../../src/query/words/core.ts';
import { clean, tokenize } from '../../../src/query/words/fold.ts';
import { Lexicon } from '../../../src/query/words/lexicon.ts';
import { consonants } from '../../../src/query/words/spelling.ts';
import { loadReal } from '../real.ts';

const { compiled } = await loadReal();
const analyser = new Analyser(new Lexicon(compiled.lexicon), compiled.grammars);

/** The names and concepts that a text is read as, the surest of each word. */
function meant(text: string): readonly string[] {
  return analyser.analyse(text).slots.map(({ senses }) => {
    const known = senses.find(({ term }) => !term.startsWith('w:'));
    return (known ?? senses[0])?.term.slice(2) ?? '';
  });
}

describe('a word is read as the one that was meant', () => {
  test.each<[kind: string, typed: string, ids: readonly string[]]>([
    ['a misspelt word in a phrase', 'the iterior minster', ['interior-minister']],
    ['two words typed as one', 'the primeminister', ['prime-minister']],
    ['an article typed with the name', 'alhalbusi', ['halbousi']],
    ['a word without vowels', 'frm bghdd', ['baghdad']],
    ['a name by its consonants', 'sadir', ['sadr']],
    ['a missing first letter', 'eshmerga', ['peshmerga']],
    ['all in capitals', 'IS THE BORDER SECURE', meant('is the border secure')],
    ['a capital word alone', 'what did IS do', ['isis']],
    ['invisible spaces', 'who\u200bis\u200bSadr', ['sadr']],
    ['a newline before a bracket', 'who is\n[Sadr]', ['sadr']],
  ])('%s: %s', (_, typed, ids) => {
    expect(meant(typed)).toEqual(ids);
  });
});

describe('a real word is not taken for a known one', () => {
  test.each([
    'Sudan',
    'Chile',
    'Sadler',
    'Harrison',
    'Abdullah',
    'Jordan',
    'تونس',
    'السودان',
    'Tunisie',
    'Şili',
  ])('%s', (typed) => {
    const [slot] = analyser.analyse(`what about ${typed}`).slots.slice(-1);
    expect(slot?.names).toEqual([]);
  });
});

describe('somebody else who shares a word with a known name', () => {
  test.each(['Saddam Hussein', 'Kamala Harris', 'Hussein of Jordan', 'Ali Sadr'])('%s', (typed) => {
    expect(analyser.analyse(`what did ${typed} say`).slots.flatMap(({ names }) => names)).toEqual([]);
  });

  test.each([
    ['Fuad Hussein', 'fuad-hussein'],
    ['Abdul Amir Shammari', 'shammari'],
    ['Joshua Harris', 'joshua-harris'],
    ['minister Hussein', 'fuad-hussein'],
  ])('but %s is known', (typed, id) => {
    expect(analyser.analyse(`what did ${typed} say`).slots.flatMap(({ names }) => names)).toContain(id);
  });
});

describe('Arabic and Sorani in Latin letters', () => {
  test.each([
    ['shgad wa7id tela3 mn el sijin bsoria', 'ar', 'how-many'],
    ['shno gal il sadr', 'ar', 'what'],
    ['leish el iraq khayif mn daesh', 'ar', 'why'],
    ['menu wazir il dakhilya', 'ar', 'who'],
    ['bochi iraq le daesh detirset', 'ckb', 'why'],
    ['chend kes halatin', 'ckb', 'how-many'],
  ])('%s', (text, language, kind) => {
    expect(analyser.analyse(text)).toMatchObject({ language, kind });
  });

  test.each([
    ['is the border secure', 'en'],
    ['what is al-Qaim', 'en'],
    ['qui est Sadr ?', 'fr'],
    ['sinir guvende mi', 'tr'],
    ['el presidente de Chile', 'en'],
  ])('not %s', (text, language) => {
    expect(['ar', 'ckb']).not.toContain(analyser.detect(text));
    expect(typeof language).toBe('string');
  });
});

describe('what stands around a question', () => {
  test.each([
    ['my cousin lives in Mosul, is the border secure?', 'is the border secure'],
    ['hi, i live in Basra. who runs the SDF', 'who runs the SDF'],
    ['أنا من الموصل، من هو الصدر؟', 'من هو الصدر'],
  ])('background is set aside: %s', (text, core) => {
    expect(withoutBackground(text, analyser.detect(text))?.replace(/^hi, /, '')).toBe(core);
  });

  test.each([
    'i heard some of them are Iraqi, true?',
    'i want to know who was arrested',
    'who is my minister',
  ])('what reports or asks stays: %s', (text) => {
    expect(withoutBackground(text, 'en')).toBeUndefined();
  });

  test.each([
    ['who is Sadr in 2 lines', 'who is Sadr'],
    ['who is Sadr, bullet points please', 'who is Sadr, please'],
    ['explain the meeting like im five', 'explain the meeting'],
    ['من هو الصدر بسطرين', 'من هو الصدر'],
    ['bullet points', 'bullet points'],
  ])('wishes about form: %s', (text, rest) => {
    expect(withoutForm(text).replaceAll(/\s+/g, ' ').replaceAll(' ,', ',').trim()).toBe(rest);
  });

  test('setting aside never adds words', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('en', 'ar', 'ckb', 'tr', 'fr'),
        (text, language) => {
          const before = tokenize(text)
            .map(({ folded }) => folded)
            .join(' ');
          for (const { folded } of tokenize(withoutBackground(withoutForm(text), language) ?? '')) {
            expect(before).toContain(folded);
          }
        },
      ),
    );
  });
});

test('a terminal’s colours are removed, and nothing else', () => {
  expect(clean('\u001b[31mred\u001b[0m')).toBe('red');
  expect(clean('a\n[b]').replaceAll(/\s+/g, ' ')).toBe('a [b]');
});

test.each([
  ['moqtada', 'muqtada'],
  ['shammary', 'shamari'],
  ['halbousi', 'halboosy'],
  ['ghanim', 'ganim'],
])('%s and %s have the same consonants', (one, other) => {
  expect(consonants(one)).toBe(consonants(other));
});
