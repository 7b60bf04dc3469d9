import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { run as runProgram } from '../../src/app/cli.ts';
import type { World } from '../../src/app/environment.ts';

/** The present moment of programs that run in the tests' process. */
export const NOW = new Date('2026-01-31T00:00:00Z');

/** Runs the program in this process, with the words of a command line. */
export async function run(words: readonly string[], env: World['env'], input = '') {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const world = { words, env, input: Readable.from([input]), output, errors, now: () => NOW };
  const code = await runProgram(world as unknown as World);
  output.end();
  errors.end();
  return { code, out: await text(output), errors: await text(errors) };
}
