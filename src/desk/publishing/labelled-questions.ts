import * as z from 'zod';
import { currentFacts } from '../../knowledge/current-facts.ts';
import type { Knowledge } from '../../knowledge/model.ts';
import { given } from '../../util/given.ts';

/** A question whose answer is known to be right, and should stay what it is. */
export interface LabelledQuestion {
  readonly question: string;
  /** Earlier questions of the same conversation, oldest first. */
  readonly context?: readonly string[];
}

/** The questions that readers are offered, in every language. */
export function offeredQuestions({ facts }: Knowledge): readonly LabelledQuestion[] {
  return currentFacts(facts).flatMap(({ ask = {} }) => Object.values(ask).map((question) => ({ question })));
}

const Line = z.object({ question: z.string(), context: z.array(z.string()).exactOptional() });

/** The questions in lines of JSON (CONTRIBUTING.md, "Ranking"). Lines without a question are left out. */
export function labelledIn(text: string): readonly LabelledQuestion[] {
  return text.split('\n').flatMap((line) => {
    const parsed = Line.safeParse(jsonIn(line));
    return parsed.success
      ? [{ question: parsed.data.question, ...given({ context: parsed.data.context }) }]
      : [];
  });
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
