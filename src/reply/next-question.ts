import type { Fact } from '../knowledge/model.ts';
import type { Answer, Question } from '../query/types.ts';
import { given } from '../util/given.ts';

/** The most letters of a question on a button, on any platform, without the question mark. */
const LONGEST_LABEL = 79;
const MOST_FACTS = 3;

/** By fact, then by language and as-of date: a question that leads to the fact, or undefined where none does. */
const questionsByFact = new WeakMap<Fact, Map<string, string | undefined>>();

/**
 * A question for the reader to ask next, in the answer's language. It is about one of the nearest facts that the answer
 * did not show, and asking it gives that fact.
 */
export function nextQuestion(answer: Answer, ask: (question: Question) => Answer): string | undefined {
  if (answer.missing?.kind === 'empty' || answer.missing?.kind === 'too-long') return undefined;
  const shown = answer.outcome === 'answered' ? answer.statements : [];
  return answer.related
    .filter((fact) => !shown.includes(fact))
    .slice(0, MOST_FACTS)
    .map((fact) => questionFor(fact, answer, ask))
    .find((question) => question !== undefined && question !== answer.question);
}

function questionFor(
  fact: Fact,
  { language, asOf }: Answer,
  ask: (question: Question) => Answer,
): string | undefined {
  const questions = questionsByFact.get(fact) ?? new Map<string, string | undefined>();
  questionsByFact.set(fact, questions);
  const key = `${language} ${asOf ?? ''}`;
  if (!questions.has(key)) {
    const question = (fact.questions[language] ?? [])
      .filter((text) => text.length <= LONGEST_LABEL)
      .find((text) => ask({ text, language, ...given({ asOf }) }).statements[0] === fact);
    questions.set(key, question);
  }
  return questions.get(key);
}
