import type { Command } from '../src/command/command.ts';
import { worded } from '../src/command/declare.ts';
import { bullets, call, heading, reply, withCommands } from '../src/reply/build.ts';
import { textsFor } from '../src/text/index.ts';

/** Says what is kept of readers, with the button that removes it. */
export const privacy: Command = {
  name: 'privacy',
  ...worded('privacy'),
  readOnly: true,
  forAsker: true,
  options: [],
  async run(_args, { language, forget, logsQuestions }) {
    const { surface, forget: forgetting } = textsFor(language);
    const say = surface.privacy;
    const questions = logsQuestions ? say.logged : say.questions;
    // Where nothing is kept, nothing can be forgotten.
    const lines = forget
      ? [questions, say.reader, say.saved, say.digests, say.corrections, say.counts]
      : [logsQuestions ? say.logged : say.nothing];
    return reply(language, [heading(say.title), ...bullets(lines.map(withCommands))], {
      actions: forget ? [call(forgetting.remove, 'forget me')] : [],
    });
  },
};
