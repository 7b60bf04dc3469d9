import { expect, test } from 'vitest';
import { isolateOther, markedRtl } from '../../src/reply/bidi.ts';

test.each([
  ['rtl', 'قال Fuad Hussein أمس', 'قال \u2068Fuad Hussein\u2069 أمس'],
  ['rtl', 'نص فقط', 'نص فقط'],
  ['rtl', '(The Amargi) [1]', '(\u2068The Amargi\u2069) [1]'],
  ['rtl', '08:00 (+03:00)، كل يوم', '08:00 (\u2068+03:00\u2069)، كل يوم'],
  ['rtl', 'من 08:00-12:30', 'من 08:00-12:30'],
  ['rtl', 'كانون الثاني/يناير', 'كانون الثاني/يناير'],
  ['rtl', 'اكتب /help هنا', 'اكتب \u2068/help\u2069 هنا'],
  ['ltr', 'said قال السوداني، أمس here', 'said \u2068قال السوداني، أمس\u2069 here'],
  ['ltr', 'plain', 'plain'],
] as const)('in a line that is read %s, %j is %j', (direction, text, isolated) => {
  expect(isolateOther(text, direction)).toBe(isolated);
});

test('a line from right to left starts with a mark, for screens that look at the first letter', () => {
  expect(markedRtl('نص')).toBe('\u200f\u2067نص\u2069');
});
