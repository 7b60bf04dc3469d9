import { checkKnowledge } from '../knowledge/load.ts';
import { byPlace, formatPlace, KnowledgeError, type Problem } from '../knowledge/problems.ts';
import type { ClosedGap } from '../query/closed-gaps.ts';
import { compile } from '../query/compile.ts';
import type { Config } from './config.ts';
import { KeptTexts } from './desk/kept-texts.ts';
import type { Environment } from './environment.ts';

/**
 * Checks the files of the knowledge, and prints what is accepted but can hardly be meant.
 *
 * @param strict whether a warning counts as a failure
 * @returns the exit code: 1 for warnings with `strict`, else 0
 * @throws KnowledgeError with every mistake
 */
export async function runCheck(
  strict: boolean,
  { knowledgeDir, ...config }: Config,
  { output, now }: Environment,
): Promise<number> {
  const inFolder = (problem: Problem): Problem => ({ ...problem, file: `${knowledgeDir}/${problem.file}` });
  await using texts = new KeptTexts(config);
  const options = { now: now(), textOf: (hash: string) => texts.read(hash) };
  const checked = await checkKnowledge(knowledgeDir, options).catch((error: unknown) => {
    throw error instanceof KnowledgeError ? new KnowledgeError(error.problems.map(inFolder)) : error;
  });
  const { knowledge } = checked;
  const gaps = compile(knowledge).closedGaps.flatMap(
    (closed) => checked.problemAt('gap', closed.gap, gapWarning(closed)) ?? [],
  );
  const warnings = [...checked.warnings, ...gaps].toSorted(byPlace).map(inFolder);
  for (const warning of warnings) {
    output.write(`${formatPlace(warning)}: warning: ${warning.message}\n`);
  }
  const { facts, sources, names, concepts } = knowledge;
  const verdict = warnings.length === 0 ? 'All good.' : `No mistakes; warnings: ${warnings.length}.`;
  output.write(
    `${verdict} Facts: ${facts.length}; known gaps: ${knowledge.gaps.length}; sources: ${sources.length}; names: ${names.length}; concepts: ${concepts.length}.\n`,
  );
  return strict && warnings.length > 0 ? 1 : 0;
}

function gapWarning({ fact, answers, asked, closed }: ClosedGap): string {
  const found = `the fact "${fact}" came later and answers ${answers} of ${asked} of its questions`;
  return closed
    ? `${found}, so that the gap is not told any more - take it out or reword it, or list the fact in "nearest" to keep it`
    : `${found} - take the gap out or reword it, or list the fact in "nearest" if it does not answer`;
}
