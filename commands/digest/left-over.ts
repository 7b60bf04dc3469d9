import { nearestLanguage } from '../../src/command/languages.ts';
import { nearestTopic } from '../../src/command/options.ts';
import { readTime } from '../../src/command/time-of-day.ts';
import { isUnclear, nearestDays } from '../../src/command/weekdays.ts';
import { nearestZone } from '../../src/command/zones.ts';
import type { Reply } from '../../src/reply/reply.ts';
import {
  type Asked,
  daysOption,
  languageOption,
  type Read,
  timeOption,
  topicsIn,
  zoneOption,
} from './reading.ts';

/** Kinds that a word is nearest to, and what says so. */
const KINDS: readonly {
  readonly name: string;
  isNear(word: string, language: string): boolean;
  read(name: string, asked: Asked): Read<unknown>;
}[] = [
  {
    name: 'time',
    isNear: (word) => Object.values(readTime(word)).some((time) => time !== undefined),
    read: timeOption,
  },
  {
    name: 'days',
    isNear: (word, language) => isUnclear(word) || nearestDays(word, language) !== undefined,
    read: daysOption,
  },
  { name: 'language', isNear: (word) => nearestLanguage(word) !== undefined, read: languageOption },
  { name: 'zone', isNear: (word) => nearestZone(word) !== undefined, read: zoneOption },
];

/**
 * What is wrong with words that were taken for topics since they are nothing else, where they come near to a time, to
 * days, to a language or to a zone.
 */
export function leftOver({ call, context }: Asked): Reply | undefined {
  const { topics = '', ...others } = call.args;
  const { wrong, right } = topicsIn(topics, context.knowledge);
  const word = wrong[0]?.trim() ?? '';
  if (nearestTopic(word, context.knowledge) !== undefined) return undefined;
  const kind = KINDS.find(({ name, isNear }) => !others[name] && isNear(word, context.language));
  const left = [...right, ...wrong.slice(1)].join(',');
  const args = { ...others, ...(left === '' ? {} : { topics: left }) };
  return kind?.read(kind.name, { call: { ...call, args: { ...args, [kind.name]: word } }, context }).problem;
}
