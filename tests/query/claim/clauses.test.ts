import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clausesOf } from '../../../src/query/claim/clauses.ts';
import { tokenize } from '../../../src/query/words/fold.ts';
import { anyText } from '../any-text.ts';

describe('a text is cut where what is joined has a verb of its own', () => {
  test.each<[text: string, language: string, clauses: readonly string[]]>([
    [
      'The town has closed its gates and the mayor flew to the coast.',
      'en',
      ['The town has closed its gates', 'the mayor flew to the coast.'],
    ],
    ['The mayor left; the guards stayed.', 'en', ['The mayor left', 'the guards stayed.']],
    [
      'The road was shut, while the bridge stayed open.',
      'en',
      ['The road was shut', 'the bridge stayed open.'],
    ],
    ['The mayor left, after which the town was quiet.', 'en', ['The mayor left', 'the town was quiet.']],
    [
      'He met the guards, took the keys, and they walked home.',
      'en',
      ['He met the guards', 'took the keys', 'they walked home.'],
    ],
    [
      'عقد الوزير اجتماعاً طارئاً، والمدينة أغلقت أبوابها',
      'ar',
      ['عقد الوزير اجتماعاً طارئاً', 'المدينة أغلقت أبوابها'],
    ],
  ])('%s', (text, language, clauses) => {
    expect(clausesOf(text, language)).toEqual(clauses);
  });
});

describe('what belongs together stays together', () => {
  test.each([
    'The army, the police and the guards were there.',
    'The mayor met the guards and the police in the old town.',
    'Mr. Smith and Mrs. Jones were in the town between 2004 and 2007.',
    'The guards promised the town support and back pay.',
    'The gates are open, an official said.',
    'The mayor met guards and commanders that came from the north.',
  ])('%s', (text) => {
    expect(clausesOf(text, 'en')).toEqual([text]);
  });
});

test('every clause is a stretch of the text, in order, and no word is in two', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('en', 'ar', 'ckb', 'tr', 'fr'), (text, language) => {
      let from = 0;
      for (const clause of clausesOf(text, language)) {
        const at = text.indexOf(clause, from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at + clause.length;
      }
    }),
  );
});

test('only the words that join are left out', () => {
  const text = 'The mayor left and the guards stayed, but the town was quiet; nobody came.';
  const words = clausesOf(text, 'en').flatMap((clause) => tokenize(clause).map(({ folded }) => folded));
  const left = tokenize(text).map(({ folded }) => folded);
  expect(left.filter((word) => !words.includes(word))).toEqual(['and', 'but']);
});
