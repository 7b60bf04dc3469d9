import { bullets, heading, labelled, notice, paragraph, reply, text } from '../src/chat/build.ts';
import type { Command, CommandContext } from '../src/chat/command.ts';
import { quoted } from '../src/chat/missing.ts';
import { topicOf, topicProblem } from '../src/chat/options.ts';
import { standing } from '../src/chat/standing.ts';
import { inLanguage, Statements, speakerOf } from '../src/chat/statements.ts';
import type { Fact } from '../src/knowledge/model.ts';
import { inEveryLanguage, textsFor } from '../src/text/index.ts';

/** Tells who claims what on a topic: first the statements that pull against each other, then the rest by speaker. */
export const claims: Command = {
  name: 'claims',
  description: inEveryLanguage((texts) => texts.commands.claims),
  options: [
    {
      name: 'topic',
      kind: 'topic',
      description: inEveryLanguage((texts) => texts.options.topic),
      required: true,
    },
  ],
  async run({ topic: typed = '' }, context) {
    const { knowledge, language } = context;
    const topic = topicOf(typed, knowledge);
    const about = topic === undefined ? byWords(typed, context) : byTopic(topic, context);
    if (about.length === 0 && topic === undefined) return topicProblem(typed, context);
    const texts = textsFor(language);
    const title = topic === undefined ? undefined : knowledge.situation.topics[topic];
    const shown = title ? inLanguage(title, language, knowledge) : quoted(typed, texts);
    const groups = opposed(about, standing(knowledge.facts));
    const inGroup = new Set(groups.flat());
    const alone = about.filter((fact) => fact.status !== 'reported' && !inGroup.has(fact));
    if (groups.length + alone.length === 0) return notice(language, [texts.claims.nothing(shown)]);
    const statements = new Statements(knowledge, language);
    const lines = (facts: readonly Fact[]) => facts.map((fact) => statements.line(fact));
    const blocks = [
      heading(shown),
      ...groups.flatMap((group) => labelled(texts.claims.against, lines(group))),
      ...[...Map.groupBy(alone, (fact) => speakerOf(fact, language, knowledge))].flatMap(
        ([speaker, facts]) => [paragraph(text(`${speaker}:`, 'strong')), ...bullets(lines(facts))],
      ),
    ];
    return reply(language, blocks, { citations: statements.citations });
  },
};

function byTopic(topic: string, { knowledge }: CommandContext): readonly Fact[] {
  return standing(knowledge.facts).filter((fact) => fact.topics.includes(topic));
}

function byWords(words: string, context: CommandContext): readonly Fact[] {
  const answer = context.ask({ text: words });
  return answer.outcome === 'answered' ? [...answer.statements, ...answer.related] : [];
}

/** Groups of facts that pull against each other, each with one of these facts at least. */
function opposed(about: readonly Fact[], all: readonly Fact[]): readonly (readonly Fact[])[] {
  const byId = new Map(all.map((fact) => [fact.id, fact]));
  const placed = new Set<Fact>();
  const groups: Fact[][] = [];
  for (const start of about) {
    if (placed.has(start)) continue;
    const group = [start];
    placed.add(start);
    for (const member of group) {
      for (const id of member.against) {
        const other = byId.get(id);
        if (!other || placed.has(other)) continue;
        placed.add(other);
        group.push(other);
      }
    }
    if (group.length > 1) groups.push(group);
  }
  return groups;
}
