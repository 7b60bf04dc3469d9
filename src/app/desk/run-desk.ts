import { suggestion } from '../arguments.ts';
import { ArgumentsError } from '../arguments-error.ts';
import type { Environment } from '../environment.ts';
import type { DeskCommand } from './desk-command.ts';

/** The parts of the desk by what is typed after `desk`; each is imported only when it is run. */
const PARTS: Readonly<Record<string, () => Promise<DeskCommand>>> = {
  add: async () => (await import('./add.ts')).add,
  feeds: async () => (await import('./feeds.ts')).feeds,
  review: async () => (await import('./review-command.ts')).reviewCommand,
  publish: async () => (await import('./publish-command.ts')).publishCommand,
  correct: async () => (await import('./correct-command.ts')).correctCommand,
  retract: async () => (await import('./correct-command.ts')).retractCommand,
  translate: async () => (await import('./translate-command.ts')).translateCommand,
  log: async () => (await import('./log-command.ts')).logCommand,
};

const HELP_WORDS: ReadonlySet<string> = new Set(['help', '--help', '-h']);

/**
 * Runs a part of the desk, and returns its exit code.
 *
 * @throws SanadError with a sentence for the editor
 */
export async function runDesk(words: readonly string[], environment: Environment): Promise<number> {
  const [name = 'review', ...rest] = words;
  if (HELP_WORDS.has(name)) {
    environment.output.write((await import('./desk-help.ts')).DESK_HELP);
    return 0;
  }
  const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  if (part === undefined)
    throw new ArgumentsError(
      `The desk has no "${name}"${suggestion(name, Object.keys(PARTS))} It has ${Object.keys(PARTS).join(', ')}; "npm run desk -- help" explains them.`,
    );
  return (await part()).run(rest, environment);
}
