import { currentFacts } from './current-facts.ts';
import { ABOUT_SOURCE, type Fact, type Knowledge } from './model.ts';

/**
 * The current facts that have a question to offer, in the order in which to offer them: those that the situation names
 * as leading; then one of each topic in turn, so that the first few show the whole range; those about a source last.
 */
export function offeredFacts({ facts, situation }: Knowledge): readonly Fact[] {
  const offered = currentFacts(facts).filter(({ ask }) => ask !== undefined);
  const byId = new Map(offered.map((fact) => [fact.id, fact]));
  const leading = situation.leading.flatMap((id) => byId.get(id) ?? []);
  const rest = offered.filter((fact) => !leading.includes(fact));
  const news = rest.filter(({ topics }) => !topics.includes(ABOUT_SOURCE));
  const others = rest.filter(({ topics }) => topics.includes(ABOUT_SOURCE));
  return [...leading, ...inTurn(news), ...others];
}

/** The first fact of each first topic, then the second of each, and so on. */
function inTurn(facts: readonly Fact[]): readonly Fact[] {
  const byTopic = [...Map.groupBy(facts, ({ topics }) => topics[0]).values()];
  const longest = Math.max(0, ...byTopic.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => byTopic.flatMap((list) => list[at] ?? [])).flat();
}

/**
 * The facts whose questions tell a newcomer most: the first that are offered, of different first topics where there are
 * enough of them.
 *
 * @param language that the question must be in
 * @param most how many to give
 * @param longest the most characters of the question
 */
export function tellingFacts(
  knowledge: Knowledge,
  language: string,
  most: number,
  longest = Number.POSITIVE_INFINITY,
): readonly Fact[] {
  const asked = offeredFacts(knowledge).filter(({ ask }) => {
    const question = ask?.[language];
    return question !== undefined && question.length <= longest;
  });
  const firstOfTopics = Map.groupBy(asked, ({ topics }) => topics[0]);
  const different = [...firstOfTopics.values()].flatMap(([fact]) => fact ?? []);
  return [...new Set([...different, ...asked])].slice(0, most);
}
