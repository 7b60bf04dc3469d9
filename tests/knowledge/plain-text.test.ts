import { describe, expect, test } from 'vitest';
import {
  type Article,
  parseArticle,
  plainTextId,
  plainTextKnowledge,
} from '../../src/knowledge/plain-text.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine, type Engine } from '../../src/query/engine.ts';
import { knowledge as words } from '../query/small.ts';

const MILL: Article = {
  title: 'The mill',
  paragraphs: ['Ada Byrne built the mill in 1821. It burnt down.', 'Flour was sold at the harbour.'],
};
const BRIDGE: Article = { title: 'The bridge', paragraphs: ['The bridge is made of iron.'] };

test('each sentence is a fact that its source states, at its paragraph', () => {
  const { facts, sources } = plainTextKnowledge([MILL, BRIDGE], { words, published: '2026-02-01' });
  expect(sources.map(({ title, language }) => [title, language])).toEqual([
    ['The mill', 'en'],
    ['The bridge', 'en'],
  ]);
  expect(facts.map(({ id, paragraph, text }) => [id, paragraph, text])).toEqual([
    [plainTextId(0, 0, 0), 2, { en: 'Ada Byrne built the mill in 1821.' }],
    [plainTextId(0, 0, 1), 2, { en: 'It burnt down.' }],
    [plainTextId(0, 1, 0), 3, { en: 'Flour was sold at the harbour.' }],
    [plainTextId(1, 0, 0), 2, { en: 'The bridge is made of iron.' }],
  ]);
  for (const { source, says, status, when } of facts) {
    expect({ says, status }).toEqual({ says: { label: { en: source.title } }, status: 'reported' });
    expect(when).toMatchObject({ from: '2026-02-01', precision: 'day', inferred: {} });
  }
});

test('without a day of publication there is no date', () => {
  const { facts, sources } = plainTextKnowledge([MILL], { words });
  expect([...sources.map(({ published }) => published.date), facts[0]?.when.date]).toEqual(['', '']);
});

test('who says a statement is its speaker, else the publisher', () => {
  const article = { title: 'The mill', paragraphs: ['It burnt down. Ada Byrne said nobody was hurt.'] };
  const { facts } = plainTextKnowledge([article], { words, publisher: 'The Post' });
  expect(facts.map(({ says, status }) => [says.label, status])).toEqual([
    [{ en: 'The Post' }, 'reported'],
    [{ en: 'Ada Byrne' }, 'claimed'],
  ]);
});

test('the same texts have the same version, others another', () => {
  const version = (...articles: readonly Article[]) => plainTextKnowledge(articles, { words }).version;
  expect(version(MILL)).toBe(version({ ...MILL }));
  expect(new Set([version(MILL), version(BRIDGE), version(MILL, BRIDGE), version()]).size).toBe(4);
});

test.each<[why: string, text: string, article: Article]>([
  ['title and paragraphs', 'T\n\none\ntwo\r\n', { title: 'T', paragraphs: ['one', 'two'] }],
  ['white space around lines goes', '  T \n\t one  ', { title: 'T', paragraphs: ['one'] }],
  ['a title alone', 'T', { title: 'T', paragraphs: [] }],
  ['nothing', '\n \n', { title: '', paragraphs: [] }],
])('a text is read as an article: %s', (_, text, article) => {
  expect(parseArticle(text)).toEqual(article);
});

describe('the engine takes any text', () => {
  const engineOver = (...articles: readonly Article[]): Engine =>
    createEngine(compile(plainTextKnowledge(articles, { words })));
  const nearest = (engine: Engine, text: string) =>
    engine.judge({ text }).ranked.map(({ indexed }) => indexed.id);

  test('and finds the sentence', () => {
    expect(nearest(engineOver(MILL, BRIDGE), 'who built the mill?')[0]).toBe(plainTextId(0, 0, 0));
  });

  test.each<[why: string, article: Article]>([
    ['no paragraph', { title: 'T', paragraphs: [] }],
    ['paragraphs without words', { title: '', paragraphs: ['', ' ', '***'] }],
    ['paragraphs of one word', { title: 'T', paragraphs: ['mill', 'the', '1821'] }],
    [
      'a paragraph of a megabyte',
      { title: 'T', paragraphs: [`The mill stood by the river${' and the road'.repeat(30)}. `.repeat(2500)] },
    ],
    ['a sentence of a megabyte', { title: 'T', paragraphs: ['mill river stone '.repeat(60_000)] }],
  ])('%s', (_, article) => {
    const engine = engineOver(article);
    const empty = nearest(engine, 'mill').length === 0;
    expect(empty).toBe(!article.paragraphs.join().includes('mill'));
    expect(engine.ask({ text: 'the' }).outcome).toBe('not-in-sources');
  });
});
