import { expect, test, vi } from 'vitest';
import { attributionIn, prepareAttribution } from '../../src/knowledge/attribution.ts';
import { ATTRIBUTIONS } from '../../src/knowledge/attribution-words.ts';
import { prepareReplies } from '../../src/reply/prepare-replies.ts';
import { loadReal } from '../query/real.ts';

const NOW = new Date('2026-02-04T10:00:00Z');

test.each(Object.keys(ATTRIBUTIONS))(
  '%s: a step of the preparation uses one pattern, and all are used',
  (language) => {
    const used = vi.spyOn(RegExp.prototype, 'test');
    const perStep: number[] = [];
    for (const _ of prepareAttribution(language)) {
      perStep.push(used.mock.calls.length);
      used.mockClear();
    }
    used.mockRestore();
    expect(Math.max(...perStep)).toBe(1);
    expect(perStep.length).toBeGreaterThanOrEqual(4 * (ATTRIBUTIONS[language]?.patterns.length ?? 0));
  },
);

test('what was prepared finds the same speakers', () => {
  const sentence = 'The minister said on Monday that guards had stopped vehicles.';
  const before = attributionIn(sentence, 'en');
  expect([...prepareAttribution('en')].length).toBeGreaterThan(0);
  expect(attributionIn(sentence, 'en')).toEqual(before);
  expect(before?.speaker).toBe('The minister');
});

test('a language without patterns needs none', () => {
  expect([...prepareAttribution('xx')]).toEqual([]);
});

test('replies are prepared in every language of the bot, with at most one answer in a step', async () => {
  const { compiled, engine } = await loadReal();
  let asked: string[] = [];
  const perStep: number[] = [];
  const languages = new Set<string>();
  const outcomes = new Set<string>();
  const ask: typeof engine.ask = (question) => {
    asked.push(question.text);
    languages.add(question.language ?? '');
    const answer = engine.ask(question);
    outcomes.add(answer.outcome);
    return answer;
  };
  for (const _ of prepareReplies(compiled.knowledge, ask, NOW)) {
    perStep.push(asked.length);
    asked = [];
  }
  expect([...languages].sort()).toEqual(['ar', 'ckb', 'en']);
  expect(Math.max(...perStep)).toBe(1);
  // Those that are answered are composed otherwise than those that are not.
  expect(outcomes.size).toBeGreaterThan(1);
});
