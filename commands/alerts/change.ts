import type { Command } from '../../src/command/command.ts';
import { worded } from '../../src/command/declare.ts';
import { paragraph, reply, text } from '../../src/reply/build.ts';
import { textsFor } from '../../src/text/index.ts';
import { CHOICES, chosenAlerts, group } from './options.ts';
import { alertReply, missingRights, noAlerts, nowhere, offButton } from './show.ts';

/** Changes the topics, the limit, the hours or the language of a chat's alerts. */
export const change: Command = {
  name: 'alerts change',
  ...worded('alertsChange'),
  group,
  inGroups: true,
  access: 'manage',
  options: CHOICES,
  async run(args, context) {
    const { alerts, inbound, language } = context;
    const say = textsFor(language).alerts;
    if (alerts === undefined) return nowhere(language);
    const chosen = chosenAlerts({ call: { command: 'alerts change', args }, context });
    if ('problem' in chosen) return chosen.problem;
    if (Object.keys(chosen.choices).length === 0) {
      const example = text('/alerts change most:5', 'code');
      return reply(language, [paragraph(say.nothingGiven, ' ', example)], { audience: 'asker' });
    }
    const changed = await alerts.change(inbound.from, chosen.choices);
    if (changed === undefined) return noAlerts(context);
    return alertReply([say.changed, ...missingRights(context)], changed, context, [offButton(language)]);
  },
};
