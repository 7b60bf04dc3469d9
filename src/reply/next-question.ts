import { LRUCache } from 'lru-cache';
import type { Fact } from '../knowledge/model.ts';
import { statementsShown } from '../query/shown-statements.ts';
import type { Answer, Question } from '../query/types.ts';
import { given } from '../util/given.ts';

/** The most letters of a question on a button, on any platform. */
export const LONGEST_LABEL = 80;
const MOST_FACTS = 4;
/** How many languages and as-of dates are remembered of a fact. */
const MOST_REMEMBERED = 16;

/** Whether a fact's question leads to it, by language and as-of date. */
const leadsByFact = new WeakMap<Fact, LRUCache<string, boolean>>();

/**
 * A question for the reader to ask next, in the answer's language: the one that an editor wrote for one of the nearest
 * facts on the same matter that the answer did not show. Asking it gives that fact.
 */
export function nextQuestion(answer: Answer, ask: (question: Question) => Answer): string | undefined {
  if (answer.missing?.kind === 'empty' || answer.missing?.kind === 'too-long') return undefined;
  const [direct] = answer.statements;
  const { shown, left } = statementsShown(answer);
  const near = new Set([...left, ...answer.related]).difference(new Set(shown));
  return [...near]
    .filter((fact) => direct === undefined || isSameMatter(fact, direct))
    .slice(0, MOST_FACTS)
    .map((fact) => questionFor(fact, answer, ask))
    .find((question) => question !== undefined && question !== answer.question);
}

/** Whether two facts are mainly about the same topic or name, or tell of the same event. */
function isSameMatter(fact: Fact, other: Fact): boolean {
  const [topic] = other.topics;
  const [name] = other.names;
  return (
    fact.topics[0] === topic ||
    (name !== undefined && fact.names[0] === name) ||
    (fact.accountOf !== undefined && fact.accountOf === other.accountOf)
  );
}

function questionFor(
  fact: Fact,
  { language, asOf }: Answer,
  ask: (question: Question) => Answer,
): string | undefined {
  const text = fact.ask?.[language];
  if (text === undefined || text.length > LONGEST_LABEL) return undefined;
  const known = leadsByFact.get(fact) ?? new LRUCache<string, boolean>({ max: MOST_REMEMBERED });
  leadsByFact.set(fact, known);
  const key = `${language} ${asOf ?? ''}`;
  const leads = known.get(key) ?? ask({ text, language, ...given({ asOf }) }).statements[0] === fact;
  known.set(key, leads);
  return leads ? text : undefined;
}
