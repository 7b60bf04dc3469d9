import { compareText } from '../util/compare-text.ts';
import { SanadError } from '../util/sanad-error.ts';

/** One mistake in a knowledge file, and how to mend it. */
export interface Problem {
  /** The file, relative to the knowledge folder, with `/` between folders; `.` is the folder itself. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units, as most editors do. */
  readonly column: number;
  readonly message: string;
}

/** A place in the text of a file, both counted from 1. */
export type Place = Pick<Problem, 'line' | 'column'>;

/** The knowledge folder cannot be used as it is; `problems` has every mistake, ordered by file and line. */
export class KnowledgeError extends SanadError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = problems.toSorted(byPlace);
    super(sorted.map(formatProblem).join('\n'), { code: 'knowledge-wrong', exit: 1 });
    this.problems = sorted;
  }
}

/** One line for people and editors: `sources/x.yaml:12:5: message`. */
export function formatProblem(problem: Problem): string {
  return `${formatPlace(problem)}: ${problem.message}`;
}

/** `sources/x.yaml:12:5`. */
export function formatPlace({ file, line, column }: Omit<Problem, 'message'>): string {
  return `${file}:${line}:${column}`;
}

/** The order of problems: by file, line and column. */
export function byPlace(a: Problem, b: Problem): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column;
}
