import { call, notice } from '../src/chat/build.ts';
import type { Command } from '../src/chat/command.ts';
import { option, worded } from '../src/chat/declare.ts';
import { quoted } from '../src/chat/missing.ts';
import { suggestion } from '../src/chat/problems.ts';
import { nearest } from '../src/nearest.ts';
import { closestLanguage, languageName, languageNamed, textLanguages, textsFor } from '../src/text/index.ts';

/** Shows the language of the replies, or sets it for this reader in this chat. */
export const language: Command = {
  name: 'language',
  ...worded('language'),
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
    const chosen = closestLanguage(typed) ?? languageNamed(typed);
    if (chosen === undefined) {
      const texts = textsFor(context.language);
      const known = textLanguages.map(languageName).join(' · ');
      const sentence = texts.wrong.language(quoted(typed, texts), known);
      return suggestion(context.language, sentence, nearest(typed, textLanguages));
    }
    await context.remember({ language: chosen });
    return notice(chosen, [textsFor(chosen).replies.set(languageName(chosen))]);
  },
};
