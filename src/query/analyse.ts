import type { AnaphoraKind, FunctionWords, Knowledge, QuestionKind } from '../knowledge/model.ts';
import { type Token, tokenize } from './words/fold.ts';
import { stem, variants } from './words/inflection.ts';
import { createLanguageDetector, phraseKey } from './words/language.ts';
import { createLexicon, type Lexicon, lookUp, nameTerm, type Term, wordTerm } from './words/lexicon.ts';
import { correct } from './words/spelling.ts';

/** A term that one word or phrase may stand for, and how surely (0 to 1). */
export interface Sense {
  readonly term: Term;
  readonly weight: number;
}

/** How a word came to its senses. */
export type Knowing = 'vocabulary' | 'name' | 'phrase' | 'corrected' | 'unknown';

/** One meaningful word or phrase of a text; its senses are alternatives of each other. */
export interface Slot {
  readonly surface: string;
  readonly senses: readonly Sense[];
  readonly knowing: Knowing;
  /** Where its first word stands among the words of the text. */
  readonly position: number;
  /** Ids of the names that it may mean. */
  readonly names: readonly string[];
  /** Written with a capital inside the text: a name, even where nothing knows it. */
  readonly capital?: boolean;
}

/** A text taken apart. */
export interface Analysis {
  readonly language: string;
  readonly slots: readonly Slot[];
  readonly kind: QuestionKind;
  readonly anaphora: readonly AnaphoraKind[];
  /** Opens with words that carry on from an earlier turn ("and", "what about"). */
  readonly continues: boolean;
  /** Holds a number, in digits or in words. */
  readonly hasAmount: boolean;
  /** Number of words, function words included. */
  readonly length: number;
}

export interface Analyser {
  readonly lexicon: Lexicon;
  detect(text: string): string;
  analyse(text: string, language?: string): Analysis;
}

interface Grammar {
  readonly kinds: ReadonlyMap<string, QuestionKind>;
  readonly anaphora: ReadonlyMap<string, AnaphoraKind>;
  readonly continues: ReadonlySet<string>;
  /** Multi-word function phrases, whose words carry no topic there. */
  readonly phrases: ReadonlySet<string>;
  readonly longest: number;
  readonly amounts: ReadonlySet<string>;
}

/** Kinds from most to least telling, where a question shows several. */
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
const PHRASE_PART = 0.45;
const CORRECTED = 0.8;
const CACHED_WORDS = 20_000;

/** Builds the analyser of a knowledge's languages, names and vocabulary. */
export function createAnalyser(knowledge: Knowledge): Analyser {
  const lexicon = createLexicon(knowledge);
  const languages = knowledge.situation.asked;
  const grammars = new Map(
    languages.map((language) => [language, createGrammar(knowledge.functionWords[language])]),
  );
  const detect = createLanguageDetector(
    languages,
    knowledge.functionWords,
    (word, language) => lexicon.terms(word, language) !== undefined,
  );
  for (const { text, questions } of [...knowledge.facts, ...knowledge.gaps]) {
    for (const [language, words] of [...Object.entries(text), ...Object.entries(questions)]) {
      for (const token of tokenize([words].flat().join(' '))) lexicon.learn(token.folded, language);
    }
  }
  const cache = new Map<string, { readonly senses: readonly Sense[]; readonly knowing: Knowing }>();

  function senses(word: string, language: string): { readonly senses: readonly Sense[]; readonly knowing: Knowing } {
    const key = `${language}:${word}`;
    const cached = cache.get(key);
    if (cached !== undefined) return cached;
    if (cache.size >= CACHED_WORDS) cache.clear();
    const found = resolve(word, language);
    cache.set(key, found);
    return found;
  }

  function resolve(word: string, language: string): { readonly senses: readonly Sense[]; readonly knowing: Knowing } {
    const own: Sense = { term: wordTerm(stem(word, language)), weight: 1 };
    const known = lookUp(lexicon, word, language);
    if (known !== undefined) {
      const terms = [...known.terms];
      return {
        senses: [...expand(terms, 1), ...(terms.some((t) => t.startsWith('n:')) ? [] : [own])],
        knowing: terms.some((term) => term.startsWith('n:')) ? 'name' : 'vocabulary',
      };
    }
    if (lexicon.isLearnt(word, language)) return { senses: [own], knowing: 'vocabulary' };
    const nearest = correct(lexicon, word, language);
    if (nearest !== undefined) {
      if (lexicon.isStop(nearest, language)) return { senses: [], knowing: 'corrected' };
      const meant = { term: wordTerm(stem(nearest, language)), weight: CORRECTED };
      const terms = [...(lexicon.terms(nearest, language) ?? [])];
      return { senses: merge([own, meant, ...expand(terms, CORRECTED)]), knowing: 'corrected' };
    }
    return { senses: [own], knowing: 'unknown' };
  }

  function expand(terms: readonly Term[], weight: number): Sense[] {
    return terms.flatMap((term) => {
      if (!term.startsWith('n:')) return [{ term, weight }];
      return lexicon
        .meanings(term.slice(2))
        .map((meaning) => ({ term: nameTerm(meaning.id), weight: weight * meaning.weight }));
    });
  }

  function analyse(text: string, language = detect(text)): Analysis {
    const tokens = tokenize(text);
    const grammar = grammars.get(language) ?? createGrammar(undefined);
    const { kind, small } = findKind(tokens, grammar, language);
    const slots: Slot[] = [];
    const anaphora = new Set<AnaphoraKind>();
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      const pointer = grammar.anaphora.get(token.folded);
      if (pointer !== undefined) anaphora.add(pointer);
      const exact = lexicon.exact(token.surface, language);
      if (exact !== undefined && token.surface === token.surface.toUpperCase()) {
        slots.push(makeSlot(token.surface, expand([exact], 1), 'name', at));
        continue;
      }
      const phrase = findPhrase(tokens, at, language);
      if (phrase !== undefined) {
        const surface = tokens
          .slice(at, at + phrase.length)
          .map((t) => t.surface)
          .join(' ');
        const parts = phrase.term.startsWith('n:')
          ? []
          : tokens
              .slice(at, at + phrase.length)
              .filter((t) => !lexicon.isStop(t.folded, language))
              .flatMap((t) => senses(t.folded, language).senses)
              .map((sense) => ({ term: sense.term, weight: sense.weight * PHRASE_PART }));
        slots.push(
          makeSlot(
            surface,
            merge([...expand([phrase.term], 1), ...parts]),
            phrase.term.startsWith('n:') ? 'name' : 'phrase',
            at,
          ),
        );
        at += phrase.length - 1;
        continue;
      }
      if (lexicon.isStop(token.folded, language) || pointer !== undefined) continue;
      // "which provinces": the phrase shows the kind, and its noun is a topic all the same.
      if (small.has(at) && (kind === 'latest' || lexicon.terms(token.folded, language) === undefined)) continue;
      if (token.folded.length === 1 && !/\d/.test(token.folded)) continue;
      const found = senses(token.folded, language);
      if (found.senses.length === 0) continue;
      slots.push({ ...makeSlot(token.surface, found.senses, found.knowing, at), capital: token.capital });
    }
    const opening = tokens.slice(0, 3).map((token) => token.folded);
    const continues = [1, 2, 3].some((n) => grammar.continues.has(opening.slice(0, n).join(' ')));
    const hasAmount = tokens.some(({ folded }) => /^\d+$/.test(folded) || grammar.amounts.has(folded));
    return { language, slots, kind, anaphora: [...anaphora], continues, hasAmount, length: tokens.length };
  }

  /** The longest phrase of the lexicon that starts at a word, in the question's language or its script's others. */
  function findPhrase(
    tokens: readonly Token[],
    at: number,
    language: string,
  ): { readonly term: Term; readonly length: number } | undefined {
    const token = tokens[at] as Token;
    let best: { readonly term: Term; readonly length: number } | undefined;
    for (const tongue of lexicon.languages) {
      const forms = tongue === language ? variants(token.folded, tongue) : [token.folded];
      for (const phrase of lexicon.phrases(forms, tongue)) {
        const length = phrase.words.length;
        if (length <= (best?.length ?? 1) || at + length > tokens.length) continue;
        const fits = phrase.words.every((word, i) => {
          const typed = tokens[at + i]?.folded ?? '';
          return typed === word || (tongue === language && variants(typed, tongue).includes(phrase.stems[i] ?? word));
        });
        if (fits) best = { term: phrase.term, length };
      }
    }
    return best;
  }

  return { lexicon, detect, analyse };
}

