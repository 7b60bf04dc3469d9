import type { Command } from '../../src/command/command.ts';
import { option, worded } from '../../src/command/declare.ts';
import type { Choices } from '../../src/command/digests.ts';
import { paragraph, reply, text } from '../../src/reply/build.ts';
import { textsFor } from '../../src/text/index.ts';
import { given } from '../../src/util/given.ts';
import { CHOICES, chosenOptions, group, WHICH } from './options.ts';
import { selectDigest, unknownDigest } from './select-digest.ts';
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
    const { language, inbound } = context;
    const { subscriptions: say } = textsFor(language);
    const asked = { call: { command: 'digest change', args }, context };
    const chosen = chosenOptions(asked);
    if ('problem' in chosen) return chosen.problem;
    if (Object.keys(args).every((name) => name === 'id')) {
      const example = text('/digest change 09:00', 'code');
      return reply(language, [paragraph(say.nothingGiven, ' ', example)], { audience: 'asker' });
    }
    const selected = await selectDigest(asked);
    if (!selected.digests) return selected.reply;
    const { digests, status } = selected;
    const isRescheduled = Object.keys(chosen.schedule).length > 0;
    const schedule = isRescheduled ? { ...status.schedule, ...chosen.schedule } : undefined;
    const changes: Partial<Choices> = { ...chosen.rest, ...given({ schedule }) };
    const changed = await digests.change(inbound.from, status.id, changes);
    if (changed === undefined) return unknownDigest(status.id, language);
    return outcome([say.changed], changed, context, actionsFor(changed, language));
  },
};
