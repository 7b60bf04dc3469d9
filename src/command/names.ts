import { nearest } from '../util/edit-distance.ts';
import type { Called, Command, CommandGroup } from './command.ts';

/** What a command is called on a list where those of a group stand together: the group, or the command itself. */
export function heads(commands: readonly Command[]): readonly (Command | CommandGroup)[] {
  return [...new Set(commands.map((command) => command.group ?? command))];
}

/** The group that a word names, by either of its names. */
export function groupNamed(word: string, commands: readonly Command[]): CommandGroup | undefined {
  return commands.find(({ group }) => group?.name === word || group?.open?.name === word)?.group;
}

/** The commands of a group. */
export function membersOf({ name }: Called, commands: readonly Command[]): readonly Command[] {
  return commands.filter(({ group }) => group?.name === name);
}

/** The command with a name of one or two words; a group's name alone is that of the command it stands for. */
export function commandNamed(name: string, commands: readonly Command[]): Command | undefined {
  const [first = '', second] = name.split(' ', 2);
  const group = groupNamed(first, commands);
  if (group === undefined) return commands.find((command) => command.name === name);
  const wanted = second === undefined ? group.alone : `${group.name} ${second}`;
  return commands.find((command) => command.name === wanted);
}

/** The name of the command that a mistyped one probably meant, if there is one. */
export function nearestName(typed: string, commands: readonly Command[]): string | undefined {
  const [first = '', second] = typed.split(' ', 2);
  const group = groupNamed(first, commands);
  if (second === undefined || group === undefined) {
    return nearest(
      first,
      heads(commands).map(({ name }) => name),
    );
  }
  const word = nearest(second, membersOf(group, commands).map(lastWord));
  return word && `${group.name} ${word}`;
}

/** The last word of a command's name: what it is called within its group. */
export function lastWord({ name }: Called): string {
  return name.slice(name.indexOf(' ') + 1);
}
