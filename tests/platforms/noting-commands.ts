import { deskCommands } from '../../commands/desk/index.ts';
import { commands } from '../../commands/index.ts';
import type { Command } from '../../src/command/command.ts';
import { paragraph, reply } from '../../src/reply/build.ts';

/** The commands of the project with their access; each notes its name in `ran` when it is run, and does nothing else. */
export function notingCommands(ran: string[]): readonly Command[] {
  return [...commands, ...deskCommands].map((command) => ({
    ...command,
    async run() {
      ran.push(command.name);
      return reply('en', [paragraph(`${command.name} was run`)]);
    },
  }));
}
