/**
 * Sanad's ranking beside search libraries, on articles that nobody wrote facts for:
 * `npm run bench:ranking -- FILE.json [--json] [--only KEY,KEY] [--held-out] [--language CODE]`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readSquad, SquadError } from '../../scripts/squad.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { languageDetector } from '../../src/query/text-language.ts';
import { given } from '../../src/util/given.ts';
import { ROOT } from '../processes.ts';
import { LIBRARIES, sanad } from './contenders.ts';
import { heldOutWeights } from './held-out.ts';
import { measureArticles, measureMerged } from './measure.ts';
import { type Measured, rankingFigures, rankingReport } from './report.ts';

const USAGE = `Usage: npm run bench:ranking -- FILE.json [--json] [--only KEY,KEY] [--held-out] [--language CODE]
  FILE.json   articles and questions in SQuAD-format
  --json      the figures as one object
  --only      some of: ${LIBRARIES.map(({ key }) => key).join(', ')}; Sanad is always there
  --held-out  each article with weights learned from the others in the file, for articles that the shipped weights
              were learned from
  --language  code of the articles' language; found from the text if left out`;

const SHIPPED = 'With the shipped weights (src/query/ranking/weights.json).';
const HELD_OUT = 'Each article with weights that were learned from the others.';

interface Usage {
  readonly file: string;
  readonly json: boolean;
  readonly only: readonly string[];
  readonly heldOut: boolean;
  readonly language?: string;
}

/** @throws Error that says in one line what is wrong with the command line */
function readUsage(): Usage {
  const keys = LIBRARIES.map(({ key }) => key);
  const { values, positionals } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string', default: keys.join(',') },
      language: { type: 'string' },
      'held-out': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const only = values.only.split(',').filter((key) => key !== 'sanad');
  const unknown = only.find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new Error(`There is no "${unknown}" to compare with.`);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error('Give one file.');
  return {
    file,
    json: values.json,
    only,
    heldOut: values['held-out'],
    ...given({ language: values.language }),
  };
}

async function measure({ file, json, only, heldOut, language }: Usage): Promise<string> {
  const words = await loadKnowledge(join(ROOT, 'knowledge'));
  const articles = readSquad(file, language === undefined ? languageDetector(words) : () => language);
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
  if (json) return JSON.stringify(rankingFigures(measured));
  return `${heldOut ? HELD_OUT : SHIPPED}\n${rankingReport(measured)}`;
}

let usage: Usage | undefined;
try {
  usage = readUsage();
  process.stdout.write(`${await measure(usage)}\n`);
} catch (error) {
  if (usage !== undefined && !(error instanceof SquadError)) throw error;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(usage === undefined ? `${message}\n${USAGE}\n` : `${message}\n`);
  process.exitCode = usage === undefined ? 2 : 1;
}
