import type { Command } from '../../src/command/command.ts';
import { worded } from '../../src/command/declare.ts';
import { notice, paragraph, text } from '../../src/reply/build.ts';
import { textsFor } from '../../src/text/index.ts';
import { group, WHICH } from './options.ts';
import { selectDigest, unknownDigest } from './select-digest.ts';

/** Shows the next digest as it would be now; in a chat without digests, a first one. */
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
    const selected = isFirst
      ? undefined
      : await selectDigest({ call: { command: 'digest preview', args }, context });
    if (selected && !selected.digests) return selected.reply;
    const digest = await digests.preview(inbound.from, selected ? { id: selected.status.id } : { language });
    if (digest === undefined) return unknownDigest(selected?.status.id ?? '', language);
    const mark = paragraph(text(textsFor(digest.language).subscriptions.preview, 'quiet'));
    return { ...digest, blocks: [mark, ...digest.blocks] };
  },
};
