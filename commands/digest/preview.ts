import type { Command, CommandContext } from '../../src/command/command.ts';
import { worded } from '../../src/command/declare.ts';
import { paragraph, text } from '../../src/reply/build.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { textsFor } from '../../src/text/index.ts';
import { CONTENT, chosenOptions, group, WHICH } from './options.ts';
import { selectDigest, unknownDigest } from './select-digest.ts';

const NAME = 'digest preview';

/**
 * Shows the next digest of the chat as it would be now. Where the chat has none, or other topics or another language are
 * given, it shows a first one; that needs nothing to be posted, so it works everywhere.
 */
export const preview: Command = {
  name: NAME,
  ...worded('preview'),
  group,
  inGroups: true,
  options: [...CONTENT, WHICH],
  async run(args, context) {
    const { digests, firstDigest, inbound, language } = context;
    const there = (await digests?.of(inbound.from)) ?? [];
    const id = args['id'] ?? idTyped(args['topics'], there);
    if (digests !== undefined && (id !== undefined || (there.length > 0 && Object.keys(args).length === 0))) {
      return await previewOf(id, context);
    }
    const chosen = chosenOptions({ call: { command: NAME, args }, context });
    if ('problem' in chosen) return chosen.problem;
    return marked(firstDigest({ topics: [], language, ...chosen.rest }));
  },
};

/** One of the chat's digests, or the question which one. */
async function previewOf(id: string | undefined, context: CommandContext): Promise<Reply> {
  const args: Readonly<Record<string, string>> = id === undefined ? {} : { id };
  const selected = await selectDigest({ call: { command: NAME, args }, context });
  if (!selected.digests) return selected.reply;
  const { digests, status } = selected;
  const digest = await digests.preview(context.inbound.from, status.id);
  return digest === undefined ? unknownDigest(status.id, context.language) : marked(digest);
}

/** An id without its name is read as a topic. */
function idTyped(topics: string | undefined, there: readonly { readonly id: string }[]): string | undefined {
  const typed = topics?.trim().toLowerCase();
  return there.find(({ id }) => id === typed)?.id;
}

function marked(digest: Reply): Reply {
  const mark = paragraph(text(textsFor(digest.language).subscriptions.preview, 'quiet'));
  return { ...digest, blocks: [mark, ...digest.blocks] };
}
