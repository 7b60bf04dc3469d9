import type { QuestionKind } from '../../knowledge/model.ts';
import type { Term } from '../words/lexicon.ts';

/** One of a fact's own questions, as terms. */
export interface OwnQuestion {
  readonly kind: QuestionKind;
  /** For each meaningful word or phrase the terms that it may stand for. */
  readonly slots: readonly (readonly Term[])[];
}

/**
 * Own questions as text, one a line: `who n:sudani|n:prime-minister c:phone|w:phone`. A fact has dozens of them, and
 * most are never compared with a question; as text they are read back from the cache in one piece.
 */
export function formatOwnQuestions(questions: readonly OwnQuestion[]): string {
  return questions
    .map(({ kind, slots }) => [kind, ...slots.map((terms) => terms.join('|'))].join(' '))
    .join('\n');
}

/** Reads what `formatOwnQuestions` wrote. */
export function parseOwnQuestions(text: string): OwnQuestion[] {
  return linesOf(text).map((line) => {
    const [kind, ...slots] = line.split(' ');
    return { kind: kind as QuestionKind, slots: slots.map((terms) => terms.split('|')) };
  });
}

/** For each own question its terms, each as often as it stands there. */
export function termsOfQuestions(text: string): Term[][] {
  return linesOf(text).map((line) => line.split(/[ |]/).slice(1));
}

/** How many own questions a text has. */
export function countQuestions(text: string): number {
  return linesOf(text).length;
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}
