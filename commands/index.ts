import type { Command } from '../src/command/command.ts';
import { alertCommands } from './alerts/index.ts';
import { ask } from './ask.ts';
import { board } from './board.ts';
import { brief } from './brief.ts';
import { check } from './check.ts';
import { claims } from './claims.ts';
import { digestCommands } from './digest/index.ts';
import { fact } from './fact.ts';
import { forget } from './forget.ts';
import { help } from './help.ts';
import { language } from './language.ts';
import { latest } from './latest.ts';
import { map } from './map.ts';
import { more } from './more.ts';
import { notify } from './notify.ts';
import { privacy } from './privacy.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { start } from './start.ts';
import { timeline } from './timeline.ts';
import { rate, vote } from './vote.ts';
import { who } from './who.ts';
import { why } from './why.ts';
import { wordless } from './wordless.ts';

/** All commands in the order of the help; hidden ones last. */
export const commands: readonly Command[] = [
  ask,
  brief,
  more,
  latest,
  timeline,
  map,
  who,
  claims,
  check,
  sources,
  fact,
  why,
  ...digestCommands,
  ...alertCommands,
  board,
  settings,
  language,
  privacy,
  forget,
  start,
  help,
  rate,
  vote,
  notify,
  wordless,
];
