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

/** Tells what happened in order of time, with the precision to which each time is known. */
export const timeline: Command = {
  name: 'timeline',
  ...worded('timeline'),
  options: [option('topic', 'topic', 'timelineTopic'), PRIVATE],
  async run({ topic: typed }, context) {
    const { knowledge, language } = context;
    const texts = textsFor(language);
    const topic = typed ? topicOf(typed, knowledge) : undefined;
    if (typed && topic === undefined) return topicProblem(typed, context);
    const facts = currentFacts(knowledge.facts)
      .filter((fact) => topic === undefined || fact.topics.includes(topic))
      .toSorted(inTime);
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

/** First begun first; of two that began together, the one that was over first. */
function inTime(a: Fact, b: Fact): number {
  return a.when.from.localeCompare(b.when.from) || a.when.to.localeCompare(b.when.to);
}
