import { expect, test } from 'vitest';
import { isAnswer, parseLabelled } from '../../scripts/labelled.ts';
import { factNamed } from '../fixture.ts';

const line = (paragraphs: readonly unknown[]): string =>
  JSON.stringify({ id: 'a', lang: 'en', kind: 'plain', question: 'who?', paragraphs });

test('a paragraph is named by its source and number; a number alone is one of the first source', () => {
  const [labelled] = parseLabelled(`${line([3, 'other#12'])}\n\n`);
  expect(labelled?.paragraphs).toEqual(['amargi-iraq-high-alert#3', 'other#12']);
});

test('a line as readers write them has its paragraphs as lines of a source, or none where none answers', () => {
  const reader = {
    id: 'r',
    lang: 'en',
    kind: 'compare',
    question: 'who?',
    must: ['a|b'],
    context: [],
    lines: [2, 5],
  };
  const lines = [
    { ...reader, answerable: true, all: true },
    { ...reader, answerable: true, source: 'other', context: ['before?'] },
    { ...reader, answerable: false },
  ];
  const read = parseLabelled(lines.map((each) => JSON.stringify(each)).join('\n'));
  expect(read.map(({ paragraphs, all, context }) => ({ paragraphs, all, context }))).toEqual([
    { paragraphs: ['amargi-iraq-high-alert#2', 'amargi-iraq-high-alert#5'], all: true, context: undefined },
    { paragraphs: ['other#2', 'other#5'], all: false, context: ['before?'] },
    { paragraphs: [], all: false, context: undefined },
  ]);
});

test.each([[['other']], [['other#0']], [['#3']], [[null]], [[1.5]]])('%j is refused', (paragraphs) => {
  expect(() => parseLabelled(line(paragraphs))).toThrow('neither a number nor source#number');
});

test('a fact answers by source and paragraph, not by the number alone', () => {
  const fact = factNamed('phone-call');
  const [own, other] = parseLabelled(
    [line([`${fact.source.id}#${fact.paragraph}`]), line([`other#${fact.paragraph}`])].join('\n'),
  );
  if (own === undefined || other === undefined) throw new Error('two questions were given');
  expect([isAnswer(fact, own), isAnswer(fact, other)]).toEqual([true, false]);
});
