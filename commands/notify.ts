import type { Command } from '../src/command/command.ts';
import { required, worded } from '../src/command/declare.ts';
import { MAX_SAVED_QUESTIONS } from '../src/command/watches.ts';
import { notice, withCommands } from '../src/reply/build.ts';
import { textsFor } from '../src/text/index.ts';
import { given } from '../src/util/given.ts';
import { ask } from './ask.ts';

/** Saves a question that the sources do not answer, until they do; a button of the refusal calls it. */
export const notify: Command = {
  name: 'notify',
  ...worded('notify'),
  hidden: true,
  personal: true,
  options: [required('question', 'question', 'question')],
  async run({ question = '' }, context) {
    const { watches, inbound, reader } = context;
    if (watches === undefined) return notice(context.language, [textsFor(context.language).waiting.nowhere]);
    const answer = context.ask({
      text: question,
      ...given({ language: reader.language }),
    });
    const { from, user, server, hidden, broadcast, lacks } = inbound;
    // The button may be older than the answer.
    if (answer.outcome === 'answered') {
      const answered = await ask.run({ question }, context);
      return broadcast ? { ...answered, audience: 'asker' } : answered;
    }
    const { language } = answer;
    const say = textsFor(language).waiting;
    // Only if others in the chat could read the refusal, and the bot can post there, may the answer stand there too.
    const open = server !== undefined && !hidden && !broadcast && !lacks;
    const kept = await watches.keep({ from, user, question, language, open });
    if (kept === 'there') return notice(language, [say.there]);
    if (kept === 'too-many') return notice(language, [withCommands(say.tooMany(MAX_SAVED_QUESTIONS))]);
    const where = server === undefined ? 'here' : open ? 'either' : 'alone';
    return notice(language, [withCommands(say.kept[where])]);
  },
};
