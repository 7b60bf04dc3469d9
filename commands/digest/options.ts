import type { CommandContext, CommandGroup, CommandOption } from '../../src/command/command.ts';
import { option, worded } from '../../src/command/declare.ts';
import { type Choices, MOST_WITHIN, type Schedule, type WhenEmpty } from '../../src/command/digests.ts';
import { languageCalled, nearestLanguage } from '../../src/command/languages.ts';
import { topicIn } from '../../src/command/matter.ts';
import { isYes, languageProblem, nearestTopic, topicProblem } from '../../src/command/options.ts';
import { suggestion } from '../../src/command/problems.ts';
import { QUIET_CHOICES, quietWord, readQuiet } from '../../src/command/quiet-days.ts';
import { readTime } from '../../src/command/time-of-day.ts';
import { daysOfWeekPart, nearestWeekPart, readWeekPart, usualDays } from '../../src/command/week-parts.ts';
import { nearestDays, readDays } from '../../src/command/weekdays.ts';
import { nearestZone, zoneChoices, zoneIn } from '../../src/command/zones.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { fold } from '../../src/query/words/fold.ts';
import { call, notice } from '../../src/reply/build.ts';
import type { Action, CommandCall, Reply } from '../../src/reply/reply.ts';
import { quoted } from '../../src/reply/text.ts';
import { textLanguages, textsFor } from '../../src/text/index.ts';
import { given } from '../../src/util/given.ts';
import { showDays } from './show-days.ts';

/** The commands about a chat's digests. Without a subcommand it shows the status. */
export const group: CommandGroup = {
  name: 'digest',
  ...worded('digest'),
  alone: 'digest status',
  open: { name: 'digests', ...worded('digests') },
};

/** Selects a digest; needed only in a chat with several. */
export const WHICH: CommandOption = option('id', 'digest', 'digest');

/** A command line that sets up a digest. */
export function example({ situation }: Knowledge): string {
  return `/digest subscribe 08:00 ${situation.timeZone}`;
}

/** What a digest is about, and its language. */
export const CONTENT: readonly CommandOption[] = [
  option('language', 'language', 'digestLanguage'),
  option('topics', 'topics', 'topics'),
];

/** The options of a digest besides its time and zone. */
export const CHOICES: readonly CommandOption[] = [
  option('days', 'days', 'days'),
  ...CONTENT,
  option('quiet', 'quiet', 'quiet'),
  option('always', 'flag', 'always'),
  option('within', 'minutes', 'within'),
];

/** The values of the options that were given. */
export interface Chosen {
  readonly schedule: Partial<Schedule>;
  readonly rest: Partial<Omit<Choices, 'schedule'>>;
}

/** Parses the options of a digest; a problem says what is wrong with the first bad one. */
export function chosenOptions(asked: CallInContext): Chosen | { readonly problem: Reply } {
  const options = parsedOptions(asked);
  const wrong = Object.values(options).find(({ problem }) => problem);
  if (wrong?.problem === undefined) return valuesOf(options, asked);
  return { problem: (wrong === options.topics ? misreadTopic(asked) : undefined) ?? wrong.problem };
}

/** The options of a digest that can be read, whatever is wrong with the others. */
export function readableOptions(asked: CallInContext): Chosen {
  return valuesOf(parsedOptions(asked), asked);
}

function parsedOptions(asked: CallInContext) {
  return {
    time: timeOption('time', asked),
    zone: zoneOption('zone', asked),
    days: daysOption('days', asked),
    language: languageOption('language', asked),
    topics: topicsOption('topics', asked),
    quiet: quietOption('quiet', asked),
    within: withinOption('within', asked),
  };
}

function valuesOf(
  { time, zone, days, language, topics, quiet, within }: ReturnType<typeof parsedOptions>,
  { call: { args } }: CallInContext,
): Chosen {
  const { always } = args;
  const whenEmpty: WhenEmpty | undefined =
    quiet.value ?? (always === undefined ? undefined : isYes(always) ? 'line' : 'skip');
  return {
    schedule: given({ time: time.value, zone: zone.value, days: days.value }),
    rest: given({ language: language.value, topics: topics.value, whenEmpty, within: within.value }),
  };
}

