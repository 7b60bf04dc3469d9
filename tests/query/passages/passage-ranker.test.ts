import { describe, expect, test } from 'vitest';
import { plainTextKnowledge } from '../../../src/knowledge/plain-text.ts';
import { compile } from '../../../src/query/compile.ts';
import { createEngine } from '../../../src/query/engine.ts';
import { knowledge as words } from '../small.ts';

const { functionWords } = words;
const MILL = {
  title: 'The mill at Ballyne',
  paragraphs: [
    'The mill at Ballyne was constructed by Ada Byrne in 1821. She had purchased the land from a monastery. ' +
      'It had four pairs of millstones, and 62 people were employed there.',
    'A fire destroyed the mill in May 1874. The cause was a lamp that nobody had put out. ' +
      'Insurance did not pay, since the owner had refused an inspection.',
    'Wheat came by boat from Cork. The harbour was dredged twice. Most of the flour was exported to Wales.',
    'Today the ruin belongs to the county. A society of volunteers has repaired the wheel, which turns on Sundays.',
  ],
};
const engine = createEngine(compile(plainTextKnowledge([MILL], { words: { functionWords } })));

const ANSWERED: readonly (readonly [question: string, answer: RegExp, why: string])[] = [
  ['Who built the mill?', /Ada Byrne/, 'a synonym, and a person is wanted'],
  ['From whom was the land bought?', /monastery/, 'a synonym'],
  ['How many workers were employed?', /62 people/, 'a number is wanted'],
  ['In what month did the mill burn down?', /May 1874/, 'a time is wanted'],
  ['Where did wheat come from?', /Cork/, 'an irregular verb'],
  ['Which country was flour exported to?', /Wales/, 'a country is wanted'],
  ['What do the volunteers repair?', /wheel/, 'the words themselves'],
];

describe('a question that a text answers', () => {
  test.each(ANSWERED)('%s', (question, answer, why) => {
    const [best] = engine.judge({ text: question }).ranked;
    expect(best?.indexed.fact?.text['en'], why).toMatch(answer);
  });

  test('is explained by the features that counted', () => {
    const { explanation } = engine.ask({ text: 'Who built the mill?' });
    expect(explanation.features.map(({ feature }) => feature)).toEqual(
      expect.arrayContaining(['mixture', 'forms', 'person']),
    );
  });
});

const MISLEADING: readonly (readonly [question: string, instead: string, why: string])[] = [
  ['Who built the mill?', 'Who never built the mill?', 'it denies what is told'],
  ['What was exported to Wales?', 'What was imported to Wales?', 'the opposite is told'],
  ['Who constructed the mill in 1821?', 'Who constructed the mill in 1921?', 'another number is told'],
  ['Where did wheat come from?', 'Who won the football world cup?', 'nothing is told of it'],
];

test.each(MISLEADING)('"%s" is answered more surely than "%s"', (question, instead, why) => {
  const sure = engine.judge({ text: question }).confidence;
  expect(engine.judge({ text: instead }).confidence, why).toBeLessThan(sure);
});

test.each(['', 'the', 'who', 'zzz qqq', '?', 'ما هي الطاحونة؟'])('"%s" gets a sane answer', (text) => {
  const { outcome, explanation } = engine.ask({ text });
  expect(outcome).toBe('not-in-sources');
  expect(explanation.confidence).toBeGreaterThanOrEqual(0);
  expect(explanation.confidence).toBeLessThanOrEqual(1);
});

test('a follow-up is read with the names of the question before', () => {
  const { ranked } = engine.judge({
    text: 'And how many people worked there?',
    context: ['Who built the mill?'],
  });
  expect(ranked[0]?.indexed.fact?.text['en']).toMatch(/62 people/);
});
