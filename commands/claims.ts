import type { Command, CommandContext } from '../src/command/command.ts';
import { PRIVATE, required, worded } from '../src/command/declare.ts';
import { topicOf, topicProblem } from '../src/command/options.ts';
import { currentFacts } from '../src/knowledge/current-facts.ts';
import { disagreementsOf } from '../src/knowledge/disagreements.ts';
import type { Fact } from '../src/knowledge/model.ts';
import { heading, labelled, notice, reply } from '../src/reply/build.ts';
import type { Block } from '../src/reply/reply.ts';
import { Statements } from '../src/reply/statements.ts';
import { inLanguage, quoted, speakerOf } from '../src/reply/text.ts';
import { textsFor } from '../src/text/index.ts';

/** Shows who claims what on a topic: first facts in tension with each other, then the others by speaker. */
export const claims: Command = {
  name: 'claims',
  ...worded('claims'),
  readOnly: true,
  inGroups: true,
  options: [required('topic', 'topic', 'topic'), PRIVATE],
  async run({ topic: typed = '' }, context) {
    const { knowledge, language } = context;
    const topic = topicOf(typed, knowledge);
    const about = topic === undefined ? byWords(typed, context) : byTopic(topic, context);
    if (about.length === 0 && topic === undefined) return topicProblem(typed, context);
    const texts = textsFor(language);
    const title = topic === undefined ? undefined : knowledge.situation.topics[topic];
    const shown = title ? inLanguage(title, language, knowledge) : quoted(typed, texts);
    const disagreements = disagreementsOf(about, currentFacts(knowledge.facts));
    const shownAbove = new Set(disagreements.flatMap(({ facts, against }) => [...facts, ...against]));
    const alone = about.filter((fact) => fact.status !== 'reported' && !shownAbove.has(fact));
    if (disagreements.length + alone.length === 0) return notice(language, [texts.claims.nothing(shown)]);
    const statements = new Statements(knowledge, language);
    const lines = (facts: readonly Fact[]) => facts.map((fact) => statements.line(fact));
    const blocks: readonly Block[] = [
      heading(shown),
      ...disagreements.flatMap(({ facts, against }): readonly Block[] => [
        ...lines(facts).map((spans): Block => ({ kind: 'paragraph', spans })),
        ...labelled(texts.answer.against, lines(against)),
      ]),
      ...[...Map.groupBy(alone, (fact) => speakerOf(fact, language, knowledge))].flatMap(([speaker, facts]) =>
        labelled(`${speaker}:`, lines(facts)),
      ),
    ];
    return reply(language, blocks, { citations: statements.citations });
  },
};

function byTopic(topic: string, { knowledge }: CommandContext): readonly Fact[] {
  return currentFacts(knowledge.facts).filter((fact) => fact.topics.includes(topic));
}

function byWords(words: string, context: CommandContext): readonly Fact[] {
  const answer = context.ask({ text: words });
  return answer.outcome === 'answered' ? [...answer.statements, ...answer.related] : [];
}
