import { OVERLAY_FOLDER } from '../desk/knowledge-overlay.ts';
import { checkKnowledge } from '../knowledge/load.ts';
import { byPlace, formatPlace, KnowledgeError, type Problem } from '../knowledge/problems.ts';
import type { ClosedGap } from '../query/closed-gaps.ts';
import { compile } from '../query/compile.ts';
import type { Config } from './config.ts';
import { KeptTexts } from './desk/kept-texts.ts';
import type { Environment } from './environment.ts';
import { type LaidOver, problemPath } from './knowledge-paths.ts';

/**
 * Checks the files of the knowledge, and prints what is accepted but can hardly be meant.
 *
 * @param laidOver files of the desk, which are checked in the place of those of the folder
 * @param strict whether a warning counts as a failure
 * @returns the exit code: 1 for warnings with `strict`, else 0
 * @throws KnowledgeError with every mistake
 */
export async function runCheck(
  strict: boolean,
  { knowledgeDir, ...config }: Config,
  { overlay, conflicts }: LaidOver,
  { output, now }: Environment,
): Promise<number> {
  const inFolder = (problem: Problem): Problem => ({
    ...problem,
    file: problemPath(problem.file, knowledgeDir, overlay),
  });
  await using texts = new KeptTexts(config);
  const options = { now: now(), overlay, textOf: (hash: string) => texts.read(hash) };
  const checked = await checkKnowledge(knowledgeDir, options).catch((error: unknown) => {
    throw error instanceof KnowledgeError ? new KnowledgeError(error.problems.map(inFolder)) : error;
  });
  const { knowledge } = checked;
  const gaps = compile(knowledge).closedGaps.flatMap(
    (closed) => checked.problemAt('gap', closed.gap, gapWarning(closed)) ?? [],
  );
  const hidden = conflicts.map((file) => ({
    ...{ file: `${knowledgeDir}/${file}`, line: 1, column: 1 },
    message: `this file has changed, and is not in use: the desk's ${OVERLAY_FOLDER}${file} is laid over it - bring both together there, or remove that`,
  }));
  const warnings = [...[...checked.warnings, ...gaps].toSorted(byPlace).map(inFolder), ...hidden];
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
