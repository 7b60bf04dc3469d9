import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { thinned } from '../../scripts/rankings/thinning.ts';
import { cachedCompile } from '../../src/app/knowledge-cache.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { type Compiled, compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import { KNOWLEDGE_DIR } from '../query/real.ts';
import { temporaryFolder } from './program.ts';

test('the shipped knowledge answers the same after it was kept', async () => {
  const cache = await temporaryFolder();
  // Fewer own questions are compiled sooner.
  const get = () =>
    cachedCompile(KNOWLEDGE_DIR, cache, async () =>
      compile(thinned(await loadKnowledge(KNOWLEDGE_DIR), () => 1)),
    );
  const first = await get();
  const second = await get();
  expect(await readdir(cache)).toHaveLength(1);
  expect(second.knowledge).toEqual(first.knowledge);
  const questions = first.knowledge.facts.flatMap(({ questions: own }) =>
    Object.values(own).map(([one]) => one ?? ''),
  );
  const some = [
    ...questions.filter((_, number) => number % 21 === 0),
    'Why did Sadr visit Damascus?',
    'what is new?',
  ];
  expect(some.length).toBeGreaterThan(25);
  const answers = (compiled: Compiled) => {
    const engine = createEngine(compiled);
    return some.map((text) => engine.ask({ text }));
  };
  expect(answers(second)).toEqual(answers(first));
});
