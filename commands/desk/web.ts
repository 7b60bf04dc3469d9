import type { Command } from '../../src/command/command.ts';
import { worded } from '../../src/command/declare.ts';
import { notice } from '../../src/reply/build.ts';
import { textsFor } from '../../src/text/index.ts';
import { atDesk, editorIn, FOR_EDITORS } from './options.ts';

/** Gives an editor a link to the pages of the desk, which nobody else is shown. */
export const web: Command = {
  name: 'desk web',
  ...worded('deskWeb'),
  ...FOR_EDITORS,
  personal: true,
  readOnly: true,
  options: [],
  run: atDesk(async (_, context, desk) => {
    const { language } = context;
    const say = textsFor(language).desk.web;
    const link = await desk.link(editorIn(context));
    if (link === undefined) return notice(language, [say.noPages]);
    return notice(language, [say.link(link.minutes)], [{ kind: 'link', label: say.open, url: link.url }]);
  }),
};
