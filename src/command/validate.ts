import type { Called, Command, CommandGroup } from './command.ts';
import { heads, lastWord, membersOf } from './names.ts';

const NAME = /^[a-z][a-z0-9_]{0,31}$/;
/**
 * The translated names that Discord accepts, which alone translates names: lower case, and no vowel signs in Arabic.
 * https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming
 */
const TRANSLATED_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_DESCRIPTION = 100;
const MAX_OPTIONS = 25;
const MAX_IN_GROUP = 25;

/** A sentence for each thing in the commands that some platform would not accept. */
export function commandProblems(commands: readonly Command[]): readonly string[] {
  const groups = heads(commands).filter((head) => 'alone' in head);
  const single = commands.filter(({ group }) => group === undefined);
  const first = [...single, ...groups, ...groups.flatMap(({ open }) => open ?? [])].map(({ name }) => name);
  return [
    ...repeated(first).map((name) => `the command "${name}" is declared twice`),
    ...groups.flatMap((group) => problemsOfGroup(group, membersOf(group, commands))),
    ...commands.flatMap(problemsOf),
  ];
}

function problemsOfGroup(group: CommandGroup, members: readonly Command[]): readonly string[] {
  const what = `the group "${group.name}"`;
  const names = members.map(({ name }) => name);
  // What only buttons call is registered nowhere.
  const listed = members.filter(({ hidden }) => !hidden).length;
  const managed = members.filter(({ access }) => access === 'manage').length;
  return [
    ...naming(what, group),
    ...(group.open ? naming(what, group.open) : []),
    ...repeated(names).map((name) => `the command "${name}" is declared twice`),
    ...names
      .filter((name) => !name.startsWith(`${group.name} `))
      .map((name) => `the command "${name}" is in ${what}, but its name does not begin with it`),
    ...(names.includes(group.alone) ? [] : [`${what} has no command "${group.alone}"`]),
    ...(managed > 0 && managed < names.length && group.open === undefined
      ? [
          `${what} has commands for everybody and commands for managers, so it needs a second name for the former`,
        ]
      : []),
    ...(listed > MAX_IN_GROUP ? [`${what} has ${listed} commands: at most ${MAX_IN_GROUP} are allowed`] : []),
  ];
}

function problemsOf(command: Command): readonly string[] {
  const { name, names, description, options, group } = command;
  const called = { name: group ? lastWord(command) : name, names, description };
  const lateRequired = options.find(
    ({ required }, index) => required && options.slice(0, index).some((option) => !option.required),
  );
  return [
    ...naming(`the command "${name}"`, called),
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

function naming(what: string, { name, names, description }: Called): readonly string[] {
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
