import type { Command } from '../src/command/command.ts';
import { worded } from '../src/command/declare.ts';
import { call, notice } from '../src/reply/build.ts';
import { textsFor } from '../src/text/index.ts';

/** Says what the bot reads; platforms call it for somebody who has sent what has no words, such as a voice message. */
export const wordless: Command = {
  name: 'wordless',
  ...worded('wordless'),
  hidden: true,
  readOnly: true,
  options: [],
  run: async (_args, { language }) =>
    notice(language, [textsFor(language).surface.start.reads], [call('/help', 'help')]),
};
