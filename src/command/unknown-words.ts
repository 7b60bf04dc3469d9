import type { Answer } from '../query/types.ts';
import { fold } from '../query/words/fold.ts';

/** The most that are told of one question. */
const MOST = 8;
/** In letters. Longer ones are addresses, ids and the like. */
const SHORTEST = 2;
const LONGEST = 40;

/** What names an account, a chat or an address: @someone, #channel, t.me/chat, someone@example.org. */
const NAMING = /\S*[@#/\\:]\S*/gu;

/**
 * The words of a question that no source has, folded, each once. None if it was answered: then they do not matter. Numbers
 * and names of accounts and chats are left out.
 */
export function unknownWords({
  outcome,
  form,
  missing,
  question,
  explanation,
}: Pick<Answer, 'outcome' | 'form' | 'missing' | 'question' | 'explanation'>): readonly string[] {
  if (form.kind === 'parts') return [...new Set(form.parts.flatMap(unknownWords))].slice(0, MOST);
  if (outcome === 'answered') return [];
  const naming = fold((question.match(NAMING) ?? []).join(' '));
  const refused = missing?.kind === 'unknown-words' ? missing.words : [];
  const words = [...refused, ...explanation.unknown]
    .map(fold)
    .filter((word) => isTold(word) && !naming.includes(word));
  return [...new Set(words)].slice(0, MOST);
}

function isTold(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && /\p{L}/u.test(word);
}
