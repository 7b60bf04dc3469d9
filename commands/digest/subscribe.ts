import type { Command, CommandContext } from '../../src/command/command.ts';
import { option, required, worded } from '../../src/command/declare.ts';
import {
  type Choices,
  type DigestStatus,
  type Digests,
  MAX_DIGESTS,
  MAX_DIGESTS_OF_READER,
} from '../../src/command/digests.ts';
import { isYes } from '../../src/command/options.ts';
import { EVERY_DAY } from '../../src/command/weekdays.ts';
import { notice } from '../../src/reply/build.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { textsFor } from '../../src/text/index.ts';
import { given } from '../../src/util/given.ts';
import { askTime, askZone } from './ask-schedule.ts';
import { type CallInContext, CHOICES, type Chosen, chosenOptions, group } from './options.ts';
import { nowhere } from './select-digest.ts';
import { newSettings, settingsForm } from './settings-form.ts';
import { actionsFor, outcome } from './show.ts';

/** Sets up a digest in the chat where it is typed. */
export const subscribe: Command = subscribeCommand('digest subscribe', { group });

/** The same under a short name, as people type it. */
export const subscribeShort: Command = subscribeCommand('subscribe', {});

function subscribeCommand(name: string, place: Pick<Command, 'group'>): Command {
  return {
    name,
    ...worded('subscribe'),
    ...place,
    inGroups: true,
    access: 'manage',
    asksBack: true,
    options: [
      required('time', 'time', 'time'),
      required('zone', 'zone', 'zone'),
      ...CHOICES,
      option('here', 'flag', 'here'),
    ],
    run: (args, context) => run({ call: { command: name, args }, context }),
  };
}

async function run(asked: CallInContext): Promise<Reply> {
  const { digests, language } = asked.context;
  if (digests === undefined) return nowhere(language);
  const chosen = chosenOptions(asked);
  return 'problem' in chosen ? chosen.problem : subscribeChosen(chosen, asked, digests);
}

/** Sets up a digest as it was chosen; asks for the time or the zone where that is left out. */
export async function subscribeChosen(
  chosen: Chosen,
  asked: CallInContext,
  digests: Digests,
): Promise<Reply> {
  const { context } = asked;
  const { inbound, knowledge, language } = context;
  const { subscriptions: say } = textsFor(language);
  const { time, zone, days = EVERY_DAY } = chosen.schedule;
  if (time === undefined) {
    const opens = settingsForm(
      newSettings(chosen, context),
      given({ here: asked.call.args['here'] }),
      context,
    );
    return { ...askTime(zone ?? knowledge.situation.timeZone, asked), opens };
  }
  if (zone === undefined) return askZone(time, asked);
  const choices: Choices = {
    schedule: { time, zone, days },
    topics: [],
    language,
    whenEmpty: 'weekly',
    ...chosen.rest,
  };
  const same = (await digests.of(inbound.from)).find((one) => isSame(one, choices));
  if (same) return subscribeAgain(same, chosen.rest, { digests, context });
  const place = isYes(asked.call.args['here']) ? undefined : await inbound.forum?.();
  const status = await digests.subscribe(place ?? inbound.from, inbound.user, choices);
  if (status === 'chat-full') return notice(language, [say.tooMany(MAX_DIGESTS)]);
  if (status === 'reader-full') return notice(language, [say.tooManyOfYours(MAX_DIGESTS_OF_READER)]);
  return outcome([say.set, say.first], status, context, actionsFor(status, context));
}

/** Subscribing to an existing digest resumes it if it is paused, and applies the other choices. */
async function subscribeAgain(
  same: DigestStatus,
  { whenEmpty = same.whenEmpty, within = same.within ?? 0 }: Chosen['rest'],
  { digests, context }: { readonly digests: Digests; readonly context: CommandContext },
): Promise<Reply> {
  const { inbound, language } = context;
  const { subscriptions: say } = textsFor(language);
  const resumed = same.state === 'active' ? undefined : await digests.resume(inbound.from, same.id);
  const isAsBefore = same.whenEmpty === whenEmpty && (same.within ?? 0) === within;
  const changed = isAsBefore ? undefined : await digests.change(inbound.from, same.id, { whenEmpty, within });
  const sentences = [...(resumed ? [say.resumed] : []), ...(changed ? [say.changed] : [])];
  const status = changed ?? resumed ?? same;
  return outcome(
    sentences.length === 0 ? [say.there] : sentences,
    status,
    context,
    actionsFor(status, context),
  );
}

/** Whether a digest has the same schedule, topics and language. */
function isSame(status: DigestStatus, choices: Choices): boolean {
  const identity = ({ schedule: { time, zone, days }, topics, language }: Choices) =>
    JSON.stringify([time, zone, days, topics, language]);
  return identity(status) === identity(choices);
}
