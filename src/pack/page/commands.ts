import { ask } from '../../../commands/ask.ts';
import { brief } from '../../../commands/brief.ts';
import { check } from '../../../commands/check.ts';
import { claims } from '../../../commands/claims.ts';
import { fact } from '../../../commands/fact.ts';
import { latest } from '../../../commands/latest.ts';
import { more } from '../../../commands/more.ts';
import { sources } from '../../../commands/sources.ts';
import { timeline } from '../../../commands/timeline.ts';
import { who } from '../../../commands/who.ts';
import { why } from '../../../commands/why.ts';
import type { Command } from '../../command/command.ts';

/** The commands that need nothing but the knowledge. */
export const packCommands: readonly Command[] = [
  ...[ask, brief, more, latest, timeline, who, claims, check, sources, fact, why],
];
