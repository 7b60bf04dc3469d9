import { lazy } from '../../util/lazy.ts';
import type { Token } from '../words/fold.ts';
import { ACT_WORDS, type Act } from './act-words.ts';
import { isVerb } from './clauses.ts';
import { WordForms } from './word-forms.ts';

/** Acts that cannot both be what happened, or states that cannot both hold, of the same people or place. */
const EXCLUSIVE: readonly (readonly [Act, string])[] = [
  ['kill', 'arrest release escape win'],
  ['wound', 'arrest'],
  ['arrest', 'release escape'],
  ['surrender', 'arrest'],
  ['close', 'open'],
  ['deny', 'promise admit'],
  ['refuse', 'promise support urge'],
  ['oppose', 'support urge'],
  ['praise', 'condemn'],
  ['stop', 'continue begin'],
  ['collapse', 'secure'],
  ['unsafe', 'secure'],
  ['relaxed', 'alert'],
  ['lower', 'raise'],
  ['former', 'present'],
  ['withdraw', 'support guard'],
  ['guard', 'surrender'],
  ['lose', 'win'],
];

/**
 * Acts that are often a matter of wording beside another: a claim with the one is stated by a fact with the other, and
 * the vocabulary decides.
 */
const LOOSE: ReadonlySet<Act> = new Set<Act>([
  'support',
  'urge',
  'continue',
  'begin',
  'raise',
  'secure',
  'alert',
  'present',
  'former',
  'meet',
  'travel',
  'phone',
  'win',
  'return',
  'lower',
  'attack',
  'image',
  'promise',
  'release',
  'escape',
]);

/** What people say that they want, or think: what it is about need not have come about. */
const STANCES: ReadonlySet<Act> = new Set<Act>([
  'urge',
  'oppose',
  'support',
  'refuse',
  'promise',
  'praise',
  'condemn',
  'deny',
  'admit',
  'threaten',
  'apologise',
  'order',
]);

const forms = new Map<string, () => WordForms<Act>>(
  ['en', 'ar', 'ckb', 'tr', 'fr'].map((language) => [language, lazy(() => build(language))]),
);

function build(language: string): WordForms<Act> {
  const words = new WordForms<Act>(language);
  for (const [act, byLanguage] of Object.entries(ACT_WORDS)) {
    words.add((byLanguage as Readonly<Record<string, string>>)[language] ?? '', act as Act);
  }
  return words;
}

/** An act that words of a text name: the place of the first, how many they are, and whether the doer stands before them. */
export interface NamedAct {
  readonly act: Act;
  readonly at: number;
  readonly length: number;
  readonly isActive: boolean;
}

/** Acts that one does to another, who would not do the same in turn. */
const ONE_SIDED: ReadonlySet<Act> = new Set<Act>([
  'arrest',
  'kill',
  'wound',
  'release',
  'bomb',
  'attack',
  'win',
  'dismiss',
  'recapture',
  'support',
  'promise',
  'order',
  'urge',
  'refuse',
  'praise',
  'condemn',
]);
const BEING: ReadonlySet<string> = new Set('is are was were be been being got get'.split(' '));
/** English words right before a noun. */
const BEFORE_NOUN: ReadonlySet<string> = new Set('the an a of'.split(' '));
/** English words that follow a participle more often than an active verb with an object. */
const AFTER_PARTICIPLE: ReadonlySet<string> = new Set(
  'from in by at after on to during for as and near of'.split(' '),
);

/** Whether an act has a doer and somebody to whom it is done. */
export function isOneSided(act: Act): boolean {
  return ONE_SIDED.has(act);
}

/** In English: neither "was arrested" nor "the man arrested in". */
function isActive(tokens: readonly Token[], at: number, length: number, language: string): boolean {
  // Elsewhere word order does not show it.
  if (language !== 'en') return false;
  const isFiniteVerb = (token: Token): boolean => token.folded.endsWith('ed') || isVerb(token, language);
  if (!tokens.slice(at, at + length).some(isFiniteVerb)) return false;
  const before = tokens.slice(Math.max(0, at - 3), at);
  if (before.some(({ folded }) => BEING.has(folded)) || BEFORE_NOUN.has(before.at(-1)?.folded ?? ''))
    return false;
  const next = tokens[at + length];
  return next !== undefined && !AFTER_PARTICIPLE.has(next.folded);
}

/** The acts that words of a text name, in order. */
export function actsIn(tokens: readonly Token[], language: string): readonly NamedAct[] {
  const words = forms.get(language)?.();
  if (words === undefined) return [];
  const found = [];
  for (let at = 0; at < tokens.length; at++) {
    const match = words.at(tokens, at);
    if (match === undefined) continue;
    const { value: act, length } = match;
    found.push({ act, at, length, isActive: isActive(tokens, at, length, language) });
    at += match.length - 1;
  }
  return found;
}

const exclusive = lazy(() => {
  const pairs = new Map<Act, Set<Act>>();
  const join = (one: Act, other: Act) => pairs.set(one, (pairs.get(one) ?? new Set<Act>()).add(other));
  for (const [one, others] of EXCLUSIVE) {
    for (const other of others.split(' ') as Act[]) {
      join(one, other);
      join(other, one);
    }
  }
  return pairs;
});

/** Whether two acts exclude each other. */
export function excludes(one: Act, other: Act): boolean {
  return exclusive().get(one)?.has(other) ?? false;
}

/** Acts that two do together. */
const MUTUAL: ReadonlySet<Act> = new Set<Act>(['meet', 'phone', 'sign', 'marry']);

/** Whether it does not matter who is named first. */
export function isMutual(act: Act): boolean {
  return MUTUAL.has(act);
}

/** Acts of which a source that tells of them tells plainly: a fact without one does not answer a question about it. */
const GRAVE: ReadonlySet<Act> = new Set<Act>([
  'kill',
  'wound',
  'bomb',
  'invade',
  'overrun',
  'surrender',
  'close',
  'withdraw',
  'resign',
  'dismiss',
  'vote',
  'sign',
  'marry',
  'buy',
  'donate',
  'apologise',
  'collapse',
]);

/** Whether a fact without the act cannot answer a question about it. */
export function isGrave(act: Act): boolean {
  return GRAVE.has(act);
}

/** Whether only a word for the very same act states this one. */
export function isStrict(act: Act): boolean {
  return !LOOSE.has(act);
}

/** Whether it is what somebody wants or thinks. */
export function isStance(act: Act): boolean {
  return STANCES.has(act);
}
