import type { Command } from '../../src/command/command.ts';
import { account, approve, dispute, edit, more, reject, same, show, skip, split, word } from './acts.ts';
import { add } from './add.ts';
import { second } from './changes.ts';
import { correct, retract } from './corrections.ts';
import { drafts, next, review } from './drafts.ts';
import { log } from './log.ts';
import { confirm, publish } from './publish.ts';
import { name, source } from './source.ts';
import { translate, translation } from './translate.ts';
import { web } from './web.ts';

/** The commands of editors, for a bot that has editors. */
export const deskCommands: readonly Command[] = [
  ...[drafts, add, review, publish, correct, retract, translate, log, web],
  ...[show, next, word, approve, same, dispute, reject, skip, confirm, translation],
  ...[more, edit, split, account, source, name, second],
];
