import type { Command } from '../src/chat/command.ts';
import { ask } from './ask.ts';
import { claims } from './claims.ts';
import { fact } from './fact.ts';
import { help } from './help.ts';
import { language } from './language.ts';
import { latest } from './latest.ts';
import { sources } from './sources.ts';
import { timeline } from './timeline.ts';
import { who } from './who.ts';
import { why } from './why.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [
  ask,
  latest,
  timeline,
  who,
  claims,
  sources,
  fact,
  why,
  language,
  help,
];
