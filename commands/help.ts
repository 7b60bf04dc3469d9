import type { Called, Command, CommandContext, CommandGroup } from '../src/command/command.ts';
import { usageOf } from '../src/command/command-line.ts';
import { option, worded } from '../src/command/declare.ts';
import { commandNamed, groupNamed, heads, lastWord, membersOf } from '../src/command/names.ts';
import { parseCall } from '../src/command/parsed-call.ts';
import { problemReply } from '../src/command/problems.ts';
import type { Knowledge } from '../src/knowledge/model.ts';
import { bullets, call, heading, paragraph, reply, text } from '../src/reply/build.ts';
import type { Line, Reply } from '../src/reply/reply.ts';
import { inLanguage } from '../src/reply/text.ts';
import { textsFor } from '../src/text/index.ts';

/** Lists the commands, or explains how to use one. */
export const help: Command = {
  name: 'help',
  ...worded('help'),
  readOnly: true,
  inGroups: true,
  options: [option('command', 'command', 'command')],
  async run({ command: name }, context) {
    const typed = name?.replace(/^\//, '').toLowerCase();
    if (!typed) return overview(context);
    const group = groupNamed(typed, context.commands);
    const members = group ? membersOf(group, context.commands) : [];
    if (group && members.length > 1) return overviewOf(group, members, context);
    const command = commandNamed(typed, context.commands);
    if (command) return usage(command, context);
    const parsed = parseCall({ command: typed, args: {} }, context.commands);
    return 'problem' in parsed ? problemReply(parsed.problem, context.language) : overview(context);
  },
};

function overview({ commands, knowledge, language }: CommandContext): Reply {
  const texts = textsFor(language).help;
  const lines = heads(commands).map((head) => commandLine(`/${head.name}`, head, language, knowledge));
  return reply(
    language,
    [
      paragraph(text(inLanguage(knowledge.situation.title, language, knowledge), 'strong')),
      paragraph(texts.plain),
      heading(texts.title),
      ...bullets(lines),
    ],
    { audience: 'asker' },
  );
}

/** A line of the list: what to type, and the description. */
function commandLine(typed: string, { description }: Called, language: string, knowledge: Knowledge): Line {
  return [text(typed, 'code'), text(` — ${inLanguage(description, language, knowledge)}`)];
}

/** The commands of a group. A command that everybody may use is listed with both names. */
function overviewOf(
  group: CommandGroup,
  members: readonly Command[],
  { knowledge, language }: CommandContext,
): Reply {
  const lines = members.map((member) => {
    const other =
      group.open && member.access === undefined ? ` · /${group.open.name} ${lastWord(member)}` : '';
    return commandLine(`/${member.name}${other}`, member, language, knowledge);
  });
  return reply(
    language,
    [
      heading(`/${group.name}`),
      paragraph(inLanguage(group.description, language, knowledge)),
      ...bullets(lines),
    ],
    { audience: 'asker', actions: [call('/help', 'help')] },
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
    { audience: 'asker', actions: [call('/help', 'help')] },
  );
}
