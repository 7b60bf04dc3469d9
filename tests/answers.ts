import type { Answer, Missing } from '../src/query/types.ts';
import { factNamed } from './fixture.ts';

const EXPLANATION: Answer['explanation'] = {
  kind: 'what',
  names: [],
  matched: [],
  unmatched: [],
  unknown: [],
  features: [],
  confidence: 0.9,
  threshold: 0.5,
};

const BASE = {
  question: 'a question',
  asked: 'en',
  language: 'en',
  standsAlone: true,
  form: { kind: 'direct' },
  readAs: [],
  explanation: EXPLANATION,
} as const;

/** An answer made of the fixture's facts, the direct one first. */
export function answered(ids: readonly string[], rest: Partial<Answer> = {}): Answer {
  return { ...BASE, outcome: 'answered', statements: ids.map(factNamed), related: [], ...rest };
}

/** What comes nearest to a question and may not answer it. */
export function unsure(ids: readonly string[], rest: Partial<Answer> = {}): Answer {
  return { ...answered(ids, rest), outcome: 'unsure' };
}

/** An answer that the sources do not hold. */
export function unanswered(
  missing: Missing,
  related: readonly string[] = [],
  rest: Partial<Answer> = {},
): Answer {
  return {
    ...BASE,
    outcome: 'not-in-sources',
    statements: [],
    related: related.map(factNamed),
    missing,
    ...rest,
  };
}
