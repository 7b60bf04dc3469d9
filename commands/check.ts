import type { Command } from '../src/command/command.ts';
import { option, PRIVATE, worded } from '../src/command/declare.ts';
import { notice, withCommands } from '../src/reply/build.ts';
import { composeChecked } from '../src/reply/checked.ts';
import { inEveryLanguage, textsFor } from '../src/text/index.ts';
import { given } from '../src/util/given.ts';

/** How many statements are shown. The reply says how many are left. */
const MOST_STATEMENTS = 25;

/** Checks a text statement by statement: whether each is in the sources, what differs, and which facts tell of it. */
export const check: Command = {
  name: 'check',
  ...worded('check'),
  readOnly: true,
  inGroups: true,
  options: [option('text', 'text', 'text'), PRIVATE],
  onMessage: { label: inEveryLanguage((texts) => texts.check.menu), option: 'text' },
  async run({ text = '' }, { check: checkText, knowledge, language }) {
    const checked = await checkText(text);
    if (checked.length === 0) return notice(language, [withCommands(textsFor(language).check.noStatements)]);
    const [only, ...more] = checked;
    return {
      ...composeChecked(checked, { knowledge, language, most: MOST_STATEMENTS }),
      ...given({ claim: more.length > 0 ? undefined : only?.statement }),
    };
  },
};
