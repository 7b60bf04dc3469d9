import { tokenize } from './fold.ts';
import { type Grammar, keyOf, phraseKey } from './grammar.ts';

const MARK = /[?؟]/u;

/** Words that ask without showing a kind of answer, so that the grammars have them among words without a topic. */
const WHAT: ReadonlySet<string> = new Set(
  [
    ...['what', "what's", 'whats', 'which', 'ما', 'ماذا', 'أي', 'شنو', 'شو', 'چی', 'کام'],
    ...['ne', 'hangi', 'quel', 'quelle', 'quels', 'quelles'],
  ].map(phraseKey),
);

/**
 * Whether a text has the form of a question: it has a question mark, or opens with a word that asks ("who", "how many", "is").
 * @param grammar of the language in which it is written
 */
export function hasQuestionForm(text: string, grammar: Grammar | undefined): boolean {
  if (MARK.test(text)) return true;
  const tokens = tokenize(text).slice(0, grammar?.longest ?? 1);
  return tokens.some((_, index) => {
    const opening = keyOf(tokens.slice(0, index + 1));
    return WHAT.has(opening) || grammar?.kinds.has(opening);
  });
}
