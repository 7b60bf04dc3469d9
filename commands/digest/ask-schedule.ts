import { call, paragraph, reply, text } from '../../src/reply/build.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { textsFor } from '../../src/text/index.ts';
import type { CallInContext } from './options.ts';

/** Times that are offered. */
const TIMES = ['07:00', '08:00', '18:00'] as const;

/** Asks when a digest comes, with buttons that set it up. */
export function askTime(
  zone: string,
  { call: { command, args }, context: { language } }: CallInContext,
): Reply {
  const { inputs } = textsFor(language);
  const example = text(`/${command} 09:30 ${zone}`, 'code');
  return reply(language, [paragraph(inputs.when(zone)), paragraph(inputs.orType, ' ', example)], {
    actions: TIMES.map((time) => call(time, command, { ...args, time, zone })),
  });
}

/** Asks for the time zone of a digest, with a button for the situation's own. */
export function askZone(time: string, { call: { command, args }, context }: CallInContext): Reply {
  const { knowledge, language } = context;
  const { inputs } = textsFor(language);
  const zone = knowledge.situation.timeZone;
  const example = text(`/${command} ${time} London`, 'code');
  return reply(language, [paragraph(inputs.where(time)), paragraph(inputs.orType, ' ', example)], {
    actions: [call(zone, command, { ...args, time, zone })],
  });
}
