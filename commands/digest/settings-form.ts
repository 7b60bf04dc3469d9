import type { CommandContext } from '../../src/command/command.ts';
import type { Choices, DigestStatus } from '../../src/command/digests.ts';
import { QUIET_CHOICES, quietWord } from '../../src/command/quiet-days.ts';
import { EVERY_DAY } from '../../src/command/weekdays.ts';
import { asking, formButton, paragraph, reply, text } from '../../src/reply/build.ts';
import { linesToFill } from '../../src/reply/form-lines.ts';
import type { CommandCall, Form, Reply } from '../../src/reply/reply.ts';
import { inLanguage } from '../../src/reply/text.ts';
import { languageName, textLanguages, textsFor } from '../../src/text/index.ts';
import { given } from '../../src/util/given.ts';
import type { Chosen } from './options.ts';
import { showDays } from './show-days.ts';

/** What the form of a digest asks for. Time and zone are one text, so that a form of five fields holds all settings. */
export interface Settings extends Omit<Choices, 'schedule'> {
  /** Time and zone, as they are typed. */
  readonly when: string;
  readonly days: readonly number[];
}

/** The fields of the form, each with the option whose name begins its line where there are no forms. */
export const SETTINGS_FIELDS = [
  ['when', 'time'],
  ['days', 'days'],
  ['topics', 'topics'],
  ['language', 'digestLanguage'],
  ['quiet', 'quiet'],
] as const;
export type SettingsField = (typeof SETTINGS_FIELDS)[number][0];

/** The settings of a digest as they are. */
export function settingsOf({
  schedule: { time, zone, days },
  topics,
  language,
  whenEmpty,
}: DigestStatus): Settings {
  return { when: `${time} ${zone}`, days, topics, language, whenEmpty };
}

/** The settings that a new digest has at first, with what was chosen already. */
export function newSettings({ schedule, rest }: Chosen, { knowledge, language }: CommandContext): Settings {
  const { time = '08:00', zone = knowledge.situation.timeZone, days = EVERY_DAY } = schedule;
  return { when: `${time} ${zone}`, days, topics: [], language, whenEmpty: 'weekly', ...rest };
}

/** Which digest is meant: the one with an id, or a new one; `here` is that of `subscribe`. */
export type Meant = Readonly<{ id?: string; here?: string }>;

/** The form with all settings of a digest. */
export function settingsForm(
  settings: Settings,
  meant: Meant,
  { knowledge, language }: CommandContext,
): Form {
  const texts = textsFor(language);
  const { subscriptions: say } = texts;
  const { situation } = knowledge;
  const days = EVERY_DAY.map((day) => ({ day, label: texts.weekdays[day - 1] ?? '' }));
  return {
    title: say.form.title,
    call: { command: 'digest settings', args: { ...meant } },
    fields: [
      {
        kind: 'text',
        option: 'when',
        label: say.time,
        hint: say.form.whenHint(`08:00 ${situation.timeZone}`),
        value: settings.when,
        required: true,
      },
      {
        kind: 'choice',
        option: 'days',
        label: say.form.days,
        several: true,
        required: true,
        choices: days.map(({ day, label }) => ({
          value: label,
          label,
          isChosen: settings.days.includes(day),
        })),
      },
      {
        kind: 'choice',
        option: 'topics',
        label: say.topics,
        hint: say.form.topicsHint,
        several: true,
        choices: Object.entries(situation.topics).map(([value, title]) => ({
          value,
          label: inLanguage(title, language, knowledge),
          isChosen: settings.topics.includes(value),
        })),
      },
      {
        kind: 'choice',
        option: 'language',
        label: say.language,
        required: true,
        choices: textLanguages.map((value) => ({
          value,
          label: languageName(value),
          isChosen: value === settings.language,
        })),
      },
      {
        kind: 'choice',
        option: 'quiet',
        label: say.whenEmpty,
        required: true,
        choices: QUIET_CHOICES.map((choice) => ({
          value: quietWord(choice, language),
          label: say.empty[choice],
          isChosen: choice === settings.whenEmpty,
        })),
      },
    ],
    whole: 'lines',
  };
}

/** The settings as they can be typed. */
export function typedSettings(settings: Settings, language: string): Readonly<Record<SettingsField, string>> {
  const texts = textsFor(language);
  const { when, days, topics, language: digestLanguage, whenEmpty } = settings;
  return {
    when,
    days: showDays(days, texts),
    topics: topics.length === 0 ? texts.subscriptions.allTopics : topics.join(', '),
    language: digestLanguage,
    quiet: quietWord(whenEmpty, language),
  };
}

/** Asks for the settings of a digest; in a broadcast chat, where all would read what is written, it gives an example. */
export function askSettings(settings: Settings, meant: Meant, context: CommandContext): Reply {
  const { language, inbound } = context;
  const { options, inputs, subscriptions: say } = textsFor(language);
  if (inbound.broadcast) {
    const example = text('/digest change 09:00', 'code');
    return reply(language, [paragraph(inputs.orType, ' ', example)], { audience: 'asker' });
  }
  const typed = typedSettings(settings, language);
  const rows = SETTINGS_FIELDS.map(([field, key]) => ({ label: options[key].name, value: typed[field] }));
  const form = settingsForm(settings, meant, context);
  return asking(
    language,
    [paragraph(say.form.lines), ...linesToFill(rows)],
    formButton(say.buttons.settings, form),
  );
}

/** The longest time and zone that a button holds beside the other settings. */
const LONGEST_WHEN = 36;

/**
 * The arguments of a button that holds settings: days and topics as the bits of numbers, since an id is short.
 * @param when the option that takes the time and the zone: `when` to set them, `typed` to show them in the form again
 */
export function keptSettings(
  settings: Settings,
  meant: Meant,
  when: 'when' | 'typed',
  { knowledge }: Pick<CommandContext, 'knowledge'>,
): CommandCall['args'] {
  const { days, topics, language, whenEmpty } = settings;
  const ids = Object.keys(knowledge.situation.topics);
  const bits = (at: readonly number[]): string => at.reduce((sum, bit) => sum + 2 ** bit, 0).toString(36);
  const kept = [
    bits(days),
    bits(ids.flatMap((id, at) => (topics.includes(id) ? [at] : []))),
    language,
    whenEmpty,
  ].join('.');
  const isShort = settings.when.length <= LONGEST_WHEN;
  return { ...meant, kept, ...(isShort ? { [when]: settings.when } : {}) };
}

/** The settings that a button holds, but for its time and zone. */
export function readKept(
  kept: string,
  { knowledge }: Pick<CommandContext, 'knowledge'>,
): Partial<Omit<Settings, 'when'>> {
  const [days = '', topics = '', language = '', quiet = ''] = kept.split('.');
  const isSet = (bits: string, bit: number): boolean =>
    Math.floor(Number.parseInt(bits, 36) / 2 ** bit) % 2 === 1;
  const whenEmpty = QUIET_CHOICES.find((choice) => choice === quiet);
  const chosen = EVERY_DAY.filter((day) => isSet(days, day));
  return {
    topics: Object.keys(knowledge.situation.topics).filter((_, index) => isSet(topics, index)),
    ...(chosen.length > 0 ? { days: chosen } : {}),
    ...given({ whenEmpty, language: textLanguages.find((code) => code === language) }),
  };
}
