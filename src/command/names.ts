import { nearest } from '../util/edit-distance.ts';
import type { Called, Command, CommandGroup } from './command.ts';

/** Whether readers are shown a command: the others are for buttons or for editors. */
export function isListed({ hidden, access }: Command): boolean {
  return !hidden && access !== 'edit';
}

/** Whether what is typed and what is replied concern the asker alone. */
export function isForAsker({ personal, forAsker }: Command): boolean {
  return personal === true || forAsker === true;
}

/** The entries of a list of commands in which those of a group share one entry: each group, and each command outside one. */
export function heads(commands: readonly Command[]): readonly (Command | CommandGroup)[] {
  return [...new Set(commands.map((command) => command.group ?? command))];
}

/** The group with this name; a group may have two. */
export function groupNamed(word: string, commands: readonly Command[]): CommandGroup | undefined {
  return commands.find(({ group }) => group?.name === word || group?.open?.name === word)?.group;
}

/** The commands of a group. */
export function membersOf({ name }: Called, commands: readonly Command[]): readonly Command[] {
  return commands.filter(({ group }) => group?.name === name);
}

/** The command with a name of one or two words. A group's name alone stands for one of its commands. */
export function commandNamed(name: string, commands: readonly Command[]): Command | undefined {
  const [first = '', second] = name.split(' ', 2);
  const group = groupNamed(first, commands);
  if (group === undefined) return commands.find((command) => command.name === name);
  const wanted = second === undefined ? group.alone : `${group.name} ${second}`;
  return commands.find((command) => command.name === wanted);
}

/** The name of the command that is nearest to a mistyped one, if any is near. */
export function nearestName(typed: string, commands: readonly Command[]): string | undefined {
  const [first = '', second] = typed.split(' ', 2);
  const group = groupNamed(first, commands);
  if (second === undefined || group === undefined) {
    return nearest(
      first,
      heads(commands.filter(isListed)).map(({ name }) => name),
    );
  }
  const word = nearest(second, membersOf(group, commands).map(lastWord));
  return word && `${group.name} ${word}`;
}

/** The last word of a command's name: its name within the group. */
export function lastWord({ name }: Called): string {
  return name.slice(name.indexOf(' ') + 1);
}
