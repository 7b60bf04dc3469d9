import { describe, expect, test } from 'vitest';
import { LIBRARIES, sanad } from '../../bench/ranking/contenders.ts';
import { measureArticles, measureMerged } from '../../bench/ranking/measure.ts';
import { rankingFigures, rankingReport } from '../../bench/ranking/report.ts';
import { type Asked, abstentionOf, auroc, figuresOf } from '../../scripts/figures.ts';
import type { SquadArticle } from '../../scripts/squad.ts';
import { knowledge as words } from '../query/small.ts';

const asked = (rank: number, took = 1, answerable = true): Asked => ({ rank, answerable, took });

test('figures are shares of the answerable questions, and times over all', () => {
  const all = [asked(0), asked(1, 2), asked(3, 3), asked(-1, 4), asked(-1, 5, false)];
  expect(figuresOf(all)).toEqual({
    first: 1 / 4,
    first3: 2 / 4,
    mrr: (1 + 1 / 2 + 1 / 4) / 4,
    p50us: 3000,
    p99us: 5000,
  });
});

test.each<[above: readonly number[], below: readonly number[], area: number]>([
  [[3, 2], [1, 0], 1],
  [[0], [1], 0],
  [[1], [1], 0.5],
  [[2, 0], [1], 0.5],
])('AUROC of %j over %j is %d', (above, below, area) => {
  expect(auroc(above, below)).toBe(area);
});

test('abstention counts what was answered of either kind', () => {
  const decided = (answerable: boolean, confidence: number): Asked => ({
    ...asked(0, 1, answerable),
    decision: { confidence, answered: confidence > 0.5 },
  });
  expect(
    abstentionOf([decided(true, 0.9), decided(true, 0.4), decided(false, 0.7), decided(false, 0.1)]),
  ).toEqual({
    auroc: 3 / 4,
    answered: 1 / 2,
    answeredAnswerable: 1 / 2,
  });
});

const ARTICLES: readonly SquadArticle[] = [
  {
    language: 'en',
    title: 'The mill',
    paragraphs: ['Ada Byrne built the mill in 1821. It burnt down later.', 'Flour was sold at the harbour.'],
    questions: [
      { about: 0, text: 'Who built the mill?', answers: [{ paragraph: 0, sentence: 0 }] },
      {
        about: 1,
        text: 'Where was the "flour" sold? (a ~ or * is no operator)',
        answers: [{ paragraph: 1, sentence: 0 }],
      },
      { about: 0, text: 'Which giraffe sang opera?', answers: [] },
      { about: 0, text: 'the', answers: [] },
      { about: 0, text: '?!', answers: [] },
    ],
  },
  {
    language: 'en',
    title: 'Nothing',
    paragraphs: [''],
    questions: [{ about: 0, text: 'Is there anything?', answers: [] }],
  },
  {
    language: 'en',
    title: 'The bridge',
    paragraphs: ['The bridge is made of iron.'],
    questions: [{ about: 0, text: 'what is the bridge made of', answers: [{ paragraph: 0, sentence: 0 }] }],
  },
];

describe('every contender finds what is plain', () => {
  test.each([sanad(), ...LIBRARIES].map((contender) => [contender.name, contender] as const))(
    '%s',
    (_, contender) => {
      const measured = {
        contender,
        articles: measureArticles(contender, ARTICLES, words),
        merged: measureMerged(contender, ARTICLES, words),
      };
      const { articles, merged } = rankingFigures([measured]);
      const right = { first: 1, first3: 1, mrr: 1 };
      expect(articles[contender.key]).toMatchObject(right);
      expect(merged[contender.key]).toMatchObject(right);
      expect(rankingReport([measured])).toContain(contender.name);
    },
  );
});
