import type { Engine } from './engine.ts';
import { tokenize } from './words/fold.ts';
import { keyOf, phraseKey } from './words/grammar.ts';

const MARK = /[?؟]/u;

/** Words that ask without showing a kind of answer, so that the grammars have them among words without a topic. */
const WHAT: ReadonlySet<string> = new Set(
  [
    ...['what', "what's", 'whats', 'which', 'ما', 'ماذا', 'أي', 'شنو', 'شو', 'چی', 'کام'],
    ...['ne', 'hangi', 'quel', 'quelle', 'quels', 'quelles'],
  ].map(phraseKey),
);

/**
 * Whether a text has the form of a question: it has a question mark, or opens with a word that asks ("who", "how many", "is"). The
 * sources need not answer it.
 */
export function hasQuestionForm(
  text: string,
  { detect, compiled: { grammars } }: Pick<Engine, 'detect' | 'compiled'>,
): boolean {
  if (MARK.test(text)) return true;
  const grammar = grammars.get(detect(text));
  const tokens = tokenize(text).slice(0, grammar?.longest ?? 1);
  return tokens.some((_, index) => {
    const opening = keyOf(tokens.slice(0, index + 1));
    return WHAT.has(opening) || grammar?.kinds.has(opening);
  });
}
