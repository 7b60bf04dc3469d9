import { expect, test } from 'vitest';
import { isolateOther, markedRtl } from '../../src/chat/bidi.ts';

test.each([
  ['rtl', 'قال Fuad Hussein أمس', 'قال \u2068Fuad Hussein\u2069 أمس'],
  ['rtl', 'نص فقط', 'نص فقط'],
  ['rtl', '(The Amargi) [1]', '(\u2068The Amargi\u2069) [1]'],
  ['ltr', 'said قال السوداني، أمس here', 'said \u2068قال السوداني، أمس\u2069 here'],
  ['ltr', 'plain', 'plain'],
] as const)('in a line that is read %s, %j is %j', (direction, text, isolated) => {
  expect(isolateOther(text, direction)).toBe(isolated);
});

test('a line from right to left starts with a mark for screens that look at the first letter', () => {
  expect(markedRtl('نص')).toBe('\u200f\u2067نص\u2069');
});
