import type { QuestionKind } from '../../knowledge/model.ts';
import type { AnswerWords } from './answer-words/answer-words.ts';
import type { Wanted } from './answer-words/word-lists.ts';
import type { Word } from './word.ts';

/** What a question wants, and the words that say of what: "country" in "In what country is Normandy?". */
export interface Focus {
  readonly wanted: Wanted;
  /** Positions of the focus words. */
  readonly words: readonly number[];
}

const BY_KIND: Readonly<Partial<Record<QuestionKind, Wanted>>> = {
  who: 'person',
  'who-said': 'person',
  when: 'time',
  where: 'place',
  'how-many': 'number',
  why: 'cause',
  how: 'how',
};

/**
 * What a question wants: by the kind that the language's function words show, else by the noun that goes with its
 * question word ("في أي مدينة", "hangi şehir", "başkenti nedir").
 */
export function findFocus(words: readonly Word[], kind: QuestionKind, lists: AnswerWords): Focus {
  const head = headOf(words, lists);
  const focus = head === undefined ? [] : [head];
  const stem = words[head ?? -1]?.stem ?? '';
  const found = lists.nouns.find(([, list]) => list.has(stem))?.[0];
  const byKind = BY_KIND[kind];
  // "ما اسم": the name of anything.
  if (byKind === undefined || (byKind === 'person' && found !== undefined))
    return { wanted: found ?? 'thing', words: focus };
  return { wanted: byKind, words: byKind === 'number' ? focus : [] };
}

/** Position of the noun that goes with the question word; of two question words the first counts. */
function headOf(words: readonly Word[], { asking, askingAfter }: AnswerWords): number | undefined {
  const from = words.findIndex(({ folded }) => asking.has(folded));
  const until = words.findIndex(({ folded }) => askingAfter.has(folded));
  const isTopic = ({ content }: Word): boolean => content;
  if (until > 0) {
    const before = words.slice(0, until).findLastIndex(isTopic);
    if (before >= 0) return before;
  }
  if (from < 0) return undefined;
  const after = words.slice(from + 1).findIndex(isTopic);
  return after < 0 ? undefined : from + 1 + after;
}
