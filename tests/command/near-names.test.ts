import { expect, test } from 'vitest';
import { mostToldOf, namesLike } from '../../src/command/near-names.ts';
import { knowledge } from '../fixture.ts';

const ids = (names: readonly { readonly id: string }[]): readonly string[] => names.map(({ id }) => id);

test.each([
  ['Shamary', ['shammari']],
  ['Mr Sudanny', ['sudani']],
  ['السوداتي', ['sudani']],
  ['Mazlum Abdi', ['abdi']],
  ['Napoleon', []],
  ['Sad', []],
  ['', []],
])('“%s” is spelled like %j', (typed, names) => {
  expect(ids(namesLike(typed, knowledge))).toEqual(names);
});

test('the nearest is first', () => {
  const [first] = knowledge.names;
  if (first === undefined) throw new Error('the fixture has names');
  const named = (id: string) => ({ ...first, id, name: { en: id }, also: {} });
  const names = ['harrisson', 'harrison', 'karrizon'].map(named);
  expect(ids(namesLike('harrison', { names }))).toEqual(['harrison', 'harrisson', 'karrizon']);
});

test('most is told of those with the most valid facts; a publisher, and a part of another, are left out', () => {
  expect(ids(mostToldOf(knowledge))[0]).toBe('sudani');
  const [first] = knowledge.names;
  if (first === undefined) throw new Error('the fixture has names');
  const group = { ...first, id: 'officials', kind: 'group' as const, member: ['sudani'], holds: [] };
  const paper = { ...first, id: 'amargi', kind: 'group' as const, name: { en: 'The Amargi' }, holds: [] };
  const others = knowledge.names.filter(({ id }) => id !== 'officials' && id !== 'amargi');
  const told = ids(mostToldOf({ ...knowledge, names: [...others, group, paper] }));
  expect(told).toHaveLength(3);
  expect(told).not.toContain('amargi');
  expect(told).not.toContain('officials');
});
