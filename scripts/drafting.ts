/**
 * Measures drafts on labelled articles, those of tests/drafting or of the files given:
 * `npm run drafting [-- --misses] [-- --languages] [-- FILE...]`. With `--misses` it lists what did not come out as it should,
 * with `--languages` it gives the figures by language too.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createDrafter } from '../src/desk/drafting/draft-article.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { compile } from '../src/query/compile.ts';
import { compareDrafts } from './drafting/compare.ts';
import { formatFigures } from './drafting/figures.ts';
import { readDraftingLabels } from './drafting/labels.ts';
import { timeOfDraft } from './drafting/pace.ts';

const FILES = ['work', 'articles-1', 'articles-2', 'articles-3', 'articles-4', 'articles-5', 'judge'].map(
  (part) => `tests/drafting/${part}.json`,
);
const { values, positionals } = parseArgs({
  options: { misses: { type: 'boolean', default: false }, languages: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const knowledge = await loadKnowledge('knowledge');
const compiled = compile(knowledge);
const draft = createDrafter(compiled);
for (const file of positionals.length > 0 ? positionals : FILES.filter((each) => existsSync(each))) {
  const articles = readDraftingLabels(file);
  const { figures, misses } = compareDrafts(articles, draft, knowledge);
  if (values.misses) process.stdout.write(`${misses.join('\n')}\n`);
  process.stdout.write(`\n${file}\n${formatFigures(figures)}`);
  for (const language of values.languages ? new Set(articles.map((each) => each.language)) : []) {
    const own = articles.filter((each) => each.language === language);
    process.stdout.write(
      `\n${file}, ${language}\n${formatFigures(compareDrafts(own, draft, knowledge).figures)}`,
    );
  }
}
process.stdout.write(`\n${timeOfDraft(draft)}\n`);
