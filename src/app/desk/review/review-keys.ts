import { DeskError } from '../../../desk/desk-error.ts';
import type { Act, Draft, DraftFact } from '../../../desk/draft.ts';
import {
  accept,
  accountOf,
  against,
  corrects,
  factOf,
  reject,
  reopen,
  same,
  skip,
  split,
  word,
} from '../../../desk/review/decisions.ts';
import { problemsOf } from '../../../desk/review/problems.ts';
import { FACT_FIELDS, typeFields } from '../../../desk/review/typed-facts.ts';
import { setTyped, wordsIn } from '../../../desk/review/typed-fields.ts';
import type { Knowledge } from '../../../knowledge/model.ts';

/** What a key does to a fact. */
export interface Key {
  /** The word for it in the audit log. */
  readonly what: string;
  /** It is decided with this, so that the next open fact comes. */
  readonly decides: boolean;
  /** What is written down besides: ids and names of fields. */
  detail?(rest: string, fact: DraftFact): string;
  apply(draft: Draft, n: number, rest: string, act: Act, context: KeyContext): Draft;
}

export interface KeyContext {
  readonly knowledge: Knowledge;
  readonly reviewers: number;
  readonly sourceText?: string;
}

/** The keys that change a fact. */
export const KEYS: Readonly<Record<string, Key>> = {
  a: {
    what: 'accept',
    decides: true,
    apply: (draft, n, rest, act, context) => acceptChecked(draft, n, rest, act, context),
  },
  'a!': {
    what: 'accept',
    decides: true,
    apply: (draft, n, _, act, context) => acceptChecked(draft, n, '!', act, context),
  },
  w: {
    ...{ what: 'word', decides: false },
    detail: (rest) => rest.split(/\s/)[0] ?? '',
    apply: (draft, n, rest, act) => word(draft, n, wordingIn(rest, draft), act),
  },
  s: linking('same', same, true),
  g: linking('against', against),
  c: linking('corrects', corrects),
  o: {
    ...{ what: 'account-of', decides: false },
    detail: (rest, fact) => target(rest.split(/\s/)[0] ?? '', fact),
    apply: (draft, n, rest, act, { knowledge }) => {
      const [of = '', ...title] = rest.split(/\s+/);
      const words = title.join(' ').trim();
      return accountOf(draft, n, target(of, factOf(draft, n)), act, {
        knowledge,
        ...(words === '' ? {} : { title: wordsIn(words, draft) }),
      });
    },
  },
  x: { what: 'split', decides: false, apply: (draft, n, _, act) => split(draft, n, act) },
  k: { what: 'skip', decides: true, apply: (draft, n, _, act) => skip(draft, n, act) },
  r: { what: 'reject', decides: true, apply: (draft, n, _, act) => reject(draft, n, act) },
  open: { what: 'reopen', decides: false, apply: (draft, n, _, act) => reopen(draft, n, act) },
  e: {
    ...{ what: 'edit', decides: false },
    detail: (rest) => rest.split(/\s/)[0] ?? '',
    apply: (draft, n, rest, act, context) => {
      const [, field = '', typed = ''] = /^(\S+)\s*(.*)$/s.exec(rest) ?? [];
      return edit(draft, n, field, typed, act, context);
    },
  },
  d: {
    ...{ what: 'date', decides: false },
    apply: (draft, n, rest, act, context) => {
      const { published } = draft.source;
      if (rest === '' && published === undefined)
        throw new DeskError('no-date', 'The source has no day of publication; type a date: d 2026-01');
      return edit(draft, n, 'when', rest || (published ?? ''), act, context);
    },
  },
};

/** Sets a field to what was typed: of a fact as in a chat, with names in any spelling and inferences written. */
function edit(draft: Draft, n: number, field: string, typed: string, act: Act, context: KeyContext): Draft {
  if (!FACT_FIELDS.some((each) => each === field)) return setTyped(draft, n, field, typed, act);
  const result = typeFields(draft, n, { [field]: typed }, act, { ...context, language: 'en' });
  const [refused] = result.refused;
  if (refused !== undefined) throw new DeskError('not-usable', refused.message);
  return result.draft;
}

export const HELP = `Type a key and Enter.
  a            accept as it is worded; a! also where something is asked
  w            word it, language by language; or: w en The words
  s, g, c      same as, against, corrects: the nearest fact; or: s 2, s fact-id
  o            account of the event of the nearest fact; or: o event-id; a new
               event needs a title: o fact-id en: The title; ar: العنوان
  x            split: a second fact of the same sentence
  k, r, open   skip for now, reject, take a decision back
  d            date it to the day of publication; or: d 2026-01
  e FIELD …    edit: says, status, when, names, topics, paragraph, gaps, id;
               title, publisher, author, language, url, published; a new name:
               e name kirkuk place en: Kirkuk; ar: كركوك
  u            undo          n, p, 7   next, previous, fact 7
  publish      write what is accepted; publish --yes without asking
  q            quit; everything is kept`;

function acceptChecked(
  draft: Draft,
  n: number,
  rest: string,
  act: Act,
  { knowledge, ...options }: KeyContext,
): Draft {
  const found = problemsOf(draft, n, knowledge, options).filter(({ field }) => field !== 'accepted');
  const refused = found.filter(({ kind }) => kind === 'refused');
  if (refused.length > 0)
    throw new DeskError(
      'not-acceptable',
      `Not accepted yet. ${refused.map(({ message }) => message).join(' ')}`,
    );
  if (found.length > 0 && rest.trim() !== '!') {
    const told = found.map(({ message }) => message).join(' ');
    throw new DeskError('to-confirm', `${told} Type "a!" to accept it all the same.`);
  }
  return accept(draft, n, act);
}

function linking(what: string, link: typeof same, decides = false): Key {
  return {
    ...{ what, decides },
    detail: (rest, fact) => target(rest, fact),
    apply(draft, n, rest, act, { knowledge }) {
      const id = target(rest, factOf(draft, n));
      if (knowledge.facts.some((fact) => fact.id === id)) return link(draft, n, id, act);
      throw new DeskError('no-such-fact', `There is no fact "${id}".`);
    },
  };
}

/** The id that an editor means: typed, by its number among the near facts, or the nearest. */
function target(typed: string, { near }: DraftFact): string {
  const word = typed.trim();
  if (word !== '' && !/^\d+$/.test(word)) return word;
  const found = near[word === '' ? 0 : Number(word) - 1];
  if (found !== undefined) return found.fact;
  throw new DeskError(
    'no-near-fact',
    near.length === 0
      ? 'No fact is near; type the id of one.'
      : `There are ${near.length} near facts; type a number or an id.`,
  );
}

/** `en The words` */
function wordingIn(typed: string, draft: Draft): Readonly<Record<string, string>> {
  const [, language, text] = /^([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\s+(.+)$/s.exec(typed.trim()) ?? [];
  if (language !== undefined && text !== undefined) return { [language]: text };
  return wordsIn(typed, draft);
}
