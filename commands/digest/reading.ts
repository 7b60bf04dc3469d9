import type { CommandContext } from '../../src/command/command.ts';
import { languageCalled } from '../../src/command/languages.ts';
import { languageProblem, topicOf, topicProblem } from '../../src/command/options.ts';
import { suggestion } from '../../src/command/problems.ts';
import { readTime } from '../../src/command/time-of-day.ts';
import { nearestDays, readDays } from '../../src/command/weekdays.ts';
import { nearestZone, zoneIn } from '../../src/command/zones.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { fold } from '../../src/query/words/fold.ts';
import { call } from '../../src/reply/build.ts';
import type { Action, CommandCall, Reply } from '../../src/reply/reply.ts';
import { quoted } from '../../src/reply/text.ts';
import { textLanguages, textsFor } from '../../src/text/index.ts';

/** What an option says: nothing where it was left out, or what is wrong with it. */
export interface Read<Value> {
  readonly value?: Value;
  readonly problem?: Reply;
}

/** The call that is answered, and what it was made with. */
export interface Asked {
  readonly call: CommandCall;
  readonly context: CommandContext;
}

/** A time of the day, as `HH:MM`. */
export function timeOption(name: string, asked: Asked): Read<string> {
  const { typed, texts, language } = about(name, asked);
  if (!typed) return {};
  const { time, nearest } = { nearest: undefined, ...readTime(typed) };
  if (time !== undefined) return { value: time };
  const sentence = texts.wrong.time(quoted(typed, texts), '08:00');
  return { problem: suggestion(language, sentence, nearest, '', instead(name, nearest, asked)) };
}

/** A time zone, as IANA writes it. */
export function zoneOption(name: string, asked: Asked): Read<string> {
  const { typed, texts, language } = about(name, asked);
  if (!typed) return {};
  const { knowledge } = asked.context;
  const zone = zoneIn(typed, knowledge);
  if (zone !== undefined) return { value: zone };
  const nearest = nearestZone(typed);
  const sentence = texts.wrong.zone(quoted(typed, texts), knowledge.situation.timeZone);
  // Most towns of the situation have no zone of their own, and are in its home zone.
  const offered = instead(name, nearest ?? knowledge.situation.timeZone, asked);
  return { problem: suggestion(language, sentence, nearest, '', offered) };
}

/** Days of the week, Monday being 1. */
export function daysOption(name: string, asked: Asked): Read<readonly number[]> {
  const { typed, texts, language } = about(name, asked);
  if (!typed) return {};
  const days = readDays(typed);
  if (days !== undefined) return { value: days };
  const [monday, , , thursday, friday, , sunday] = texts.weekdays;
  const examples = texts.listOf([`${sunday}-${thursday}`, `${monday}-${friday}`]);
  const nearest = nearestDays(typed, language);
  const sentence = texts.wrong.days(quoted(typed, texts), examples);
  return { problem: suggestion(language, sentence, nearest, '', instead(name, nearest, asked)) };
}

/** Code of a language of the bot's. */
export function languageOption(name: string, asked: Asked): Read<string> {
  const { typed } = about(name, asked);
  if (!typed) return {};
  const value = languageCalled(typed);
  return value === undefined ? { problem: languageProblem(typed, asked.context) } : { value };
}

const ALL: ReadonlySet<string> = new Set(
  ['all', ...textLanguages.map((language) => textsFor(language).subscriptions.allTopics)].map(fold),
);

/** Ids of topics in the situation's order; none where all of them are meant. */
export function topicsOption(name: string, asked: Asked): Read<readonly string[]> {
  const { typed } = about(name, asked);
  if (!typed) return {};
  if (ALL.has(fold(typed).trim())) return { value: [] };
  const { knowledge } = asked.context;
  const { wrong, right } = topicsIn(typed, knowledge);
  // All topics are listed then: too long for what one reader alone is shown in a group.
  if (wrong[0] !== undefined) {
    return { problem: { ...topicProblem(wrong[0], asked.context), audience: 'everyone' } };
  }
  return { value: Object.keys(knowledge.situation.topics).filter((id) => right.includes(id)) };
}

/** Topics as typed, with commas between them: the ids of those that there are, and the words that are none. */
export function topicsIn(
  typed: string,
  knowledge: Knowledge,
): { readonly right: readonly string[]; readonly wrong: readonly string[] } {
  const words = typed.split(/[,،;]/).filter((word) => word.trim() !== '');
  const read = words.map((word) => [word, topicOf(word, knowledge)] as const);
  return {
    right: read.flatMap(([, id]) => id ?? []),
    wrong: read.flatMap(([word, id]) => (id === undefined ? [word] : [])),
  };
}

function about(name: string, { call: { args }, context: { language } }: Asked) {
  return { typed: args[name], texts: textsFor(language), language };
}

/** The same call with what was probably meant. */
function instead(
  name: string,
  nearest: string | undefined,
  { call: { command, args } }: Asked,
): readonly Action[] {
  return nearest === undefined ? [] : [call(nearest, command, { ...args, [name]: nearest })];
}
