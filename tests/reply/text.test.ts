import { expect, test } from 'vitest';
import { attribution, inLanguage, nameOf, quoted, speakerOf } from '../../src/reply/text.ts';
import { textsFor } from '../../src/text/index.ts';
import { factNamed, knowledge } from '../fixture.ts';

const en = textsFor('en');

test.each([
  ['ferry', '“ferry”'],
  [' two \n words ', '“two words”'],
  ['a\u202eb\u0000c', '“ab c”'],
  ['x'.repeat(41), `“${'x'.repeat(40)}…”`],
  ['🇮🇶'.repeat(41), `“${'🇮🇶'.repeat(40)}…”`],
])('the words %j are quoted as %s', (words, shown) => {
  expect(quoted(words, en)).toBe(shown);
});

test('a name without an entry is shown by its id', () => {
  expect(nameOf('sadr', 'en', knowledge)).toBe('Muqtada al-Sadr');
  expect(nameOf('nobody', 'en', knowledge)).toBe('nobody');
});

test('a text that is not in the reply’s language is shown in the situation’s own', () => {
  expect(inLanguage({ en: 'border', ar: 'الحدود' }, 'ar', knowledge)).toBe('الحدود');
  expect(inLanguage({ en: 'border' }, 'ar', knowledge)).toBe('border');
});

test('a speaker is named with the role, the publisher without one', () => {
  expect(speakerOf(factNamed('fully-secured'), 'en', knowledge)).toBe(
    'Abdul Amir al-Shammari (interior minister)',
  );
  expect(attribution(factNamed('phone-call'), 'en', knowledge)).toBe(' — The Amargi · reported');
});
