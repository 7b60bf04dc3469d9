import type { Command } from '../../src/command/command.ts';
import { change } from './change.ts';
import { off } from './off.ts';
import { on } from './on.ts';
import { status } from './status.ts';

/** The commands about a chat's alerts, in the order in which help lists them. */
export const alertCommands: readonly Command[] = [status, on, change, off];
