import type { Command } from '../../src/command/command.ts';
import { worded } from '../../src/command/declare.ts';
import { bullets, heading, notice, reply, text } from '../../src/reply/build.ts';
import { type DeskActKind, textsFor } from '../../src/text/index.ts';
import { atDesk, FOR_EDITORS } from './options.ts';

const MOST = 20;

/** Shows what editors did last, to editors. */
export const log: Command = {
  name: 'desk log',
  ...worded('deskLog'),
  ...FOR_EDITORS,
  options: [],
  run: atDesk(async (_, { language }, desk) => {
    const say = textsFor(language).desk;
    const entries = await desk.log(MOST);
    if (entries.length === 0) return notice(language, [say.emptyLog]);
    const lines = entries.map(({ at, by, did, draft, n, detail }) => [
      text(`${at.slice(0, 16).replace('T', ' ')} UTC `, 'quiet'),
      text(by, 'strong'),
      text(` ${isKnown(did, say.did) ? say.did[did] : did}`),
      text([draft, n, detail].flatMap((part) => (part === undefined ? [] : ` ${part}`)).join(''), 'code'),
    ]);
    return reply(language, [heading(say.log), ...bullets(lines)]);
  }),
};

function isKnown(did: string, words: Readonly<Record<DeskActKind, string>>): did is DeskActKind {
  return Object.hasOwn(words, did);
}
