import type { CommandGroup, CommandOption } from '../../src/command/command.ts';
import { option, worded } from '../../src/command/declare.ts';

/** The commands about a chat's digests; alone it tells what there is. */
export const group: CommandGroup = {
  name: 'digest',
  ...worded('digest'),
  alone: 'digest status',
  open: { name: 'digests', ...worded('digests') },
};

/** Which digest is meant; needed only where a chat has several. */
export const WHICH: CommandOption = option('id', 'digest', 'digest');
