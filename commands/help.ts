import { bullets, call, heading, paragraph, reply, text } from '../src/chat/build.ts';
import type { Command, CommandContext } from '../src/chat/command.ts';
import { option, worded } from '../src/chat/declare.ts';
import { problemReply } from '../src/chat/problems.ts';
import type { Line, Reply } from '../src/chat/reply.ts';
import { inLanguage } from '../src/chat/statements.ts';
import { checkCall } from '../src/chat/typed.ts';
import { textsFor } from '../src/text/index.ts';

/** Lists the commands, or tells how to use one. */
export const help: Command = {
  name: 'help',
  ...worded('help'),
  options: [option('command', 'command', 'command')],
  async run({ command: name }, context) {
    const typed = name?.replace(/^\//, '').toLowerCase();
    if (!typed) return overview(context);
    const command = context.commands.find((candidate) => candidate.name === typed);
    if (command) return usage(command, context);
    const checked = checkCall({ command: typed, args: {} }, context.commands);
    return 'problem' in checked ? problemReply(checked.problem, context.language) : overview(context);
  },
};

function overview({ commands, knowledge, language }: CommandContext): Reply {
  const texts = textsFor(language).help;
  const lines = commands.map(
    (command): Line => [
      text(`/${command.name}`, 'code'),
      text(` — ${inLanguage(command.description, language, knowledge)}`),
    ],
  );
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

function usage(command: Command, { knowledge, language }: CommandContext): Reply {
  const texts = textsFor(language).help;
  const form = command.options.map(({ name, required }) => (required ? name : `[${name}]`));
  const lines = command.options.map(
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
      paragraph(text(`${texts.usage}: `, 'strong'), text([`/${command.name}`, ...form].join(' '), 'code')),
      ...bullets(lines),
    ],
    { audience: 'asker', actions: [call('/help', 'help')] },
  );
}
