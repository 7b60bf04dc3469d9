import type { Command, CommandContext } from '../src/command/command.ts';
import { PRIVATE, worded } from '../src/command/declare.ts';
import { currentFacts } from '../src/knowledge/current-facts.ts';
import type { Source } from '../src/knowledge/model.ts';
import { bullets, heading, notice, paragraph, reply, text } from '../src/reply/build.ts';
import { showMoment } from '../src/reply/dates.ts';
import type { Line, Span } from '../src/reply/reply.ts';
import { sourceAgeLine } from '../src/reply/source-age.ts';
import { textsFor } from '../src/text/index.ts';

/** Lists the sources: title, publisher, author, date, and how many facts each one has. */
export const sources: Command = {
  name: 'sources',
  ...worded('sources'),
  readOnly: true,
  inGroups: true,
  options: [PRIVATE],
  async run(_args, context) {
    const { knowledge, language } = context;
    const { sources: say } = textsFor(language);
    if (knowledge.sources.length === 0) return notice(language, [say.none]);
    const age = sourceAgeLine(knowledge, context.now(), language);
    return reply(language, [
      heading(say.title),
      ...bullets(knowledge.sources.map((source) => sourceLine(source, context))),
      ...(age ? [paragraph(text(age, 'quiet'))] : []),
    ]);
  },
};

function sourceLine(source: Source, { knowledge, language }: CommandContext): Line {
  const texts = textsFor(language);
  const count = currentFacts(knowledge.facts).filter((fact) => fact.source.id === source.id).length;
  const title: Span = source.url
    ? { kind: 'link', text: source.title, url: source.url }
    : text(source.title, 'strong');
  const details = [
    source.publisher,
    ...(source.author ? [source.author] : []),
    texts.sources.published(showMoment(source.published, texts)),
    texts.facts(count),
  ];
  return [title, text(` — ${details.join(' · ')}`)];
}
