import type { Command, CommandContext } from '../../src/command/command.ts';
import { option, worded } from '../../src/command/declare.ts';
import type { Choices, DigestStatus, Digests } from '../../src/command/digests.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { textsFor } from '../../src/text/index.ts';
import { given } from '../../src/util/given.ts';
import { CHOICES, type Chosen, chosenOptions, group, WHICH } from './options.ts';
import { selectDigest, unknownDigest } from './select-digest.ts';
import { askSettings, settingsOf } from './settings-form.ts';
import { actionsFor, outcome } from './show.ts';

/** Changes the schedule of a digest, or its choices. */
export const change: Command = {
  name: 'digest change',
  ...worded('change'),
  group,
  inGroups: true,
  access: 'manage',
  options: [option('time', 'time', 'time'), option('zone', 'zone', 'zone'), ...CHOICES, WHICH],
  async run(args, context) {
    const asked = { call: { command: 'digest change', args }, context };
    const chosen = chosenOptions(asked);
    if ('problem' in chosen) return chosen.problem;
    const selected = await selectDigest(asked);
    if (!selected.digests) return selected.reply;
    const { digests, status } = selected;
    if (Object.keys(args).every((name) => name === 'id'))
      return askSettings(settingsOf(status), { id: status.id }, context);
    return changeDigest(status, chosen, { digests, context });
  },
};

/** Changes what was chosen of a digest. */
export async function changeDigest(
  status: DigestStatus,
  { schedule: rescheduled, rest }: Chosen,
  { digests, context }: { readonly digests: Digests; readonly context: CommandContext },
): Promise<Reply> {
  const { language, inbound } = context;
  const isRescheduled = Object.keys(rescheduled).length > 0;
  const schedule = isRescheduled ? { ...status.schedule, ...rescheduled } : undefined;
  const changes: Partial<Choices> = { ...rest, ...given({ schedule }) };
  const changed = await digests.change(inbound.from, status.id, changes);
  if (changed === undefined) return unknownDigest(status.id, language);
  return outcome([textsFor(language).subscriptions.changed], changed, context, actionsFor(changed, context));
}
