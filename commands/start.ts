import type { Command } from '../src/command/command.ts';
import { worded } from '../src/command/declare.ts';
import { firstContact } from '../src/reply/first-contact.ts';

/** Says what the bot is and what to ask; platforms call it for somebody who has not asked anything. */
export const start: Command = {
  name: 'start',
  ...worded('start'),
  readOnly: true,
  options: [],
  run: async (_args, { knowledge, language }) => firstContact(knowledge, language),
};
