/**
 * Learns the weights of ranking and of the decision from labelled questions:
 * `npm run train [-- SQUAD.json ...] [-- --worth]`. The same data give the same weights.
 *
 * - Facts with questions of their own: from the working part of tests/rankings (never its judging part), from every
 *   fact's and every gap's own questions, each asked of a knowledge from which its fold of them was taken out, and from
 *   facts' questions in which one person is exchanged for another, which the sources cannot answer.
 * - Plain texts: from articles with questions in SQuAD's format, in any language, if files are given. It prints what
 *   holding some of the articles out comes to. Without a file their weights stay as they are.
 *
 * With `--worth` it also prints what each feature and each piece of evidence is worth.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../src/knowledge/load.ts';
import type { Knowledge } from '../src/knowledge/model.ts';
import { PASSAGE_EVIDENCE } from '../src/query/passages/passage-evidence.ts';
import { PASSAGE_FEATURES } from '../src/query/passages/passage-features.ts';
import { EVIDENCE } from '../src/query/ranking/evidence.ts';
import { FEATURES } from '../src/query/ranking/features.ts';
import { namesOf } from '../src/query/ranking/linear-model.ts';
import type { Weights } from '../src/query/ranking/weights.ts';
import { languageDetector } from '../src/query/text-language.ts';
import { readLabelled } from './labelled.ts';
import { readSquad } from './squad.ts';
import { curatedCases, judgingCases, learnCurated, named } from './train/curated.ts';
import { curatedWorth } from './train/curated-worth.ts';
import { evidenceWorth, featureWorth, reportFolds, thresholdFor } from './train/report.ts';
import { figuresOver, holdOut, learnTexts, mergedCases, textCases } from './train/texts.ts';

const WORK = 'tests/rankings/work.jsonl';
const JUDGE = 'tests/rankings/judge.jsonl';
const TARGET = 'src/query/ranking/weights.json';

type Described = Readonly<Record<string, { readonly weight: number; readonly means: string }>>;

function described(
  meanings: Readonly<Record<string, string>>,
  weights: Readonly<Record<string, number>>,
): Described {
  return Object.fromEntries(
    Object.entries(meanings).map(([name, means]) => [name, { weight: weights[name] ?? 0, means }]),
  );
}

function trainTexts(files: readonly string[], words: Knowledge, worth: boolean): Weights['passages'] {
  const languageOf = languageDetector(words);
  // A situation's vocabulary says little of articles on anything; its function words are the language's.
  const collections = files.map((file) => ({
    name: basename(file),
    articles: readSquad(file, languageOf),
    words,
  }));
  const single = collections.flatMap(textCases);
  const merged = collections.flatMap(mergedCases);
  const folds = holdOut(single, merged);
  if (folds.length < 2)
    throw new Error(`${files[0]} has one article. Weights that carry over need at least two.`);
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

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: { worth: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const knowledge = await loadKnowledge('knowledge');
  const cases = curatedCases(knowledge, readLabelled(WORK));
  const { labelled, own, exchanged } = cases;
  process.stdout.write(
    `${labelled.length} labelled, ${own.length} own, ${exchanged.length} with persons exchanged\n`,
  );
  const curated = learnCurated(cases);
  if (values.worth) {
    process.stdout.write(`${curatedWorth(cases, judgingCases(knowledge, readLabelled(JUDGE)))}\n`);
  }
  let passages: unknown = (JSON.parse(readFileSync(TARGET, 'utf8')) as { passages: unknown }).passages;
  if (positionals.length === 0) {
    process.stdout.write(
      'No file with articles and questions (SQuAD format) is given: the weights for plain texts stay as they are.\n',
    );
  } else {
    const { rank, decide, threshold } = trainTexts(positionals, knowledge, values.worth);
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
  process.stdout.write(`Written to ${TARGET}.\n`);
}
