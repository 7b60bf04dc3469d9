import { readFileSync } from 'node:fs';
import type { Engine } from '../../src/query/engine.ts';
import { tokenize } from '../../src/query/words/fold.ts';

/** A text with its clauses and the verdict on each, as a reader of the sources sees it. */
interface LabelledText {
  readonly text: string;
  readonly clauses: readonly { readonly text: string; readonly verdict: string }[];
}

/** A table of verdicts on labelled clauses: how many are right, and what each came to. */
export function clauseFigures(engine: Engine, file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const found = lines
    .map((line) => JSON.parse(line) as LabelledText)
    .flatMap(({ text, clauses }) => {
      const checked = engine.check(text);
      return clauses.map((clause) => {
        const likeness = (other: string): number => shared(clause.text, other);
        const [nearest] = checked.toSorted((a, b) => likeness(b.statement) - likeness(a.statement));
        return { wanted: clause.verdict, got: nearest?.verdict ?? 'none' };
      });
    });
  const right = found.filter(({ wanted, got }) => wanted === got).length;
  const falselyIn = found.filter(({ wanted, got }) => got === 'in-sources' && wanted !== got).length;
  const rows = [...Map.groupBy(found, ({ wanted }) => wanted)].map(([wanted, some]) => {
    const counts = [...Map.groupBy(some, ({ got }) => got)].map(([got, list]) => `${got} ${list.length}`);
    return `  ${wanted}: ${counts.join(', ')}\n`;
  });
  const share = ((100 * right) / found.length).toFixed(1);
  return `\n${file}\n${found.length} clauses, ${share}% right, ${falselyIn} falsely in the sources\n${rows.join('')}`;
}

/** Share of the words of two texts that both have. */
function shared(one: string, other: string): number {
  const wordsOf = (text: string) => new Set(tokenize(text).map(({ folded }) => folded));
  const [a, b] = [wordsOf(one), wordsOf(other)];
  return a.intersection(b).size / Math.max(1, a.union(b).size);
}
