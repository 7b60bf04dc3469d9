import { ArgumentsError } from './arguments-error.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'you have no permission to use this file',
};

/**
 * The error of a file that the command line names, as a sentence for whoever typed it; any other error as it is.
 *
 * @param argument the argument that names the file, such as `--text notes.txt`
 */
export function explainFileError(error: unknown, argument: string): unknown {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
  return reason === undefined ? error : new ArgumentsError(`${argument}: ${reason}.`);
}
