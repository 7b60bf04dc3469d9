import type { Command } from '../../src/command/command.ts';
import { change } from './change.ts';
import { preview } from './preview.ts';
import { settings } from './settings.ts';
import { pause, resume, stop, unsubscribe } from './state.ts';
import { status } from './status.ts';
import { subscribe, subscribeShort } from './subscribe.ts';

/** The commands about a chat's digests, in the order in which help lists them; the hidden one last. */
export const digestCommands: readonly Command[] = [
  status,
  preview,
  subscribe,
  change,
  pause,
  resume,
  unsubscribe,
  subscribeShort,
  stop,
  settings,
];
