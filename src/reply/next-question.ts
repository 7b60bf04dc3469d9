import { LRUCache } from 'lru-cache';
import type { Fact } from '../knowledge/model.ts';
import type { Answer, Question } from '../query/types.ts';
import { given } from '../util/given.ts';

/** The most letters of a question on a button, on any platform, without the question mark. */
const LONGEST_LABEL = 79;
const MOST_FACTS = 3;
/** How many languages and as-of dates are remembered of a fact. */
const MOST_REMEMBERED = 16;

/** The question that leads to a fact in a language as of a date, if one does. */
interface Found {
  readonly question: string | undefined;
}

/** What was found for a fact, by language and as-of date. */
const foundByFact = new WeakMap<Fact, LRUCache<string, Found>>();

/**
 * A question for the reader to ask next, in the answer's language. It is about one of the nearest facts that the answer
 * did not show, and asking it gives that fact.
 */
export function nextQuestion(answer: Answer, ask: (question: Question) => Answer): string | undefined {
  if (answer.missing?.kind === 'empty' || answer.missing?.kind === 'too-long') return undefined;
  return answer.related
    .slice(0, MOST_FACTS)
    .map((fact) => questionFor(fact, answer, ask))
    .find((question) => question !== undefined && question !== answer.question);
}

function questionFor(
  fact: Fact,
  { language, asOf }: Answer,
  ask: (question: Question) => Answer,
): string | undefined {
  const known = foundByFact.get(fact) ?? new LRUCache<string, Found>({ max: MOST_REMEMBERED });
  foundByFact.set(fact, known);
  const key = `${language} ${asOf ?? ''}`;
  const found = known.get(key) ?? {
    question: fact.questions[language]
      ?.filter((text) => text.length <= LONGEST_LABEL)
      .find((text) => ask({ text, language, ...given({ asOf }) }).statements[0] === fact),
  };
  known.set(key, found);
  return found.question;
}
