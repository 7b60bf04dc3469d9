import type { AnaphoraKind, FunctionWords, QuestionKind } from '../../knowledge/model.ts';
import { type Token, tokenize } from './fold.ts';

/** The function words of a language, folded and ready for looking up. */
export interface Grammar {
  readonly kinds: ReadonlyMap<string, QuestionKind>;
  readonly anaphora: ReadonlyMap<string, AnaphoraKind>;
  readonly continues: ReadonlySet<string>;
  readonly amounts: ReadonlySet<string>;
  /** Function phrases of several words, which carry no topic together. */
  readonly phrases: ReadonlySet<string>;
  /** First words of kinds and phrases: at any other word there is nothing to look for. */
  readonly openers: ReadonlySet<string>;
  /** Words in the longest phrase. */
  readonly longest: number;
  /** All single words of the above and the stop words; a text's language is detected by them. */
  readonly votes: ReadonlySet<string>;
}

/** Kinds in order of precedence, where a question shows several. */
const KIND_ORDER: readonly QuestionKind[] = [
  'how-many',
  'who-said',
  'why',
  'when',
  'where',
  'who',
  'latest',
  'list',
  'how',
  'what',
  'yes-no',
];

/** Folds a language's function words. */
export function createGrammar(words: FunctionWords | undefined): Grammar {
  const kinds = new Map<string, QuestionKind>();
  for (const [kind, list] of Object.entries(words?.kind ?? {})) {
    for (const text of list) {
      const key = phraseKey(text);
      if (key !== '' && !kinds.has(key)) kinds.set(key, kind as QuestionKind);
    }
  }
  const stop = (words?.stop ?? []).map(phraseKey);
  const phrases = new Set(stop.filter((key) => key.includes(' ')));
  const continues = new Set((words?.continue ?? []).map(phraseKey));
  const all = [...kinds.keys(), ...stop, ...continues];
  const anaphora = new Map<string, AnaphoraKind>();
  for (const [kind, list] of Object.entries(words?.anaphora ?? {})) {
    for (const text of list) anaphora.set(phraseKey(text), kind as AnaphoraKind);
  }
  return {
    kinds,
    anaphora,
    continues,
    phrases,
    amounts: new Set((words?.amounts ?? []).map(phraseKey)),
    openers: new Set([...kinds.keys(), ...phrases].map((key) => key.split(' ')[0] ?? '')),
    longest: Math.max(1, ...[...kinds.keys(), ...phrases].map((key) => key.split(' ').length)),
    votes: new Set(all.flatMap((key) => key.split(' '))),
  };
}

/** Folded words of a phrase, joined: the key under which function words are kept. */
export function phraseKey(phrase: string): string {
  return keyOf(tokenize(phrase));
}

/** The same for words that are already tokenised. */
export function keyOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.folded).join(' ');
}

/** The kind of answer wanted, and the positions of the words that show it or are empty phrases. */
export function findKind(
  tokens: readonly Token[],
  grammar: Grammar,
  language: string,
): { readonly kind: QuestionKind; readonly small: ReadonlySet<number> } {
  const small = new Set<number>();
  let kind: QuestionKind | undefined;
  for (let at = 0; at < tokens.length; at++) {
    if (!grammar.openers.has(tokens[at]?.folded ?? '')) continue;
    for (let length = Math.min(grammar.longest, tokens.length - at); length >= 1; length--) {
      const key = keyOf(tokens.slice(at, at + length));
      const found = grammar.kinds.get(key);
      // Auxiliaries ask yes or no only where they open the question; Turkish asks it by a particle anywhere.
      const counts = found !== undefined && (found !== 'yes-no' || at === 0 || language === 'tr');
      if (!counts && !(length > 1 && grammar.phrases.has(key))) continue;
      for (let i = at; i < at + length; i++) small.add(i);
      if (found !== undefined && (kind === undefined || KIND_ORDER.indexOf(found) < KIND_ORDER.indexOf(kind)))
        kind = found;
      at += length - 1;
      break;
    }
  }
  return { kind: kind ?? 'what', small };
}
