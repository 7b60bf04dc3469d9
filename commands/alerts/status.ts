import type { Command } from '../../src/command/command.ts';
import { worded } from '../../src/command/declare.ts';
import { textsFor } from '../../src/text/index.ts';
import { group } from './options.ts';
import { alertReply, missingRights, noAlerts, nowhere, offButton } from './show.ts';

/** Shows the settings of a chat's alerts, how many were posted today, and what was held back. */
export const status: Command = {
  name: 'alerts status',
  ...worded('alertsStatus'),
  group,
  inGroups: true,
  options: [],
  async run(_, context) {
    const { alerts, inbound, language } = context;
    if (alerts === undefined) return nowhere(language);
    const there = await alerts.of(inbound.from);
    if (there === undefined) return noAlerts(context);
    const { on } = textsFor(language).alerts;
    const sentences = there.state === 'active' ? [on, ...missingRights(context)] : [];
    return alertReply(sentences, there, context, [offButton(language)]);
  },
};
