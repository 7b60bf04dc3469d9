import type { Called, Command, CommandContext, CommandGroup, Inbound } from '../src/command/command.ts';
import { usageOf } from '../src/command/command-line.ts';
import { option, PRIVATE, worded } from '../src/command/declare.ts';
import { commandNamed, groupNamed, heads, lastWord, membersOf } from '../src/command/names.ts';
import { parseCall } from '../src/command/parsed-call.ts';
import { problemReply } from '../src/command/problems.ts';
import type { Knowledge } from '../src/knowledge/model.ts';
import { bullets, call, heading, labelled, paragraph, reply, text } from '../src/reply/build.ts';
import type { Line, Reply } from '../src/reply/reply.ts';
import { inLanguage } from '../src/reply/text.ts';
import { type Texts, textLanguages, textsFor } from '../src/text/index.ts';

/** The groups of the list, in order. Commands that none of them names come in the last one. */
const GROUPS: readonly (readonly [
  key: keyof Texts['surface']['help']['groups'],
  names: readonly string[],
])[] = [
  ['ask', ['ask', 'more', 'brief', 'latest', 'check']],
  ['look', ['who', 'claims', 'timeline', 'map', 'sources', 'fact', 'why']],
  ['digests', ['digest', 'digests', 'subscribe', 'stop', 'alerts', 'alerts_here', 'board']],
  ['you', ['settings', 'language', 'privacy', 'forget']],
];

/** What whoever reads the list knows already. */
const KNOWN: ReadonlySet<string> = new Set(['start', 'help']);

/** Explains the statuses of statements; the same word in another language, and each status, do so too. */
const STATUS = 'status';

/** Lists the commands, or explains how to use one. */
export const help: Command = {
  name: 'help',
  ...worded('help'),
  readOnly: true,
  inGroups: true,
  options: [option('command', 'command', 'command'), PRIVATE],
  async run({ command: name }, context) {
    const typed = name?.replace(/^\//, '').toLowerCase();
    if (!typed) return overview(context);
    const group = groupNamed(typed, context.commands);
    const members = group ? membersOf(group, context.commands) : [];
    if (group && members.length > 1) return overviewOf(group, members, context);
    const command = commandNamed(typed, context.commands);
    if (command) return usage(command, context);
    if (isAboutStatuses(typed)) return statuses(context.language);
    const parsed = parseCall({ command: typed, args: {} }, context.commands);
    return 'problem' in parsed ? problemReply(parsed.problem, context.language) : overview(context);
  },
};

function overview({ commands, knowledge, language, inbound }: CommandContext): Reply {
  const texts = textsFor(language);
  const say = texts.surface.help;
  const listed = heads(commands).flatMap((head) => headNames(head, commands, inbound));
  const isNamed: ReadonlySet<string> = new Set(GROUPS.flatMap(([, names]) => names));
  const others = listed.filter(({ name }) => !isNamed.has(name) && !KNOWN.has(name));
  const blocks = GROUPS.flatMap(([key, names]) => {
    const named = names.flatMap((name) => listed.find((head) => head.name === name) ?? []);
    const some = key === GROUPS.at(-1)?.[0] ? [...named, ...others] : named;
    return labelled(
      say.groups[key],
      some.map((head) => commandLine(head, language, knowledge)),
    );
  });
  return reply(language, [paragraph(texts.help.plain), ...blocks], {
    actions: [call(say.statuses, 'help', { command: STATUS })],
  });
}

/** A command or a group as it is listed: a group also by the name under which everybody may use some of it. */
function headNames(
  head: Command | CommandGroup,
  commands: readonly Command[],
  { opensGroups }: Inbound,
): readonly (Called & { readonly form: string })[] {
  const form = 'options' in head ? formOf(head) : `/${head.name}`;
  const members = 'options' in head ? [] : membersOf(head, commands);
  const isManaged = members.some(({ access }) => access !== undefined);
  const open = 'open' in head && opensGroups && isManaged ? head.open : undefined;
  return [{ ...head, form }, ...(open ? [{ ...open, form: `/${open.name}` }] : [])];
}

/** What to type: the name, and what must follow it. */
function formOf({ name, options }: Command): string {
  const needed = options.filter(({ required }) => required).map((option) => option.name);
  return [`/${name}`, ...needed].join(' ');
}

/** A line of the list: what to type, and the description. */
function commandLine(
  { form, description }: Called & { readonly form: string },
  language: string,
  knowledge: Knowledge,
): Line {
  // What needs more than its name cannot be run by a tap.
  const style = form.includes(' ') ? 'code' : 'command';
  return [text(form, style), text(` — ${inLanguage(description, language, knowledge)}`)];
}

/** The commands of a group, by the names that the reader's platform lists them under. */
function overviewOf(
  group: CommandGroup,
  members: readonly Command[],
  { knowledge, language, inbound }: CommandContext,
): Reply {
  const lines = members.map((member) => {
    const { open } = group;
    const isOpen = inbound.opensGroups && open !== undefined && member.access === undefined;
    const form = isOpen ? `/${open.name} ${lastWord(member)}` : `/${member.name}`;
    return commandLine({ ...member, form }, language, knowledge);
  });
  return reply(
    language,
    [
      heading(`/${group.name}`),
      paragraph(inLanguage(group.description, language, knowledge)),
      ...bullets(lines),
    ],
    { actions: [call('/help', 'help')] },
  );
}

function isAboutStatuses(typed: string): boolean {
  return textLanguages
    .map(textsFor)
    .some(({ fact, status }) =>
      [STATUS, fact.status, ...Object.values(status)].some((word) => word.toLowerCase() === typed),
    );
}

/** What the words after a statement mean, a line each. */
function statuses(language: string): Reply {
  const texts = textsFor(language);
  return reply(
    language,
    [
      heading(texts.surface.help.statuses),
      ...bullets(Object.values(texts.statusMeans).map((meaning) => [text(meaning)])),
    ],
    { actions: [call('/help', 'help')] },
  );
}

function usage(command: Command, { knowledge, language }: CommandContext): Reply {
  const texts = textsFor(language).help;
  const lines = command.options
    .filter(({ byButton }) => !byButton)
    .map(
      (option): Line => [
        text(`${option.name}:`, 'code'),
        text(
          ` ${inLanguage(option.description, language, knowledge)}${option.required ? '' : ` (${texts.optional})`}`,
        ),
      ],
    );
  return reply(
    language,
    [
      heading(`/${command.name}`),
      paragraph(inLanguage(command.description, language, knowledge)),
      paragraph(text(`${texts.usage}: `, 'strong'), text(usageOf(command), 'code')),
      ...bullets(lines),
    ],
    { actions: [call('/help', 'help')] },
  );
}
