import { notice } from '../src/chat/build.ts';
import type { Command } from '../src/chat/command.ts';
import { worded } from '../src/chat/declare.ts';
import { textsFor } from '../src/text/index.ts';

/** Removes what is kept of this reader on this platform. */
export const forget: Command = {
  name: 'forget me',
  ...worded('forgetMe'),
  group: { name: 'forget', ...worded('forget'), alone: 'forget me' },
  personal: true,
  options: [],
  async run(_, { forget, remember, language }) {
    const say = textsFor(language).forget;
    const gone = forget ? await forget() : 0;
    // Where nothing is stored, the last questions are in memory all the same.
    if (!forget) await remember({ questions: [] });
    return notice(language, [gone === 0 ? say.nothing : say.gone(gone)]);
  },
};