/** The value of an option, or a reply that says what is wrong with it; neither if the option was left out. */
interface ParsedOption<Value> {
  readonly value?: Value;
  readonly problem?: Reply;
}

/** A call of a command, with its context. */
export interface CallInContext {
  readonly call: CommandCall;
  readonly context: CommandContext;
}

/** Parses a time of the day into `HH:MM`. */
function timeOption(name: string, asked: CallInContext): ParsedOption<string> {
  const { typed, texts, language } = optionIn(name, asked);
  if (!typed) return {};
  const { time, nearest } = { nearest: undefined, ...readTime(typed) };
  if (time !== undefined) return { value: time };
  const sentence = texts.wrong.time(quoted(typed, texts), '08:00');
  return { problem: suggestion(language, sentence, nearest, '', correctedCall(name, nearest, asked)) };
}

/** Parses a time zone into its IANA name. */
function zoneOption(name: string, asked: CallInContext): ParsedOption<string> {
  const { typed, texts, language } = optionIn(name, asked);
  if (!typed) return {};
  const { knowledge } = asked.context;
  const zone = zoneIn(typed, knowledge);
  if (zone !== undefined) return { value: zone };
  const choices = zoneChoices(typed);
  if (choices.length > 0) {
    const actions = choices.flatMap((choice) => correctedCall(name, choice, asked));
    return { problem: notice(language, [texts.inputs.zones(quoted(typed, texts))], actions) };
  }
  const nearest = nearestZone(typed);
  const sentence = texts.wrong.zone(quoted(typed, texts), knowledge.situation.timeZone);
  // Most towns of the situation have no IANA zone of their own; they are in the situation's zone.
  const offered = correctedCall(name, nearest ?? knowledge.situation.timeZone, asked);
  return { problem: suggestion(language, sentence, nearest, '', offered) };
}

/** Parses days of the week; Monday is 1. */
function daysOption(name: string, asked: CallInContext): ParsedOption<readonly number[]> {
  const { typed, texts, language } = optionIn(name, asked);
  if (!typed) return {};
  const part = readWeekPart(typed);
  const days = readDays(typed) ?? (part && daysOfWeekPart(part, zoneOption('zone', asked).value ?? ''));
  if (days !== undefined) return { value: days };
  if (part !== undefined) {
    const choices = usualDays(part).map((choice) => showDays(choice, texts));
    const actions = choices.flatMap((choice) => correctedCall(name, choice, asked));
    return { problem: notice(language, [texts.inputs.weekPart(quoted(typed, texts))], actions) };
  }
  const [monday, , , thursday, friday, , sunday] = texts.weekdays;
  const examples = texts.listOf([`${sunday}-${thursday}`, `${monday}-${friday}`]);
  const nearest = nearestWeekPart(typed) ?? nearestDays(typed, language);
  const sentence = texts.wrong.days(quoted(typed, texts), examples);
  return { problem: suggestion(language, sentence, nearest, '', correctedCall(name, nearest, asked)) };
}

/** Parses a language of the bot into its code. */
function languageOption(name: string, asked: CallInContext): ParsedOption<string> {
  const { typed } = optionIn(name, asked);
  if (!typed) return {};
  const value = languageCalled(typed);
  return value === undefined ? { problem: languageProblem(typed, asked.context) } : { value };
}

/** Parses what is posted when nothing is new. */
function quietOption(name: string, asked: CallInContext): ParsedOption<WhenEmpty> {
  const { typed, texts, language } = optionIn(name, asked);
  if (!typed) return {};
  const read = readQuiet(typed);
  if (read.choice !== undefined) return { value: read.choice };
  const nearest = read.nearest && quietWord(read.nearest, language);
  const choices = texts.listOf(QUIET_CHOICES.map((choice) => quietWord(choice, language)));
  const sentence = texts.subscriptions.wrongQuiet(quoted(typed, texts), choices);
  return { problem: suggestion(language, sentence, nearest, '', correctedCall(name, nearest, asked)) };
}

