import type { Command } from '../src/command/command.ts';
import { required, worded } from '../src/command/declare.ts';
import { MAX_SAVED_QUESTIONS } from '../src/command/digests.ts';
import { notice } from '../src/reply/build.ts';
import { textsFor } from '../src/text/index.ts';
import { ask } from './ask.ts';

/** Keeps a question that the sources do not answer until they do; a button of the refusal calls it. */
export const notify: Command = {
  name: 'notify',
  ...worded('notify'),
  hidden: true,
  personal: true,
  options: [required('question', 'question', 'question')],
  async run({ question = '' }, context) {
    const { waiting, inbound, reader } = context;
    if (waiting === undefined) return notice(context.language, [textsFor(context.language).waiting.nowhere]);
    const answer = context.ask({
      text: question,
      ...(reader.language ? { language: reader.language } : {}),
    });
    const { from, user, server, hidden, broadcast, lacks } = inbound;
    // The button may be older than the answer.
    if (answer.outcome === 'answered') {
      const answered = await ask.run({ question }, context);
      return broadcast ? { ...answered, audience: 'asker' } : answered;
    }
    const { language } = answer;
    const say = textsFor(language).waiting;
    // Where others read along, but have not seen this, or cannot be written to, the answer is for the asker alone.
    const open = server !== undefined && !hidden && !broadcast && !lacks;
    const kept = await waiting.keep({ from, user, question, language, open });
    if (kept === 'there') return notice(language, [say.there]);
    if (kept === 'too-many') return notice(language, [say.tooMany(MAX_SAVED_QUESTIONS)]);
    const where = server === undefined ? 'here' : open ? 'either' : 'alone';
    return notice(language, [say.kept[where]]);
  },
};
