import type { Command } from '../src/command/command.ts';
import { option, worded } from '../src/command/declare.ts';
import { languageCalled } from '../src/command/languages.ts';
import { languageProblem } from '../src/command/options.ts';
import { call, notice } from '../src/reply/build.ts';
import { languageName, textLanguages, textsFor } from '../src/text/index.ts';

/** Shows the language of the replies, or sets it for this reader in this chat. */
export const language: Command = {
  name: 'language',
  ...worded('language'),
  readOnly: 'without-options',
  forAsker: true,
  options: [option('code', 'language', 'language')],
  async run({ code: typed }, context) {
    if (!typed) {
      const others = textLanguages.filter((code) => code !== context.language);
      return notice(
        context.language,
        [textsFor(context.language).replies.current(languageName(context.language))],
        others.map((code) => call(languageName(code), 'language', { code })),
      );
    }
    const chosen = languageCalled(typed);
    if (chosen === undefined) return languageProblem(typed, context);
    await context.remember({ language: chosen });
    return notice(chosen, [textsFor(chosen).replies.set(languageName(chosen))]);
  },
};
