import type { Command } from '../src/command/command.ts';
import { option, worded } from '../src/command/declare.ts';
import { languageCalled } from '../src/command/languages.ts';
import { languageProblem } from '../src/command/options.ts';
import { bullets, call, heading, reply, text, withCommands } from '../src/reply/build.ts';
import type { Action } from '../src/reply/reply.ts';
import { languageName, textLanguages, textsFor } from '../src/text/index.ts';

/** Shows what a reader can choose in this chat, with buttons that change it in place. */
export const settings: Command = {
  name: 'settings',
  ...worded('settings'),
  readOnly: 'without-options',
  personal: true,
  options: [option('code', 'language', 'language')],
  async run({ code: typed }, context) {
    const chosen = typed ? languageCalled(typed) : context.language;
    if (chosen === undefined) return languageProblem(typed ?? '', context);
    if (typed) await context.remember({ language: chosen });
    const say = textsFor(chosen).surface.settings;
    return reply(
      chosen,
      [
        heading(say.title),
        ...bullets([
          [text(`${say.language} `), text(languageName(chosen), 'strong')],
          withCommands(say.digests),
          withCommands(say.kept),
        ]),
      ],
      { audience: 'asker', actions: languageButtons(chosen) },
    );
  },
};

/** A button for each language, the present one marked. */
function languageButtons(present: string): readonly Action[] {
  return textLanguages.map((code) => ({
    ...call(`${code === present ? '✓ ' : ''}${languageName(code)}`, 'settings', { code }),
    replaces: true,
  }));
}
