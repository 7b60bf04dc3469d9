/**
 * Sanad's ranking beside search libraries, on articles that nobody wrote facts for:
 * `npm run bench:ranking -- FILE.json [--json] [--only KEY,KEY]`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { LIBRARIES } from './libraries.ts';
import { measureArticles, measureMerged } from './measure.ts';
import { type Measured, rankingFigures, rankingReport } from './report.ts';
import { sanad } from './sanad.ts';
import { readSquad, SquadError } from './squad.ts';

const USAGE = `Usage: npm run bench:ranking -- FILE.json [--json] [--only KEY,KEY]
  FILE.json   articles and questions in SQuAD-format
  --json      the figures as one object
  --only      some of: ${LIBRARIES.map(({ key }) => key).join(', ')}; Sanad is always there`;

/** Wrong use, told in one line. */
class UsageError extends Error {}

function readUsage(): { readonly file: string; readonly json: boolean; readonly only: readonly string[] } {
  const keys = LIBRARIES.map(({ key }) => key);
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
      allowPositionals: true,
    });
    const only = values.only === undefined ? keys : values.only.split(',').filter((key) => key !== 'sanad');
    const unknown = only.find((key) => !keys.includes(key));
    if (unknown !== undefined) throw new Error(`There is no "${unknown}" to compare with.`);
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Error('Give one file.');
    return { file, json: values.json, only };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

async function main(): Promise<void> {
  const { file, json, only } = readUsage();
  const articles = readSquad(file);
  const words = await loadKnowledge(join(import.meta.dirname, '../../knowledge'));
  const contenders = [sanad(), ...LIBRARIES.filter(({ key }) => only.includes(key))];
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
  const output = json ? JSON.stringify(rankingFigures(measured)) : rankingReport(measured);
  process.stdout.write(`${output}\n`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof SquadError || error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
