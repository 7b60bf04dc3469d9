import type { Fact } from '../knowledge/model.ts';
import type { Answer, Question } from '../query/types.ts';

/** The most letters that a question may have to stand on a button, on any platform, its mark aside. */
const LONGEST_LABEL = 79;
const MOST_FACTS = 3;

/** What a fact is asked by, per language and as-of date; undefined where no question of its own leads to it. */
const known = new WeakMap<Fact, Map<string, string | undefined>>();

/**
 * A question to go on with: about one of the nearest facts that the answer did not show, in the answer's language,
 * and one that is known to be answered with that fact.
 */
export function furtherQuestion(answer: Answer, ask: (question: Question) => Answer): string | undefined {
  if (answer.missing?.kind === 'empty' || answer.missing?.kind === 'too-long') return undefined;
  const shown = answer.outcome === 'answered' ? answer.statements : [];
  return answer.related
    .filter((fact) => !shown.includes(fact))
    .slice(0, MOST_FACTS)
    .map((fact) => questionOf(fact, answer, ask))
    .find((question) => question !== undefined && question !== answer.question);
}

function questionOf(
  fact: Fact,
  { language, asOf }: Answer,
  ask: (question: Question) => Answer,
): string | undefined {
  const questions = known.get(fact) ?? new Map<string, string | undefined>();
  known.set(fact, questions);
  const key = `${language} ${asOf ?? ''}`;
  if (!questions.has(key)) {
    const question = (fact.questions[language] ?? [])
      .filter((text) => text.length <= LONGEST_LABEL)
      .find((text) => ask({ text, language, ...(asOf ? { asOf } : {}) }).statements[0] === fact);
    questions.set(key, question);
  }
  return questions.get(key);
}
