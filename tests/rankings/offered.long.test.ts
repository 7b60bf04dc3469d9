import { describe, expect, test } from 'vitest';
import { offeredFacts } from '../../src/knowledge/offered-facts.ts';
import { loadReal } from '../query/real.ts';

const { engine, knowledge } = await loadReal();
const offered = offeredFacts(knowledge);

describe.each(knowledge.situation.required)('the questions that readers are offered, in %s', (language) => {
  test('every fact offers one, on one line, that fits on a button', () => {
    for (const { id, ask } of knowledge.facts) {
      expect(ask?.[language], id).toMatch(/^.{8,80}[?؟]$/u);
    }
  });

  test('nearly all lead to the fact that offers them first', () => {
    const astray = offered.flatMap(({ id, ask = {} }) => {
      const text = ask[language] ?? '';
      const first = engine.ask({ text, language }).statements[0]?.id;
      return first === id ? [] : [`${text} -> ${first}, not ${id}`];
    });
    expect(astray.length / offered.length, astray.join('\n')).toBeLessThan(0.05);
  });
});
