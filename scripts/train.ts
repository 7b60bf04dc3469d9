/**
 * Learns the weights of ranking and of the decision from labelled questions:
 * `npm run train [-- SQUAD.json] [-- --worth]`. The same data give the same weights, whatever weights there were before.
 *
 * - Curated facts: from the working part of tests/rankings (never its judging part), from facts' and gaps' own questions
 *   that the knowledge asked lacks, and from facts' questions in which one person is exchanged for another. All are asked of
 *   knowledge as different editors might have left it (train/draws.ts): with many own questions, few or none, and with
 *   paragraphs missing. The associations of words (train/associations.ts) are learned beside them; in a draw, from its own
 *   questions alone.
 * - Plain texts: from articles with questions in SQuAD's format, if a file is given. It prints what leaving one article
 *   out at a time comes to. Without a file their weights stay as they are.
 *
 * With `--worth` it also prints what each feature and each piece of evidence is worth.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../src/knowledge/load.ts';
import type { Knowledge } from '../src/knowledge/model.ts';
import { compile } from '../src/query/compile.ts';
import { PASSAGE_EVIDENCE } from '../src/query/passages/passage-evidence.ts';
import { PASSAGE_FEATURES } from '../src/query/passages/passage-features.ts';
import { EVIDENCE } from '../src/query/ranking/evidence.ts';
import { FEATURES } from '../src/query/ranking/features.ts';
import { namesOf } from '../src/query/ranking/linear-model.ts';
import type { Weights } from '../src/query/ranking/weights.ts';
import { readLabelled } from './labelled.ts';
import { readSquad } from './squad.ts';
import { formatAssociations, learnAssociations } from './train/associations.ts';
import { bareCases, curatedCases, labelledCases, learnCurated, named } from './train/curated.ts';
import { curatedWorth } from './train/curated-worth.ts';
import { evidenceWorth, featureWorth, reportFolds, thresholdFor } from './train/report.ts';
import { figuresOver, learnTexts, leaveOneOut, mergedCases, textCases } from './train/texts.ts';

const WORK = 'tests/rankings/work.jsonl';
const JUDGE = 'tests/rankings/judge.jsonl';
const TARGET = 'src/query/ranking/weights.json';
const ASSOCIATIONS = 'src/query/ranking/associations.json';

type Described = Readonly<Record<string, { readonly weight: number; readonly means: string }>>;

function described(
  meanings: Readonly<Record<string, string>>,
  weights: Readonly<Record<string, number>>,
): Described {
  return Object.fromEntries(
    Object.entries(meanings).map(([name, means]) => [name, { weight: weights[name] ?? 0, means }]),
  );
}

async function trainTexts(file: string, knowledge: Knowledge, worth: boolean): Promise<Weights['passages']> {
  const articles = await readSquad(file);
  // A situation's vocabulary says little of articles on anything; its function words are the language's.
  const { functionWords } = knowledge;
  const words = { functionWords };
  const single = textCases(articles, words);
  const merged = mergedCases(articles, words);
  if (articles.length > 1) {
    const folds = leaveOneOut(single, merged);
    process.stdout.write(reportFolds(folds));
    if (worth) {
      process.stdout.write(`${featureWorth(folds, single, merged)}\n`);
      process.stdout.write(`${evidenceWorth(folds, single)}\n`);
    }
    const { confidences } = figuresOver(folds);
    const { rank, decide } = learnTexts(single, merged);
    return {
      rank: named(namesOf(PASSAGE_FEATURES), rank),
      decide: named(namesOf(PASSAGE_EVIDENCE), decide),
      threshold: thresholdFor(confidences),
    };
  }
  throw new Error(`${file} has one article. Weights that carry over need at least two.`);
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: { worth: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const knowledge = await loadKnowledge('knowledge');
  const cases = curatedCases(knowledge, readLabelled(WORK));
  process.stdout.write(
    `${cases.labelled.length} labelled questions, ${cases.drawn.length} asked of drawn knowledge\n`,
  );
  const curated = learnCurated(cases);
  if (values.worth) {
    const judging = readLabelled(JUDGE);
    const whole = labelledCases(knowledge, judging, curated);
    const bare = bareCases(knowledge, judging, curated);
    process.stdout.write(`${curatedWorth(cases, { whole, bare })}\n`);
  }
  writeFileSync(ASSOCIATIONS, formatAssociations(learnAssociations(compile(knowledge).index.facts)));
  const [file] = positionals;
  let passages: unknown = (JSON.parse(readFileSync(TARGET, 'utf8')) as { passages: unknown }).passages;
  if (file === undefined) {
    process.stdout.write(
      'No file with articles and questions (SQuAD format) is given: the weights for plain texts stay as they are.\n',
    );
  } else {
    const { rank, decide, threshold } = await trainTexts(file, knowledge, values.worth);
    passages = {
      rank: described(PASSAGE_FEATURES, rank),
      decide: described(PASSAGE_EVIDENCE, decide),
      threshold,
    };
  }
  const learned = {
    rank: described(FEATURES, curated.rank),
    decide: described(EVIDENCE, curated.decide),
    threshold: curated.threshold,
    passages,
  };
  writeFileSync(TARGET, `${JSON.stringify(learned, null, 2)}\n`);
  process.stdout.write(`Written to ${TARGET} and ${ASSOCIATIONS}.\n`);
}