/** Parses over how many minutes a digest is spread; 0 for none. */
function withinOption(name: string, asked: CallInContext): ParsedOption<number> {
  const { typed, texts, language } = optionIn(name, asked);
  if (!typed) return {};
  const minutes = Number(/^\d{1,4}$/.exec(fold(typed).trim())?.[0]);
  if (minutes <= MOST_WITHIN) return { value: minutes };
  const nearest = minutes > MOST_WITHIN ? String(MOST_WITHIN) : undefined;
  const sentence = texts.subscriptions.wrongWithin(quoted(typed, texts), MOST_WITHIN);
  return { problem: suggestion(language, sentence, nearest, '', correctedCall(name, nearest, asked)) };
}

/** Words that select all topics. */
const ALL_TOPICS: ReadonlySet<string> = new Set(
  ['all', ...textLanguages.map((language) => textsFor(language).subscriptions.allTopics)].map(fold),
);

/** Parses topics into their ids, in the situation's order; an empty list means all topics. */
function topicsOption(name: string, asked: CallInContext): ParsedOption<readonly string[]> {
  const { typed } = optionIn(name, asked);
  if (!typed) return {};
  if (ALL_TOPICS.has(fold(typed).trim())) return { value: [] };
  const { knowledge } = asked.context;
  const { unknown, known } = topicsIn(typed, knowledge);
  // The reply lists all topics, which is too long for a notice to one reader in a group.
  if (unknown[0] !== undefined) {
    return { problem: { ...topicProblem(unknown[0], asked.context), audience: 'everyone' } };
  }
  return { value: Object.keys(knowledge.situation.topics).filter((id) => known.includes(id)) };
}

/** Splits topics at the commas into ids of known topics and words that are no topic. */
function topicsIn(
  typed: string,
  knowledge: Knowledge,
): { readonly known: readonly string[]; readonly unknown: readonly string[] } {
  const words = typed.split(/[,،;]/).filter((word) => word.trim() !== '');
  const read = words.map((word) => [word, topicIn(word, knowledge)] as const);
  return {
    known: read.flatMap(([, id]) => id ?? []),
    unknown: read.flatMap(([word, id]) => (id === undefined ? [word] : [])),
  };
}

function optionIn(name: string, { call: { args }, context: { language } }: CallInContext) {
  return { typed: args[name], texts: textsFor(language), language };
}

/** A button that repeats the call with the nearest valid value. */
function correctedCall(
  name: string,
  nearest: string | undefined,
  { call: { command, args } }: CallInContext,
): readonly Action[] {
  return nearest === undefined ? [] : [call(nearest, command, { ...args, [name]: nearest })];
}

/** Options that a word may belong to, how to recognise it, and how to parse it. */
const TYPED_OPTIONS: readonly {
  readonly name: string;
  isNear(word: string, language: string): boolean;
  parse(name: string, asked: CallInContext): ParsedOption<unknown>;
}[] = [
  {
    name: 'time',
    isNear: (word) => Object.values(readTime(word)).some((time) => time !== undefined),
    parse: timeOption,
  },
  {
    name: 'days',
    isNear: (word, language) => (nearestWeekPart(word) ?? nearestDays(word, language)) !== undefined,
    parse: daysOption,
  },
  { name: 'language', isNear: (word) => nearestLanguage(word) !== undefined, parse: languageOption },
  { name: 'zone', isNear: (word) => nearestZone(word) !== undefined, parse: zoneOption },
];

/**
 * The problem of a word that was read as a topic because it is no valid value of another option, but is close to one: a
 * mistyped time, day, language or zone.
 */
function misreadTopic({ call, context }: CallInContext): Reply | undefined {
  const { topics = '', ...others } = call.args;
  const { input } = context.inbound;
  // Whoever names the option means a topic.
  if (input.kind === 'call' || /(?:^|\s)topics:/i.test(input.text)) return undefined;
  const { unknown, known } = topicsIn(topics, context.knowledge);
  const word = unknown[0]?.trim() ?? '';
  if (nearestTopic(word, context.knowledge) !== undefined) return undefined;
  const command = context.commands.find(({ name }) => name === call.command);
  const match = TYPED_OPTIONS.find(
    ({ name, isNear }) =>
      command?.options.some((option) => option.name === name) &&
      !others[name] &&
      isNear(word, context.language),
  );
  const rest = [...known, ...unknown.slice(1)].join(',');
  const args = { ...others, ...given({ topics: rest || undefined }) };
  return match?.parse(match.name, { call: { ...call, args: { ...args, [match.name]: word } }, context })
    .problem;
}
