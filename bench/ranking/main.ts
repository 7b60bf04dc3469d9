/**
 * Sanad's ranking beside search libraries, on articles that nobody wrote facts for:
 * `npm run bench:ranking -- FILE.json [--json] [--only KEY,KEY] [--held-out]`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { heldOutWeights } from './held-out.ts';
import { LIBRARIES } from './libraries.ts';
import { measureArticles, measureMerged } from './measure.ts';
import { type Measured, rankingFigures, rankingReport } from './report.ts';
import { sanad } from './sanad.ts';
import { readSquad, SquadError } from './squad.ts';

const USAGE = `Usage: npm run bench:ranking -- FILE.json [--json] [--only KEY,KEY] [--held-out]
  FILE.json   articles and questions in SQuAD-format
  --json      the figures as one object
  --only      some of: ${LIBRARIES.map(({ key }) => key).join(', ')}; Sanad is always there
  --held-out  each article with weights learned from the others in the file, for articles that the shipped weights
              were learned from`;

const SHIPPED = 'With the shipped weights (src/query/ranking/weights.json).';
const HELD_OUT = 'Each article with weights that were learned from the others.';

/** Wrong use, told in one line. */
class UsageError extends Error {}

interface Usage {
  readonly file: string;
  readonly json: boolean;
  readonly only: readonly string[];
  readonly heldOut: boolean;
}

function readUsage(): Usage {
  const keys = LIBRARIES.map(({ key }) => key);
  try {
    const { values, positionals } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        only: { type: 'string' },
        'held-out': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const only = values.only === undefined ? keys : values.only.split(',').filter((key) => key !== 'sanad');
    const unknown = only.find((key) => !keys.includes(key));
    if (unknown !== undefined) throw new Error(`There is no "${unknown}" to compare with.`);
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Error('Give one file.');
    return { file, json: values.json, only, heldOut: values['held-out'] };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

async function main(): Promise<void> {
  const { file, json, only, heldOut } = readUsage();
  const articles = readSquad(file);
  const words = await loadKnowledge(join(import.meta.dirname, '../../knowledge'));
  const ours = sanad(heldOut ? heldOutWeights(articles, words) : undefined);
  const contenders = [ours, ...LIBRARIES.filter(({ key }) => only.includes(key))];
  const measured = contenders.map((contender): Measured => {
    process.stderr.write(`measuring: ${contender.name}\n`);
    // Once unmeasured, so that the code is warm; each index is built anew.
    measureArticles(contender, articles.slice(0, 1), words);
    return {
      contender,
      articles: measureArticles(contender, articles, words),
      merged: measureMerged(contender, articles, words),
    };
  });
  const output = json
    ? JSON.stringify(rankingFigures(measured))
    : `${heldOut ? HELD_OUT : SHIPPED}\n${rankingReport(measured)}`;
  process.stdout.write(`${output}\n`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof SquadError || error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
