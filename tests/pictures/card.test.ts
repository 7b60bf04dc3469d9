import { expect, test } from 'vitest';
import { CARD, factCard, siteCard } from '../../src/pictures/card.ts';
import { inLanguage, speakerOf } from '../../src/reply/text.ts';
import { textLanguages, textsFor } from '../../src/text/index.ts';
import { factNamed, knowledge as fixture } from '../fixture.ts';
import { loadReal } from '../query/real.ts';
import { wordsIn } from './drawn.ts';

const joined = (text: string): string => text.replace(/\s+/g, '');

test.each(textLanguages)(
  'a card in %s has the whole statement, speaker, status and source, inside its edges',
  async (language) => {
    const { knowledge } = await loadReal();
    const texts = textsFor(language);
    for (const fact of knowledge.facts.filter((_, index) => index % 6 === 0)) {
      const svg = factCard(fact, knowledge, language, 'light');
      const words = joined(wordsIn(svg));
      for (const part of [
        inLanguage(fact.text, language, knowledge),
        speakerOf(fact, language, knowledge),
        texts.status[fact.status],
        fact.source.title,
        fact.source.publisher,
        texts.pictures.product,
      ]) {
        expect(words).toContain(joined(part));
      }
      expectInside(svg);
    }
    expectInside(siteCard(knowledge, language, 'dark'));
  },
);

function expectInside(svg: string): void {
  const baselines = Array.from(svg.matchAll(/<text[^>]* y="([\d.]+)"/g), ([, y]) => Number(y));
  expect(Math.min(...baselines)).toBeGreaterThan(0);
  expect(Math.max(...baselines)).toBeLessThan(CARD.height - 10);
  expect(baselines).toEqual(baselines.toSorted((a, b) => a - b));
}

test('a statement of three thousand letters is set smaller, not cut', () => {
  const text = 'Many words of a statement. '.repeat(110).trim();
  const fact = { ...factNamed('fully-secured'), text: { en: text } };
  const svg = factCard(fact, fixture, 'en', 'dark');
  expect(joined(wordsIn(svg))).toContain(joined(text));
  expectInside(svg);
});

test('a fact that was corrected or withdrawn says so', () => {
  const past = textsFor('en').pictures.past;
  expect(wordsIn(factCard(factNamed('ten-escaped'), fixture, 'en', 'light'))).toContain(past);
  expect(wordsIn(factCard(factNamed('taken-back'), fixture, 'en', 'light'))).toContain(past);
  expect(wordsIn(factCard(factNamed('red-line'), fixture, 'en', 'light'))).not.toContain(past);
});
