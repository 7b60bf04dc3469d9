import type { QuestionKind } from '../../knowledge/model.ts';
import type { Word } from './word.ts';

/** What kind of answer a question on a text wants. */
export type Wanted =
  | 'person'
  | 'time'
  | 'number'
  | 'place'
  | 'land'
  | 'cause'
  | 'group'
  | 'name'
  | 'how'
  | 'thing';

/** What a question wants, and the words that say of what: "country" in "In what country is Normandy?". */
export interface Focus {
  readonly wanted: Wanted;
  /** Positions of the focus words. */
  readonly words: readonly number[];
}

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

/** Nouns that say what is wanted, tried in this order. */
const NOUNS: readonly (readonly [Wanted, ReadonlySet<string>])[] = [
  ['number', nouns('percentage percent proportion share number amount population quantity cost price rate')],
  ['time', nouns('year years date day month century centuries decade decades era period time')],
  ['land', nouns('country countries nation nations nationality continent language languages')],
  [
    'place',
    nouns(
      'city cities place places region regions state states area areas location town towns province river sea island capital county territory site',
    ),
  ],
  [
    'person',
    nouns(
      'person people man woman king queen emperor leader leaders president scientist inventor engineer author duke mathematician physicist philosopher historian writer bishop individual individuals earl prince ruler general',
    ),
  ],
  ['cause', nouns('reason reasons cause causes')],
  [
    'group',
    nouns(
      'company organization group court body institution government agency party treaty act law article case directive event war battle book paper',
    ),
  ],
];
const NAMING = nouns('name term word called named known');

const BY_KIND: Readonly<Partial<Record<QuestionKind, Wanted>>> = {
  who: 'person',
  'who-said': 'person',
  when: 'time',
  where: 'place',
  'how-many': 'number',
  why: 'cause',
  how: 'how',
};

function nouns(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/**
 * What a question wants, by its question word and the noun that goes with it (English), else by the kind that the
 * language's function words show.
 */
export function findFocus(words: readonly Word[], kind: QuestionKind): Focus {
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
      return whichOf(words, asking);
    default:
      return { wanted: BY_KIND[kind] ?? 'thing', words: [] };
  }
}

/** "Which unit ...", "What is the name of ...". */
function whichOf(words: readonly Word[], asking: number): Focus {
  const next = words[asking + 1]?.folded ?? '';
  const attached = !AUXILIARY.has(next);
  const focus = attached ? nounPhrase(words, asking + 1) : subject(words, asking + 2);
  const head = focus.at(-1);
  // "What country's army": any of the nouns; "What is the king of that country": only the head.
  const telling = attached ? focus : head === undefined ? [] : [head];
  const found = NOUNS.find(([, list]) => telling.some((at) => list.has(words[at]?.folded ?? '')));
  if (found !== undefined) return { wanted: found[0], words: focus };
  return { wanted: words.some((word) => NAMING.has(word.folded)) ? 'name' : 'thing', words: focus };
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
