import type { QuestionKind } from '../../knowledge/model.ts';
import type { AnswerWords } from './answer-words/answer-words.ts';
import { type Focus, findFocus } from './wanted.ts';
import type { Word } from './word.ts';

const ASKING = /^(?:what|which|who|whom|whose|when|where|why|how)$/;
const AUXILIARY = new Set(
  'is are was were be been being do does did has have had can could will would shall should may might must'.split(
    ' ',
  ),
);
const ENDS_FOCUS = new Set('to that by with for from who which'.split(' '));
const PASSED_OVER = new Set('of the a an other in'.split(' '));
const MEASURES = new Set(
  'long old far large big high tall fast often deep hot heavy many much few'.split(' '),
);
/** Words of focus longer than this are a clause. */
const MOST = 4;

/** What an English question wants, by its question word and the noun that goes with it, else by its kind. */
export function findEnglishFocus(words: readonly Word[], kind: QuestionKind, lists: AnswerWords): Focus {
  const asking = words.findIndex(({ folded }) => ASKING.test(folded));
  const folded = (at: number): string => words[at]?.folded ?? '';
  switch (folded(asking)) {
    case 'who':
    case 'whom':
    case 'whose':
      return { wanted: 'person', words: [] };
    case 'when':
      return { wanted: 'time', words: [] };
    case 'where':
      return { wanted: 'place', words: [] };
    case 'why':
      return { wanted: 'cause', words: [] };
    case 'how':
      return MEASURES.has(folded(asking + 1))
        ? { wanted: 'number', words: nounPhrase(words, asking + 2) }
        : { wanted: 'how', words: [] };
    case 'what':
    case 'which':
      return whichOf(words, asking, lists);
    default:
      return { wanted: findFocus(words, kind, lists).wanted, words: [] };
  }
}

/** "Which unit ...", "What is the name of ...". */
function whichOf(words: readonly Word[], asking: number, { nouns }: AnswerWords): Focus {
  const next = words[asking + 1]?.folded ?? '';
  const attached = !AUXILIARY.has(next);
  const focus = attached ? nounPhrase(words, asking + 1) : subject(words, asking + 2);
  const head = focus.at(-1);
  // "What country's army": any of the nouns; "What is the king of that country": only the head.
  const telling = attached ? focus : head === undefined ? [] : [head];
  const says = (list: ReadonlySet<string>, at: number): boolean => list.has(words[at]?.stem ?? '');
  const found = nouns.find(([wanted, list]) => wanted !== 'name' && telling.some((at) => says(list, at)));
  if (found !== undefined) return { wanted: found[0], words: focus };
  const naming = nouns.find(([wanted]) => wanted === 'name')?.[1];
  const names = naming !== undefined && words.some((_, at) => says(naming, at));
  return { wanted: names ? 'name' : 'thing', words: focus };
}

/** The words from a position up to the verb. */
function nounPhrase(words: readonly Word[], from: number): number[] {
  const found: number[] = [];
  for (let at = from; at < words.length && found.length < MOST; at++) {
    const folded = words[at]?.folded ?? '';
    if (AUXILIARY.has(folded) || ENDS_FOCUS.has(folded)) break;
    if (!PASSED_OVER.has(folded)) found.push(at);
  }
  return found;
}

/** "What is the NOUN of": the noun after an article. */
function subject(words: readonly Word[], article: number): number[] {
  if (!/^(?:the|a|an)$/.test(words[article]?.folded ?? '')) return [];
  const found: number[] = [];
  for (let at = article + 1; words[at]?.content === true; at++) found.push(at);
  return found;
}
