import { MAX_ALERTS_OF_READER, USUAL_ALERTS } from '../../src/command/alerts.ts';
import type { Command } from '../../src/command/command.ts';
import { worded } from '../../src/command/declare.ts';
import { call, notice, paragraph, reply, text } from '../../src/reply/build.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { textsFor } from '../../src/text/index.ts';
import type { CallInContext } from '../digest/options.ts';
import { CHOICES, chosenAlerts, group } from './options.ts';
import { alertReply, missingRights, nowhere, offButton } from './show.ts';

/** Turns alerts on in the chat where it is typed. Where they are on, it changes what is given. */
export const on: Command = {
  name: 'alerts on',
  ...worded('alertsOn'),
  group,
  inGroups: true,
  access: 'manage',
  options: CHOICES,
  async run(args, context) {
    const { alerts, digests, inbound, language } = context;
    if (alerts === undefined) return nowhere(language);
    const asked: CallInContext = { call: { command: 'alerts on', args }, context };
    const chosen = chosenAlerts(asked);
    if ('problem' in chosen) return chosen.problem;
    const { from, user } = inbound;
    const before = await alerts.of(from);
    const [digest] = (await digests?.of(from)) ?? [];
    const zone = chosen.choices.zone ?? before?.zone ?? digest?.schedule.zone;
    if (zone === undefined) return askZone(asked);
    const usual = before ?? { ...USUAL_ALERTS, topics: [], language };
    const { topics, most, quiet, language: spoken } = { ...usual, ...chosen.choices };
    const status = await alerts.turnOn(from, user, { topics, most, quiet, language: spoken, zone });
    const say = textsFor(language).alerts;
    if (status === 'reader-full') return notice(language, [say.tooManyOfYours(MAX_ALERTS_OF_READER)]);
    return alertReply([say.on, say.what, ...missingRights(context)], status, context, [offButton(language)]);
  },
};

/** Asks in which zone it is night, with buttons for the situation's own zone and UTC. */
function askZone({ call: { command, args }, context: { knowledge, language } }: CallInContext): Reply {
  const { alerts, inputs } = textsFor(language);
  const zones = [...new Set([knowledge.situation.timeZone, 'UTC'])];
  const typed = text(`/${command} zone:London`, 'code');
  return reply(language, [paragraph(alerts.where), paragraph(inputs.orType, ' ', typed)], {
    actions: zones.map((zone) => call(zone, command, { ...args, zone })),
  });
}
