import type { Command } from '../../src/command/command.ts';
import { option, worded } from '../../src/command/declare.ts';
import type { Choices } from '../../src/command/digests.ts';
import { paragraph, reply, text } from '../../src/reply/build.ts';
import { textsFor } from '../../src/text/index.ts';
import { gone } from './acting.ts';
import { actionsFor } from './actions.ts';
import { CHOICES, chosenIn } from './choices.ts';
import { group, WHICH } from './group.ts';
import { meantBy } from './select-digest.ts';
import { outcome } from './show.ts';

/** Changes when a digest comes, or what is in it. */
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
    const chosen = chosenIn(asked);
    if ('problem' in chosen) return chosen.problem;
    if (Object.keys(args).every((name) => name === 'id')) {
      const example = text('/digest change 09:00', 'code');
      return reply(language, [paragraph(say.nothingGiven, ' ', example)], { audience: 'asker' });
    }
    const meant = await meantBy(asked);
    if (!meant.digests) return meant.reply;
    const { digests, status } = meant;
    const isMoved = Object.keys(chosen.schedule).length > 0;
    const changes: Partial<Choices> = {
      ...chosen.rest,
      ...(isMoved ? { schedule: { ...status.schedule, ...chosen.schedule } } : {}),
    };
    const changed = await digests.change(inbound.from, status.id, changes);
    if (changed === undefined) return gone(status.id, language);
    return outcome([say.changed], changed, context, actionsFor(changed, language));
  },
};
