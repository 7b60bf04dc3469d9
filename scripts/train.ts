/**
 * Learns the weights of ranking and of the decision from labelled questions:
 * `npm run train [-- --worth]`. The same data give the same weights.
 *
 * - Facts with questions of their own: from the working part of tests/rankings (never its judging part), from every
 *   fact's and every gap's own questions, each asked of a knowledge from which its fold of them was taken out, and from
 *   facts' questions in which one person is exchanged for another, which the sources cannot answer.
 *
 * The weights for plain texts are learned by train-texts.ts. With `--worth` it also prints what each feature and each piece of evidence is worth.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { EVIDENCE } from '../src/query/ranking/evidence.ts';
import { FEATURES } from '../src/query/ranking/features.ts';
import { readLabelled } from './labelled.ts';
import { curatedCases, judgingCases, learnCurated } from './train/curated.ts';
import { curatedWorth } from './train/curated-worth.ts';
import { described } from './train/described.ts';

const WORK = 'tests/rankings/work.jsonl';
const JUDGE = 'tests/rankings/judge.jsonl';
const TARGET = 'src/query/ranking/weights.json';

if (import.meta.main) {
  const { values } = parseArgs({
    options: { worth: { type: 'boolean', default: false } },
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
  const learned = {
    rank: described(FEATURES, curated.rank),
    decide: described(EVIDENCE, curated.decide),
    threshold: curated.threshold,
  };
  writeFileSync(TARGET, `${JSON.stringify(learned, null, 2)}\n`);
  process.stdout.write(`Written to ${TARGET}.\n`);
}
