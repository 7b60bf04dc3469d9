import { type AlertChoices, MOST_ALERTS, USUAL_ALERTS } from '../../src/command/alerts.ts';
import type { CommandGroup, CommandOption } from '../../src/command/command.ts';
import { option, worded } from '../../src/command/declare.ts';
import { hoursText, noneWord, readHours } from '../../src/command/hours-of-day.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { fold } from '../../src/query/words/fold.ts';
import { call, notice } from '../../src/reply/build.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { quoted } from '../../src/reply/text.ts';
import { textsFor } from '../../src/text/index.ts';
import { given } from '../../src/util/given.ts';
import { type CallInContext, chosenOptions } from '../digest/options.ts';

/** The commands about a chat's alerts. Without a subcommand it shows the status. */
export const group: CommandGroup = {
  name: 'alerts',
  ...worded('alerts'),
  alone: 'alerts status',
  open: { name: 'alerts_here', ...worded('alertsHere') },
};

/** What can be chosen of alerts. */
export const CHOICES: readonly CommandOption[] = [
  option('most', 'count', 'most'),
  option('hours', 'hours', 'hours'),
  option('zone', 'zone', 'zone'),
  option('language', 'language', 'alertLanguage'),
  option('topics', 'topics', 'topics'),
];

/** A command line that turns alerts on. */
export function example({ situation }: Knowledge): string {
  return `/alerts on zone:${situation.timeZone}`;
}

/** Parses the options of alerts; a problem says what is wrong with the first bad one. */
export function chosenAlerts(
  asked: CallInContext,
): { readonly choices: Partial<AlertChoices> } | { readonly problem: Reply } {
  const shared = chosenOptions(asked);
  if ('problem' in shared) return shared;
  const { language } = asked.context;
  const { command, args } = asked.call;
  const texts = textsFor(language);
  const { most: typedMost, hours: typedHours } = args;
  const most = typedMost ? readCount(typedMost) : undefined;
  if (typedMost && most === undefined)
    return { problem: notice(language, [texts.alerts.wrongMost(quoted(typedMost, texts), 1, MOST_ALERTS)]) };
  const quiet = typedHours ? readHours(typedHours) : undefined;
  if (typedHours && quiet === undefined) {
    const usual = hoursText(USUAL_ALERTS.quiet);
    const sentence = texts.alerts.wrongQuiet(quoted(typedHours, texts), usual, noneWord(language));
    return { problem: notice(language, [sentence], [call(usual, command, { ...args, hours: usual })]) };
  }
  const { zone } = shared.schedule;
  const { language: chosen, topics } = shared.rest;
  return { choices: given({ most, quiet, zone, language: chosen, topics }) };
}

/** A number of alerts, in Western or Arabic digits. */
function readCount(typed: string): number | undefined {
  const count = Number(/^\d{1,2}$/.exec(fold(typed).trim())?.[0]);
  return count >= 1 && count <= MOST_ALERTS ? count : undefined;
}
