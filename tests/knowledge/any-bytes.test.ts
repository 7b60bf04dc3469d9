import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { KnowledgeError } from '../../src/knowledge/problems.ts';
import { anyCharacter } from '../util/any-character.ts';
import { GOOD, makeFolder, SOURCE as S, write } from './folder.ts';

test('whatever stands in a file, it is loaded or refused with places in that file', async () => {
  const folder = await makeFolder();
  const mangled = fc
    .tuple(
      fc.nat(GOOD[S].length),
      fc.nat(40),
      fc.constantFrom('', ' ', '\n', '[', '{', '"', ': ', '- ', '*a', '&a ', '!!x ', '~', '0'),
    )
    .map(([at, cut, put]) => Buffer.from(GOOD[S].slice(0, at) + put + GOOD[S].slice(at + cut)));
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: anyCharacter }).map((text) => Buffer.from(text)),
    mangled,
  );
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(anything, async (bytes) => {
      await write(folder, S, bytes);
      const result = await loadKnowledge(folder).catch((error: unknown) => error);
      if (!(result instanceof KnowledgeError)) {
        expect(result).toHaveProperty('version');
        return;
      }
      refused++;
      const lines = Buffer.from(bytes).toString().split('\n').length;
      expect(result.problems.length).toBeGreaterThan(0);
      for (const { file, line, column } of result.problems) {
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
        if (file === S) expect(line).toBeLessThanOrEqual(lines);
      }
    }),
    { numRuns: 150 },
  );
  expect(refused).toBeGreaterThan(0);
});
