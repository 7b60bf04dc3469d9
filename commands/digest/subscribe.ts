import { notice } from '../../src/chat/build.ts';
import type { Command } from '../../src/chat/command.ts';
import { required, worded } from '../../src/chat/declare.ts';
import type { Choices, DigestStatus } from '../../src/chat/digests.ts';
import { EVERY_DAY } from '../../src/chat/weekdays.ts';
import { textsFor } from '../../src/text/index.ts';
import { actionsFor } from './actions.ts';
import { CHOICES, chosenIn } from './choices.ts';
import { group } from './group.ts';
import { outcome } from './show.ts';

/** Sets a digest up in the chat where it is typed. */
export const subscribe: Command = {
  name: 'digest subscribe',
  ...worded('subscribe'),
  group,
  access: 'manage',
  options: [required('time', 'time', 'time'), required('zone', 'zone', 'zone'), ...CHOICES],
  async run(args, context) {
    const { digests, inbound, language } = context;
    const { subscriptions: say } = textsFor(language);
    if (digests === undefined) return notice(language, [say.nowhere]);
    const chosen = chosenIn({ call: { command: 'digest subscribe', args }, context });
    if ('problem' in chosen) return chosen.problem;
    const { time = '', zone = '', days = EVERY_DAY } = chosen.schedule;
    const choices: Choices = {
      schedule: { time, zone, days },
      topics: [],
      language,
      whenEmpty: 'skip',
      ...chosen.rest,
    };
    const same = (await digests.of(inbound.from)).find((one) => isSame(one, choices));
    if (same) return outcome([say.there], same, context, actionsFor(same, language));
    const status = await digests.subscribe(inbound.from, inbound.user, choices);
    if (status === undefined) return notice(language, [say.tooMany]);
    return outcome([say.set, say.first], status, context, actionsFor(status, language));
  },
};

/** Whether a digest comes at the same times and is about the same. */
function isSame({ schedule, topics }: DigestStatus, choices: Choices): boolean {
  return (
    JSON.stringify([schedule.time, schedule.zone, schedule.days, topics]) ===
    JSON.stringify([choices.schedule.time, choices.schedule.zone, choices.schedule.days, choices.topics])
  );
}
