import type { Environment } from '../environment.ts';

/** A part of the desk on the command line, such as `desk add`. */
export interface DeskCommand {
  /**
   * @param words what follows its name on the command line
   * @returns the exit code
   * @throws SanadError with a sentence for the editor
   */
  run(words: readonly string[], environment: Environment): Promise<number>;
}
