import type { Command } from '../src/command/command.ts';
import { option, required, worded } from '../src/command/declare.ts';
import { factOf } from '../src/command/options.ts';
import { notice } from '../src/reply/build.ts';
import { textsFor } from '../src/text/index.ts';
import { given } from '../src/util/given.ts';

/** Stores whether an answer helped this reader; a button of the answer calls it. */
export const vote: Command = {
  name: 'vote',
  ...worded('vote'),
  hidden: true,
  withoutChat: true,
  options: [required('helpful', 'flag', 'helpful'), option('fact', 'fact', 'fact')],
  async run({ helpful, fact }, { votes, inbound, knowledge, language, now }) {
    const texts = textsFor(language);
    const { from, user, message } = inbound;
    if (votes === undefined || message === undefined) return notice(language, [texts.wrong.oldButton]);
    const known = fact === undefined ? undefined : factOf(fact, knowledge)?.id;
    const outcome = await votes.cast({
      from,
      message,
      user,
      helpful: helpful === 'yes',
      ...given({ fact: known }),
      at: now(),
    });
    return notice(language, [texts.vote[outcome]]);
  },
};
