/**
 * Learns the weights for plain texts from articles with questions in SQuAD's format, in any language:
 * `npm run train:texts -- SQUAD.json ... [--worth]`. It prints what holding some of the articles out comes to. The same
 * data give the same weights.
 *
 * With `--worth` it also prints what each feature and each piece of evidence is worth.
 */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { PASSAGE_EVIDENCE } from '../src/query/passages/passage-evidence.ts';
import { PASSAGE_FEATURES } from '../src/query/passages/passage-features.ts';
import { namesOf } from '../src/query/ranking/linear-model.ts';
import { languageDetector } from '../src/query/text-language.ts';
import { readSquad } from './squad.ts';
import { named } from './train/curated.ts';
import { described } from './train/described.ts';
import { evidenceWorth, featureWorth, reportFolds, thresholdFor } from './train/report.ts';
import {
  type Collection,
  figuresOver,
  holdOut,
  inShortParts,
  learnTexts,
  mergedCases,
  textCases,
} from './train/texts.ts';

const TARGET = 'src/query/passages/weights.json';

const { values, positionals: files } = parseArgs({
  options: { worth: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (files.length === 0) throw new Error('Give files with articles and questions in SQuAD-format.');
// A situation's vocabulary says little of articles on anything; its function words are the languages'.
const { functionWords } = await loadKnowledge('knowledge');
const words = { functionWords };
const languageOf = languageDetector(words);
const whole = files.map((file): Collection => {
  return { name: basename(file), articles: readSquad(file, languageOf), words };
});
// Questions made to mislead are asked of short parts too, as long as a news text.
const misleads = ({ articles }: Collection): boolean =>
  articles.some(({ questions }) => questions.some(({ answers }) => answers.length === 0));
const collections = [...whole, ...whole.filter(misleads).map(inShortParts)];
const single = collections.flatMap(textCases);
const merged = whole.flatMap(mergedCases);
const folds = holdOut(single, merged);
if (folds.length < 2) throw new Error('There is one article. Weights that carry over need at least two.');
process.stdout.write(reportFolds(folds));
if (values.worth) {
  process.stdout.write(`${featureWorth(folds, single, merged)}\n`);
  process.stdout.write(`${evidenceWorth(folds, single)}\n`);
}
const { rank, decide } = learnTexts(single, merged);
const learned = {
  rank: described(PASSAGE_FEATURES, named(namesOf(PASSAGE_FEATURES), rank)),
  decide: described(PASSAGE_EVIDENCE, named(namesOf(PASSAGE_EVIDENCE), decide)),
  threshold: thresholdFor(figuresOver(folds).confidences),
};
writeFileSync(TARGET, `${JSON.stringify(learned, null, 2)}\n`);
process.stdout.write(`Written to ${TARGET}.\n`);
