/**
 * Measures answers on labelled questions, those of tests/rankings or of the files given:
 * `npm run rankings [-- --misses] [-- --own-questions] [-- --knowledge DIR] [-- FILE...]`.
 *
 * With `--misses` it lists what did not come out as it should. With `--own-questions` it measures facts that have fewer own
 * questions; the associations of words are then learned from the facts that have them.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { compile } from '../src/query/compile.ts';
import { createEngine } from '../src/query/engine.ts';
import { WEIGHTS } from '../src/query/ranking/weights.ts';
import { readLabelled } from './labelled.ts';
import { clauseFigures } from './rankings/clauses.ts';
import { isGood, outcomeOf } from './rankings/outcomes.ts';
import { formatOwnQuestions, ownQuestionFigures } from './rankings/own-questions.ts';
import { formatMiss, formatOutcomes } from './rankings/report.ts';
import { learnAssociations } from './train/associations.ts';

/** Texts whose clauses have a verdict. */
const CLAUSES = 'tests/rankings/clauses-judge.jsonl';
/** The working part, which weights are learned from, and the judging parts. */
const FILES = ['work', 'judge', 'readers-judge'].map((part) => `tests/rankings/${part}.jsonl`);

const { values, positionals } = parseArgs({
  options: {
    misses: { type: 'boolean', default: false },
    'own-questions': { type: 'boolean', default: false },
    knowledge: { type: 'string', default: 'knowledge' },
  },
  allowPositionals: true,
});
const knowledge = await loadKnowledge(values.knowledge);
const files = positionals.length > 0 ? positionals : FILES.filter((file) => existsSync(file));
if (values['own-questions']) {
  for (const file of files) {
    const figures = ownQuestionFigures(knowledge, readLabelled(file), ({ index }) => ({
      ...WEIGHTS,
      associations: learnAssociations(index.facts),
    }));
    process.stdout.write(`\n${file}\n${formatOwnQuestions(figures)}`);
  }
} else {
  const engine = createEngine(compile(knowledge));
  for (const file of files) {
    const outcomes = readLabelled(file).map((labelled) => outcomeOf(engine, labelled));
    if (values.misses) {
      for (const outcome of outcomes) if (!isGood(outcome)) process.stdout.write(formatMiss(outcome));
    }
    process.stdout.write(formatOutcomes(file, outcomes));
  }
  if (positionals.length === 0) process.stdout.write(clauseFigures(engine, CLAUSES));
}
