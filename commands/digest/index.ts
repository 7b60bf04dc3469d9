import type { Command } from '../../src/command/command.ts';
import { change } from './change.ts';
import { pause } from './pause.ts';
import { preview } from './preview.ts';
import { resume } from './resume.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { unsubscribe } from './unsubscribe.ts';

/** The commands about a chat's digests, in the order in which help lists them. */
export const digestCommands: readonly Command[] = [
  status,
  preview,
  subscribe,
  change,
  pause,
  resume,
  unsubscribe,
];
