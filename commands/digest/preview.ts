import type { Command } from '../../src/command/command.ts';
import { worded } from '../../src/command/declare.ts';
import { notice, paragraph, text } from '../../src/reply/build.ts';
import { textsFor } from '../../src/text/index.ts';
import { gone } from './acting.ts';
import { group, WHICH } from './group.ts';
import { meantBy } from './select-digest.ts';

/** Shows what a digest would say now; where there is none yet, what a first one would. */
export const preview: Command = {
  name: 'digest preview',
  ...worded('preview'),
  group,
  inGroups: true,
  options: [WHICH],
  async run(args, context) {
    const { digests, inbound, language } = context;
    if (digests === undefined) return notice(language, [textsFor(language).subscriptions.nowhere]);
    const isFirst = args['id'] === undefined && (await digests.of(inbound.from)).length === 0;
    const meant = isFirst ? undefined : await meantBy({ call: { command: 'digest preview', args }, context });
    if (meant && !meant.digests) return meant.reply;
    const made = await digests.preview(inbound.from, meant ? { id: meant.status.id } : { language });
    if (made === undefined) return gone(meant?.status.id ?? '', language);
    const mark = paragraph(text(textsFor(made.language).subscriptions.preview, 'quiet'));
    return { ...made, blocks: [mark, ...made.blocks] };
  },
};
