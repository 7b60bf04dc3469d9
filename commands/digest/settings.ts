import type { Command, CommandContext } from '../../src/command/command.ts';
import { byButton, required, worded } from '../../src/command/declare.ts';
import { assignWords } from '../../src/command/unnamed-words.ts';
import { formButton, notice } from '../../src/reply/build.ts';
import { readFormLines } from '../../src/reply/form-lines.ts';
import type { CommandCall, Reply } from '../../src/reply/reply.ts';
import { textLanguages, textsFor } from '../../src/text/index.ts';
import { given } from '../../src/util/given.ts';
import { changeDigest } from './change.ts';
import { type CallInContext, chosenOptions, group, readableOptions, WHICH } from './options.ts';
import { nowhere, unknownDigest } from './select-digest.ts';
import {
  askSettings,
  keptSettings,
  type Meant,
  newSettings,
  readKept,
  SETTINGS_FIELDS,
  type Settings,
  type SettingsField,
  settingsForm,
  settingsOf,
  typedSettings,
} from './settings-form.ts';
import { subscribeChosen } from './subscribe.ts';

const NAME = 'digest settings';
const SCHEDULE = [required('time', 'time', 'time'), required('zone', 'zone', 'zone')];

/** Asks for all settings of a digest in one form, and takes them: of the digest with an id, or of a new one. */
export const settings: Command = {
  name: NAME,
  ...worded('change'),
  group,
  hidden: true,
  inGroups: true,
  access: 'manage',
  options: [
    WHICH,
    byButton('here', 'flag', 'here'),
    ...SETTINGS_FIELDS.map(([field, key]) => byButton(field, 'text', key)),
    // What a form that is opened again shows, and the lines that are written where there are no forms.
    byButton('kept', 'text', 'quiet'),
    byButton('typed', 'text', 'time'),
    byButton('lines', 'text', 'text'),
  ],
  async run({ id, here, kept, typed, lines, ...fields }, context) {
    const { digests, inbound, language } = context;
    if (digests === undefined) return nowhere(language);
    const status =
      id === undefined ? undefined : (await digests.of(inbound.from)).find((one) => one.id === id);
    if (id !== undefined && status === undefined) return unknownDigest(id, language);
    const meant = given({ id, here });
    const present: Settings = {
      ...(status ? settingsOf(status) : newSettings({ schedule: {}, rest: {} }, context)),
      ...(kept === undefined ? {} : readKept(kept, context)),
      ...given({ when: typed }),
    };
    const written = lines === undefined ? fields : readFormLines(lines, lineLabels());
    if (written === 'unread') return unread(context);
    if (Object.keys(written).length === 0) return askSettings(present, meant, context);
    const args = settingArgs({ ...typedSettings(present, language), ...written }, language);
    const asked: CallInContext = { call: { command: NAME, args: { ...meant, ...args } }, context };
    const chosen = chosenOptions(asked);
    if ('problem' in chosen) return askedBack(chosen.problem, asked, meant, present);
    if (status !== undefined) return changeDigest(status, chosen, { digests, context });
    const reply = await subscribeChosen(chosen, asked, digests);
    const { time, zone } = chosen.schedule;
    return time && zone ? reply : askedBack(reply, asked, meant, present);
  },
};

/** The fields as the options of a digest. No topics are all of them. */
function settingArgs(
  { when, topics, ...others }: Readonly<Record<SettingsField, string>>,
  language: string,
): CommandCall['args'] {
  const words = when.split(/\s+/).filter((word) => word !== '');
  const assigned = assignWords(words, SCHEDULE);
  const [time = '', ...zone] = words;
  return {
    ...('args' in assigned ? assigned.args : { time, zone: zone.join(' ') }),
    ...others,
    topics: topics.trim() === '' ? textsFor(language).subscriptions.allTopics : topics,
  };
}

/** What is wrong, with the form that has all that was given, and with buttons that hold all the rest of it. */
function askedBack(problem: Reply, { call, context }: CallInContext, meant: Meant, present: Settings): Reply {
  const settingsIn = (args: CommandCall['args']): Settings => {
    const { schedule, rest } = readableOptions({ call: { ...call, args }, context });
    const when = [args['time'], args['zone']].filter(Boolean).join(' ');
    return { ...present, ...given({ days: schedule.days }), ...rest, when };
  };
  const corrected = problem.actions.map((action) =>
    action.kind === 'call' && action.call.command === NAME
      ? {
          ...action,
          call: { command: NAME, args: keptSettings(settingsIn(action.call.args), meant, 'when', context) },
        }
      : action,
  );
  const form = settingsForm(settingsIn(call.args), meant, context);
  const args = keptSettings(settingsIn(call.args), meant, 'typed', context);
  const { again } = textsFor(context.language).subscriptions.form;
  return {
    ...problem,
    actions: [...corrected, formButton(again, { ...form, call: { command: NAME, args } })],
  };
}

/** What may begin a line, in every language of the bot. */
function lineLabels(): ReadonlyMap<string, SettingsField> {
  return new Map(
    SETTINGS_FIELDS.flatMap(([field, key]) => [
      [field, field] as const,
      ...textLanguages.map(
        (language) => [textsFor(language).options[key].name.toLowerCase(), field] as const,
      ),
    ]),
  );
}

function unread({ language }: CommandContext): Reply {
  const { options, subscriptions: say } = textsFor(language);
  const labels = SETTINGS_FIELDS.map(([, key]) => `${options[key].name}:`);
  return notice(language, [`${say.form.lines} ${labels.join(' ')}`]);
}
