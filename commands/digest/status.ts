import type { Command } from '../../src/command/command.ts';
import { worded } from '../../src/command/declare.ts';
import { call, paragraph, reply } from '../../src/reply/build.ts';
import { textsFor } from '../../src/text/index.ts';
import { group } from './options.ts';
import { noDigests, nowhere } from './select-digest.ts';
import { actionsFor, missingPermissions, statusBlocks } from './show.ts';

/** Shows the digests of a chat: when each is posted next, and how the latest ones ended. */
export const status: Command = {
  name: 'digest status',
  ...worded('status'),
  group,
  inGroups: true,
  options: [],
  async run(_, context) {
    const { digests, inbound, language } = context;
    const texts = textsFor(language);
    if (digests === undefined) return nowhere(language);
    const there = await digests.of(inbound.from);
    const [first, ...others] = there;
    if (first === undefined) return noDigests(context);
    const blocks = [
      ...missingPermissions(there, context).map((sentence) => paragraph(sentence)),
      ...there.flatMap((one) => statusBlocks(one, context)),
    ];
    const { preview } = texts.subscriptions.buttons;
    const actions = others.length === 0 ? actionsFor(first, context) : [call(preview, 'digest preview')];
    return reply(language, blocks, { actions });
  },
};
