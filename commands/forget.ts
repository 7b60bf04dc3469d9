import type { Command } from '../src/command/command.ts';
import { option, worded } from '../src/command/declare.ts';
import { isYes } from '../src/command/options.ts';
import { call, notice } from '../src/reply/build.ts';
import { textsFor } from '../src/text/index.ts';

/** Removes what is stored about this reader on this platform, after the reader has confirmed it. */
export const forget: Command = {
  name: 'forget me',
  ...worded('forgetMe'),
  group: { name: 'forget', ...worded('forget'), alone: 'forget me' },
  personal: true,
  readOnly: 'without-options',
  options: [option('sure', 'flag', 'sure')],
  async run({ sure }, { forget, remember, language }) {
    const say = textsFor(language).forget;
    // Without a confirmation, one touch in a menu would remove everything.
    if (!isYes(sure)) return notice(language, [say.ask], [call(say.remove, 'forget me', { sure: 'yes' })]);
    const removed = forget ? await forget() : 0;
    // Without a store, the latest questions are still in memory.
    if (!forget) await remember({ questions: [] });
    return notice(language, [removed === 0 ? say.nothing : say.gone(removed)]);
  },
};
