import type { Command } from '../../src/command/command.ts';
import { worded } from '../../src/command/declare.ts';
import { textsFor } from '../../src/text/index.ts';
import { group } from './options.ts';
import { alertReply, noAlerts, nowhere } from './show.ts';

/** Turns the alerts of a chat off. */
export const off: Command = {
  name: 'alerts off',
  ...worded('alertsOff'),
  group,
  inGroups: true,
  access: 'manage',
  options: [],
  async run(_, context) {
    const { alerts, inbound, language } = context;
    if (alerts === undefined) return nowhere(language);
    const last = await alerts.turnOff(inbound.from);
    if (last === undefined) return noAlerts(context);
    const { held: _held, today: _today, ...settings } = last;
    return alertReply([textsFor(language).alerts.over], { ...settings, held: 0, today: 0 }, context);
  },
};
