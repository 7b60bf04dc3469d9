import type { Command } from '../../command/command.ts';
import type { Suggest } from '../../command/suggestions.ts';
import { textLanguages } from '../../text/index.ts';

/** Completions of a line, and the end of the line that they replace, as node:readline expects them. */
export type Completion = [string[], string];

/** Completes commands, and the first option of a command: names in every language, topics, ids. */
export function complete(line: string, commands: readonly Command[], suggest: Suggest): Completion {
  const listed = commands.filter(({ hidden }) => !hidden);
  const slashed = listed.map((command) => `/${command.name} `);
  const at = slashed.findIndex((start) => line.toLowerCase().startsWith(start));
  if (at < 0) return line.startsWith('/') ? [startingWith(line, slashed), line] : [[], line];
  const typed = line.slice(slashed[at]?.length).trimStart();
  const option = listed[at]?.options[0];
  if (option === undefined) return [[], typed];
  const values = textLanguages.flatMap((language) => suggest(option.kind, typed, language));
  const different = [...new Set(values.map(({ value }) => value))];
  return [startingWith(typed, different), typed];
}

/** The values that start with what was typed: readline can complete a line with no others. */
function startingWith(typed: string, values: readonly string[]): string[] {
  const start = typed.toLowerCase();
  return values.filter((value) => value.toLowerCase().startsWith(start));
}
