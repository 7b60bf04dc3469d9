import type { Command } from '../src/command/command.ts';
import { option, PRIVATE, worded } from '../src/command/declare.ts';
import { topicOf, topicProblem } from '../src/command/options.ts';
import { currentFacts } from '../src/knowledge/current-facts.ts';
import type { Fact } from '../src/knowledge/model.ts';
import { bullets, heading, notice, reply } from '../src/reply/build.ts';
import { showMoment } from '../src/reply/dates.ts';
import { Statements } from '../src/reply/statements.ts';
import { inLanguage } from '../src/reply/text.ts';
import { textsFor } from '../src/text/index.ts';

/** Lists the facts in order of time, each time as precisely as it is known. */
export const timeline: Command = {
  name: 'timeline',
  ...worded('timeline'),
  readOnly: true,
  inGroups: true,
  options: [option('topic', 'topic', 'timelineTopic'), PRIVATE],
  async run({ topic: typed }, context) {
    const { knowledge, language } = context;
    const texts = textsFor(language);
    const topic = typed ? topicOf(typed, knowledge) : undefined;
    if (typed && topic === undefined) return topicProblem(typed, context);
    const facts = currentFacts(knowledge.facts)
      .filter((fact) => topic === undefined || fact.topics.includes(topic))
      .toSorted(byTime);
    if (facts.length === 0) return notice(language, [texts.timeline.nothing]);
    const title = inLanguage(
      (topic === undefined ? undefined : knowledge.situation.topics[topic]) ?? knowledge.situation.title,
      language,
      knowledge,
    );
    const statements = new Statements(knowledge, language);
    const blocks = [...Map.groupBy(facts, (fact) => showMoment(fact.when, texts))].flatMap(
      ([when, group]) => [heading(when), ...bullets(group.map((fact) => statements.line(fact)))],
    );
    return reply(language, [heading(`${texts.timeline.title}: ${title}`), ...blocks], {
      citations: statements.citations,
    });
  },
};

/** Orders by the start, then by the end. */
function byTime(a: Fact, b: Fact): number {
  return a.when.from.localeCompare(b.when.from) || a.when.to.localeCompare(b.when.to);
}
