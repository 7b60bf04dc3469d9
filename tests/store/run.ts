import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { run as runProgram } from '../../src/app/cli.ts';
import type { Environment } from '../../src/app/environment.ts';

/** The present moment of programs that run in the tests' process. */
export const NOW = new Date('2026-01-31T00:00:00Z');

/** Runs the program in this process, with the words of a command line. */
export async function run(words: readonly string[], env: Environment['env'], input = '') {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const environment = { words, env, input: Readable.from([input]), output, errors, now: () => NOW };
  const code = await runProgram(environment as unknown as Environment);
  output.end();
  errors.end();
  return { code, out: await text(output), errors: await text(errors) };
}
