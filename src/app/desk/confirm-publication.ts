import { createInterface } from 'node:readline/promises';
import type { Publication } from '../../desk/publishing/publish-draft.ts';
import type { ChangedAnswer, ShortAnswer } from '../../desk/publishing/rehearsal.ts';
import { safe } from '../../reply/safe.ts';
import { type Environment, isInteractive } from '../environment.ts';

/** It takes seconds, and somebody who sees nothing thinks that nothing happens. */
export const CHECKING = 'Checking the knowledge, and asking the labelled questions again …\n';
/** Changed answers that are shown; the others are counted. */
const MOST = 20;

/**
 * Shows what readers would see of a publication, and asks whether to go on.
 *
 * @param yes whether the command line has said so already
 */
export async function confirmPublication(
  publication: Publication,
  yes: boolean,
  environment: Environment,
  ask: Ask = (question) => askLine(question, environment),
): Promise<boolean> {
  const { output } = environment;
  output.write(`${publicationLines(publication).join('\n')}\n`);
  if (yes) return true;
  if (!isInteractive(environment)) {
    output.write('Nothing was written. Add --yes to go on.\n');
    return false;
  }
  const answer = await ask('Write this? (y/N) ');
  const isYes = /^\s*y(?:es)?\s*$/i.test(answer ?? '');
  if (!isYes) output.write('Nothing was written.\n');
  return isYes;
}

/** Asks for a line; undefined where the input has ended. */
export type Ask = (question: string) => Promise<string | undefined>;

/** Asks for a line at a terminal; undefined where the input ends. */
export async function askLine(question: string, { input, output }: Environment): Promise<string | undefined> {
  const lines = createInterface({ input, output });
  const closed = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
  lines.once('SIGINT', () => lines.close());
  try {
    return await Promise.race([lines.question(question), closed]);
  } finally {
    lines.close();
  }
}

function publicationLines({ changes, ids, gaps, warnings, rehearsal }: Publication): readonly string[] {
  const { asked, changed } = rehearsal;
  return [
    `Files that change: ${[...changes.keys()].join(', ') || 'none'}.`,
    ...(ids.size === 0 ? [] : [`New facts: ${[...ids.values()].join(', ')}.`]),
    ...(gaps.length === 0 ? [] : [`Gaps that go: ${gaps.join(', ')}.`]),
    ...warnings.map((warning) => `Warning: ${warning}`),
    `Old answers that would change: ${changed.length} of ${asked} questions.`,
    ...changed.slice(0, MOST).map(changeLine),
    ...(changed.length > MOST ? [`  … and ${changed.length - MOST} more`] : []),
  ];
}

function changeLine({ question, before, after }: ChangedAnswer): string {
  return `  ${safe(question)}\n    ${shown(before)} -> ${shown(after)}`;
}

function shown({ outcome, fact }: ShortAnswer): string {
  return fact === undefined ? outcome : `${outcome} ${fact}`;
}
