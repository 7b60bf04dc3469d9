import type { Command } from '../src/command/command.ts';
import { option, worded } from '../src/command/declare.ts';
import { isYes } from '../src/command/options.ts';
import { call, notice } from '../src/reply/build.ts';
import { textsFor } from '../src/text/index.ts';

/** Removes what is kept of this reader on this platform, once the reader is sure of it. */
export const forget: Command = {
  name: 'forget me',
  ...worded('forgetMe'),
  group: { name: 'forget', ...worded('forget'), alone: 'forget me' },
  personal: true,
  options: [option('sure', 'flag', 'sure')],
  async run({ sure }, { forget, remember, language }) {
    const say = textsFor(language).forget;
    // The command alone may be a slip: a menu sends it with one touch.
    if (!isYes(sure)) return notice(language, [say.ask], [call(say.remove, 'forget me', { sure: 'yes' })]);
    const gone = forget ? await forget() : 0;
    // Where nothing is stored, the last questions are in memory all the same.
    if (!forget) await remember({ questions: [] });
    return notice(language, [gone === 0 ? say.nothing : say.gone(gone)]);
  },
};