function makeSlot(surface: string, senses: readonly Sense[], knowing: Knowing, position: number): Slot {
  const names = senses.flatMap((sense) => (sense.term.startsWith('n:') ? [sense.term.slice(2)] : []));
  return { surface, senses, knowing, position, names };
}

/** One sense a term, at its highest weight. */
function merge(senses: readonly Sense[]): Sense[] {
  const best = new Map<Term, number>();
  for (const { term, weight } of senses) best.set(term, Math.max(weight, best.get(term) ?? 0));
  return [...best].map(([term, weight]) => ({ term, weight }));
}

function createGrammar(words: FunctionWords | undefined): Grammar {
  const kinds = new Map<string, QuestionKind>();
  const phrases = new Set<string>();
  let longest = 1;
  for (const [kind, list] of Object.entries(words?.kind ?? {})) {
    for (const text of list) {
      const key = phraseKey(text);
      if (key === '') continue;
      if (!kinds.has(key)) kinds.set(key, kind as QuestionKind);
      longest = Math.max(longest, key.split(' ').length);
    }
  }
  for (const text of words?.stop ?? []) {
    const key = phraseKey(text);
    if (key.includes(' ')) {
      phrases.add(key);
      longest = Math.max(longest, key.split(' ').length);
    }
  }
  const anaphora = new Map<string, AnaphoraKind>();
  for (const [kind, list] of Object.entries(words?.anaphora ?? {})) {
    for (const text of list) anaphora.set(phraseKey(text), kind as AnaphoraKind);
  }
  return {
    kinds,
    anaphora,
    phrases,
    longest,
    continues: new Set((words?.continue ?? []).map(phraseKey)),
    amounts: new Set((words?.amounts ?? []).map(phraseKey)),
  };
}

/** The kind of answer wanted, and the positions of the words that only show it. */
function findKind(
  tokens: readonly Token[],
  grammar: Grammar,
  language: string,
): { readonly kind: QuestionKind; readonly small: ReadonlySet<number> } {
  const small = new Set<number>();
  let kind: QuestionKind | undefined;
  for (let at = 0; at < tokens.length; at++) {
    for (let length = Math.min(grammar.longest, tokens.length - at); length >= 1; length--) {
      const key = tokens
        .slice(at, at + length)
        .map((token) => token.folded)
        .join(' ');
      const found = grammar.kinds.get(key);
      // Auxiliaries ask yes or no only where they open the question; Turkish asks it by a particle anywhere.
      const counts = found !== undefined && (found !== 'yes-no' || at === 0 || language === 'tr');
      if (!counts && !(length > 1 && grammar.phrases.has(key))) continue;
      for (let i = at; i < at + length; i++) small.add(i);
      if (found !== undefined && (kind === undefined || KIND_ORDER.indexOf(found) < KIND_ORDER.indexOf(kind))) kind = found;
      at += length - 1;
      break;
    }
  }
  return { kind: kind ?? 'what', small };
}

