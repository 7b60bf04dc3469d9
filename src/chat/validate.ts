import type { Command } from './command.ts';

const NAME = /^[a-z][a-z0-9_]{0,31}$/;
/**
 * What the platform that translates names (Discord) accepts as one, in small letters; so no vowel signs in Arabic.
 * https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming
 */
const TRANSLATED_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_DESCRIPTION = 100;
const MAX_OPTIONS = 25;

/** What in the commands some platform would not accept, one sentence each; empty where all is well. */
export function commandProblems(commands: readonly Command[]): readonly string[] {
  return [
    ...repeated(commands.map(({ name }) => name)).map((name) => `the command "${name}" is declared twice`),
    ...commands.flatMap(problemsOf),
  ];
}

function problemsOf({ name, names, description, options }: Command): readonly string[] {
  const lateRequired = options.find(
    ({ required }, index) => required && options.slice(0, index).some((option) => !option.required),
  );
  return [
    ...naming(`the command "${name}"`, { name, names, description }),
    ...options.flatMap((option) => naming(`the option "${option.name}" of "${name}"`, option)),
    ...repeated(options.map((option) => option.name)).map(
      (option) => `the command "${name}" has two options "${option}"`,
    ),
    ...(lateRequired
      ? [`the option "${lateRequired.name}" of "${name}" is required: put it before the optional ones`]
      : []),
    ...(options.length > MAX_OPTIONS
      ? [`the command "${name}" has ${options.length} options: at most ${MAX_OPTIONS} are allowed`]
      : []),
  ];
}

function naming(
  what: string,
  { name, names, description }: Pick<Command, 'name' | 'names' | 'description'>,
): readonly string[] {
  const texts = Object.entries(description);
  return [
    ...(NAME.test(name) ? [] : [`${what} has a name that does not match ${NAME.source}`]),
    ...Object.entries(names)
      .filter(([, text]) => !TRANSLATED_NAME.test(text) || text !== text.toLowerCase())
      .map(([language, text]) => `${what} has a name (${language}) that no platform accepts: "${text}"`),
    ...(texts.length > 0 ? [] : [`${what} has no description`]),
    ...texts
      .filter(([, text]) => text.length < 1 || text.length > MAX_DESCRIPTION)
      .map(
        ([language, text]) =>
          `${what} has a description (${language}) of ${text.length} characters: 1 to ${MAX_DESCRIPTION} are allowed`,
      ),
  ];
}

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
