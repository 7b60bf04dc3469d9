import { expect, test } from 'vitest';
import { compile } from '../../../src/query/compile.ts';
import { Lexicon } from '../../../src/query/words/lexicon.ts';
import { correct } from '../../../src/query/words/spelling.ts';
import { knowledge } from '../small.ts';

const { lexicon: data } = compile(knowledge);
const lexicon = new Lexicon(data);

test.each<[mistake: string, typed: string, meant: string | undefined]>([
  ['a letter left out', 'detaines', 'detainees'],
  ['a letter added', 'bordder', 'border'],
  ['a letter changed', 'bordar', 'border'],
  ['two letters swapped', 'bodrer', 'border'],
  ['two slips in a long word', 'infiltarion', undefined],
  ['two slips in a word of eight letters', 'fronteer', 'frontier'],
  ['two slips in a long word that is known', 'detianes', 'detainees'],
  ['the first letter changed', 'vorder', 'border'],
  ['the first two letters swapped', 'obrder', 'border'],
  ['two slips in a short word', 'bordxx', undefined],
  ['two slips in a word of seven letters', 'bordxxr', undefined],
  ['a short word', 'abc', undefined],
  ['a number', '2016', undefined],
  ['a word with a digit', 'b0rder', undefined],
  ['nothing like it', 'xylophone', undefined],
  ['an empty word', '', undefined],
])('%s: %s is taken for %s', (_, typed, meant) => {
  expect(correct(lexicon, typed, 'en')).toBe(meant);
});

test('the nearer of two words wins', () => {
  const near = new Lexicon(
    compile({ ...knowledge, concepts: [{ id: 'x', words: { en: ['patrolled', 'patrolling'] } }] }).lexicon,
  );
  expect(correct(near, 'patrolleed', 'en')).toBe('patrolled');
  expect(correct(near, 'patroling', 'en')).toBe('patrolling');
});

test('each language has words of its own', () => {
  expect(correct(lexicon, 'السودني', 'ar')).toBe('السوداني');
  expect(correct(lexicon, 'السودني', 'en')).toBeUndefined();
  expect(correct(lexicon, 'bordder', 'ar')).toBeUndefined();
  expect(correct(lexicon, 'bordder', 'xx')).toBeUndefined();
});
