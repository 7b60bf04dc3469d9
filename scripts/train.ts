/**
 * Learns the weights of ranking and of the decision from labelled questions:
 * `npm run train [-- --worth]`. The same data give the same weights, whatever weights there were before.
 *
 * - Curated facts: from the working part of tests/rankings (never its judging part), from facts' and gaps' own questions
 *   that the knowledge asked lacks, and from facts' questions in which one person is exchanged for another. All are asked of
 *   knowledge as different editors might have left it (train/draws.ts): with many own questions, few or none, and with
 *   paragraphs missing. The associations of words (train/associations.ts) are learned beside them; in a draw, from its own
 *   questions alone.
 *
 * The weights for plain texts are learned by train-texts.ts.
 *
 * With `--worth` it also prints what each feature and each piece of evidence is worth.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { compile } from '../src/query/compile.ts';
import { EVIDENCE } from '../src/query/ranking/evidence.ts';
import { FEATURES } from '../src/query/ranking/features.ts';
import { readLabelled } from './labelled.ts';
import { formatAssociations, learnAssociations } from './train/associations.ts';
import { bareCases, curatedCases, labelledCases, learnCurated } from './train/curated.ts';
import { curatedWorth } from './train/curated-worth.ts';
import { described } from './train/described.ts';

const WORK = 'tests/rankings/work.jsonl';
const JUDGE = 'tests/rankings/judge.jsonl';
const TARGET = 'src/query/ranking/weights.json';
const ASSOCIATIONS = 'src/query/ranking/associations.json';

if (import.meta.main) {
  const { values } = parseArgs({
    options: { worth: { type: 'boolean', default: false } },
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
  const learned = {
    rank: described(FEATURES, curated.rank),
    decide: described(EVIDENCE, curated.decide),
    threshold: curated.threshold,
    deniable: curated.deniable,
  };
  writeFileSync(TARGET, `${JSON.stringify(learned, null, 2)}\n`);
  process.stdout.write(`Written to ${TARGET} and ${ASSOCIATIONS}.\n`);
}
