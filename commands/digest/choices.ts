import type { CommandOption } from '../../src/command/command.ts';
import { option } from '../../src/command/declare.ts';
import type { Choices, Schedule, WhenEmpty } from '../../src/command/digests.ts';
import { isYes } from '../../src/command/options.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { given } from '../../src/util/given.ts';
import { leftOver } from './left-over.ts';
import { type Asked, daysOption, languageOption, timeOption, topicsOption, zoneOption } from './reading.ts';

/** What may be chosen of a digest beside its time and zone. */
export const CHOICES: readonly CommandOption[] = [
  option('days', 'days', 'days'),
  option('language', 'language', 'digestLanguage'),
  option('topics', 'topics', 'topics'),
  option('always', 'flag', 'always'),
];

/** What was chosen; what was left out is not there. */
export interface Chosen {
  readonly schedule: Partial<Schedule>;
  readonly rest: Partial<Omit<Choices, 'schedule'>>;
}

/** Reads what was chosen, or says what is wrong with it. */
export function chosenIn(asked: Asked): Chosen | { readonly problem: Reply } {
  const time = timeOption('time', asked);
  const zone = zoneOption('zone', asked);
  const days = daysOption('days', asked);
  const language = languageOption('language', asked);
  const topics = topicsOption('topics', asked);
  const wrong = [time, zone, days, language, topics].find(({ problem }) => problem);
  if (wrong?.problem) return { problem: (wrong === topics ? leftOver(asked) : undefined) ?? wrong.problem };
  const { always } = asked.call.args;
  const whenEmpty: WhenEmpty = isYes(always) ? 'line' : 'skip';
  return {
    schedule: given({ time: time.value, zone: zone.value, days: days.value }),
    rest: given({
      language: language.value,
      topics: topics.value,
      whenEmpty: always === undefined ? undefined : whenEmpty,
    }),
  };
}
